import { expect, test, vi } from 'vitest';
import { handle } from '#electron/ipc/handle.ts';
import { handleJournal } from '#electron/ipc/journal-handlers.ts';
import { UnreadableSecretError } from '#electron/ports/sealed-file.ts';
import { createShellLab } from './shell-lab.ts';

test('a message of the desk with its right shape is answered', async () => {
  const { host, send } = createShellLab();
  handle(host, 'document:save', async ({ suggestedName }) => ({ kind: 'saved', path: suggestedName }));
  const answer = await send('document:save', { suggestedName: 'شهادة.pdf', bytes: Uint8Array.of(1) });
  expect(answer).toEqual({ ok: true, value: { kind: 'saved', path: 'شهادة.pdf' } });
});

test('a message from any other frame is not even looked at', async () => {
  const { host, send } = createShellLab();
  const respond = vi.fn<() => Promise<Record<string, never>>>(async () => ({}));
  handle(host, 'journal:append', respond);
  for (const sender of ['https://example.com/', 'app://desk.example/', 'app://desk/other', 'about:blank']) {
    expect(await send('journal:append', { entry: Uint8Array.of(1) }, sender)).toEqual({
      ok: false,
      code: 'untrusted-sender',
    });
  }
  expect(respond).not.toHaveBeenCalled();
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'entry'],
  ['a field missing', {}],
  ['a field too many', { entry: Uint8Array.of(1), path: '/etc/passwd' }],
  ['numbers for bytes', { entry: [1, 2, 3] }],
])('%s is refused before anything is done', async (_what, input) => {
  const { host, send } = createShellLab();
  const respond = vi.fn<() => Promise<Record<string, never>>>(async () => ({}));
  handle(host, 'journal:append', respond);
  expect(await send('journal:append', input)).toEqual({ ok: false, code: 'malformed-message' });
  expect(respond).not.toHaveBeenCalled();
});

test('an answer of the wrong shape does not reach the window', async () => {
  const { host, send, log } = createShellLab();
  handle(host, 'secrets:device-key', async () => ({ key: 'AAAA', protection: 'file' }) as never);
  expect(await send('secrets:device-key', {})).toEqual({ ok: false, code: 'fault' });
  expect(log).toHaveLength(1);
});

const coded = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });
test.each([
  ['ENOSPC', coded('ENOSPC'), 'disk-full'],
  ['EDQUOT', coded('EDQUOT'), 'disk-full'],
  ['EACCES', coded('EACCES'), 'disk-denied'],
  ['EPERM', coded('EPERM'), 'disk-denied'],
  ['EROFS', coded('EROFS'), 'disk-denied'],
  ['an unreadable key', new UnreadableSecretError('no'), 'key-unreadable'],
  ['anything else', new TypeError('undefined is not a function'), 'fault'],
  ['something that is no error', 'thrown text', 'fault'],
])('%s reaches the window as a code, and the log in words', async (_what, error, code) => {
  const { host, send, log } = createShellLab();
  handle(host, 'journal:read', () => Promise.reject(error as Error));
  expect(await send('journal:read', {})).toEqual({ ok: false, code });
  expect(log[0]).toMatch(/^journal:read: ./);
});

test('the journal is read and written through its two channels', async () => {
  const { host, send } = createShellLab();
  const entries: Uint8Array[] = [];
  handleJournal(host, {
    read: async () => ({ entries, damaged: 2 }),
    append: async (entry) => void entries.push(entry),
    trim: async () => false,
    empty: async () => undefined,
    close: async () => undefined,
  });
  expect(await send('journal:append', { entry: Uint8Array.of(7) })).toEqual({ ok: true, value: {} });
  expect(await send('journal:read', {})).toEqual({ ok: true, value: { entries: [Uint8Array.of(7)], damaged: 2 } });
});
