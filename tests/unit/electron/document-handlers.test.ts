import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { IpcInput } from '#shared/contract/ipc.ts';
import { handleDocuments } from '#electron/ipc/document-handlers.ts';
import { createShellLab } from './shell-lab.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PDF = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 255]);

/** Documents, with a person who answers where to save. */
function openShell(answer: (suggested: string) => string | null) {
  const shell = createShellLab();
  const suggested: string[] = [];
  const printed: IpcInput<'document:print'>[] = [];
  handleDocuments(shell.host, {
    printer: {
      print: async (job) => {
        printed.push(job);
        return { kind: 'sent', printer: 'HP' };
      },
      list: async () => ['HP'],
    },
    documentsFolder: join('/', 'documents'),
    askWhereToSave: async (path) => {
      suggested.push(path);
      return answer(path);
    },
    askForFolder: async (path) => answer(path),
  });
  const save = (suggestedName: string) => shell.send('document:save', { suggestedName, bytes: PDF });
  return { ...shell, suggested, printed, save };
}

test('a paper is written where the person says, byte for byte', async () => {
  const path = join(await temporaryFolder(), 'شهادة.pdf');
  expect(await openShell(() => path).save('شهادة.pdf')).toEqual({ ok: true, value: { kind: 'saved', path } });
  expect(new Uint8Array(await readFile(path))).toEqual(PDF);
});

test('whoever changes their mind has saved nothing', async () => {
  expect(await openShell(() => null).save('شهادة.pdf')).toEqual({ ok: true, value: { kind: 'cancelled' } });
});

test('where it cannot be written the reason is given', async () => {
  const path = join(await temporaryFolder(), 'missing', 'شهادة.pdf');
  expect(await openShell(() => path).save('شهادة.pdf')).toMatchObject({
    ok: true,
    value: { kind: 'failed', reason: expect.stringContaining('ENOENT') as string },
  });
});

test.each([
  ['شهادة 1448/03/00123/64.pdf', 'شهادة 1448-03-00123-64.pdf'],
  ['a\\b:c*d?e"f<g>h|i.pdf', 'a-b-c-d-e-f-g-h-i.pdf'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['..', ''],
  ['.hidden.pdf', 'hidden.pdf'],
  ['slip\n\t.pdf', 'slip--.pdf'],
  ['slip\u202Efdp.exe', 'slipfdp.exe'],
  ['\u2067شهادة\u2069 سعد.pdf', 'شهادة سعد.pdf'],
  ['slip.pdf. . ', 'slip.pdf'],
])('«%s» is suggested as «%s»', async (name, expected) => {
  const shell = openShell(() => null);
  await shell.save(name);
  expect(shell.suggested).toEqual([join('/', 'documents', expected)]);
});

test('a print job goes to the printer as it is', async () => {
  const shell = openShell(() => null);
  const job = { title: 'موعد', bytes: PDF, paper: 'A5', printer: null, tray: null } as const;
  expect(await shell.send('document:print', job)).toEqual({ ok: true, value: { kind: 'sent', printer: 'HP' } });
  expect(shell.printed).toEqual([job]);
  expect(await shell.send('document:print', { ...job, paper: 'letter' })).toEqual({
    ok: false,
    code: 'malformed-message',
  });
});
