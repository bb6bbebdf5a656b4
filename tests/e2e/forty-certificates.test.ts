import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import certificates from '#renderer/i18n/locales/ar/certificates.json' with { type: 'json' };
import papers from '#renderer/i18n/locales/ar/papers.json' with { type: 'json' };
import volunteers from '#renderer/i18n/locales/ar/volunteers.json' with { type: 'json' };
import { toArabicDigits } from '#shared/kernel/digits.ts';
import type { Opportunity, Participation } from '#shared/volunteers/volunteering.ts';
import { aCreation } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { startServer, type TestServer } from './harness/desk-harness.ts';
import { filePrinter } from './harness/file-printer.ts';
import { headlessDesk } from './harness/headless-desk.ts';
import { newCounter } from './pages/counter.ts';
import { readPaper } from './harness/paper-reader.ts';
import { supervisorAt } from './harness/supervisor.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const run = promisify(execFile);

/** Somebody who may write people's cards as well as lists of volunteers. */
const LISTER = 'demo-1-everyone';
const CLEAN_UP: Opportunity = {
  section: 'MEN',
  title: 'تنظيف متنزه السودة',
  platformNumber: '',
  from: '2026-11-20',
  to: '2026-11-21',
  minimumHours: 4,
};
/** Forty came, three did not. */
const LISTED = 43;
const ABSENT = 3;
const names = ['أحمد', 'سعد', 'علي', 'محمد', 'فهد', 'تركي', 'سالم'] as const;

/** Volunteers who were listed at another desk. */
async function listVolunteers(server: TestServer): Promise<void> {
  const desk = await headlessDesk(server, LISTER);
  const at = new Date().toISOString();
  const participation = (personId: string): Participation => ({
    section: 'MEN',
    opportunityId: 'clean-up',
    personId,
    attendance: 'LISTED',
    hours: 0,
    recordedBy: LISTER,
    recordedAt: at,
    verifiedBy: null,
    verifiedAt: null,
  });
  const records = Array.from({ length: LISTED }, (_, index) => {
    const id = `volunteer-${index}`;
    const [first, second] = [names[index % names.length], names[(index * 3 + 1) % names.length]];
    const name = `${first} بن ${second} بن ${names[Math.floor(index / names.length)] ?? first} الأسمري`;
    const person = aPerson({
      name,
      idType: 'NONE',
      idNumber: '',
      birth: { date: '1989-08-03', calendar: 'HIJRI', precision: 'YEAR' },
    });
    return [
      ['people', id, person],
      ['participations', `${id}-part`, participation(id)],
    ] as const;
  });
  const all = [['opportunities', 'clean-up', CLEAN_UP] as const, ...records.flat()];
  const results = await desk.push(
    all.map(([table, id, record], index) => aCreation(table, id, record, { mid: index + 1, at })),
  );
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
}

test('forty certificates leave as one job with at most twenty-four keys', async () => {
  const folder = await temporaryFolder();
  const printer = await filePrinter();
  const server = await startServer({ dataFolder: folder });
  await listVolunteers(server);
  const { who } = await newCounter(server, folder);
  const { page } = who;

  const before = who.keyboard.presses();
  await who.press('Ctrl+KeyK');
  await page.getByRole('dialog').getByRole('listbox').waitFor();
  await who.type('تنظ');
  await page.getByRole('option', { name: new RegExp(CLEAN_UP.title) }).waitFor();
  await who.press('Enter');
  await page.getByRole('heading', { level: 1, name: CLEAN_UP.title }).waitFor();
  await who.press('Alt+KeyS');
  const sheet = page.getByRole('grid', { name: volunteers.attendance.sheet });
  await sheet.locator('[role=row]:focus').waitFor();
  await who.press('Ctrl+KeyA');
  for (let exception = 0; exception < ABSENT; exception += 1) {
    await who.press('Space');
    await who.press('ArrowDown');
  }
  await who.confirm();
  await who.sees(volunteers.attendance.marked_other.replace('{{n}}', toArabicDigits(String(LISTED - ABSENT))));

  await (await supervisorAt(server)).verifyAllHours();
  await sheet.getByText(volunteers.attendance.verified).first().waitFor();

  await who.press('KeyC');
  const issue = page.getByRole('button', { name: certificates.issueAndPrint_other.replace('{{n}}', '٤٠') });
  await issue.waitFor();
  await page.getByRole('img', { name: certificates.sample }).waitFor();
  await who.press('Ctrl+KeyP');
  const confirmed = Date.now();
  await who.sees(papers.sent.replace('{{printer}}', printer.name));
  const taken = Date.now() - confirmed;

  const keys = who.keyboard.presses() - before;
  console.log(`keys: ${keys} for forty certificates; ${taken} ms from the confirmation to the printer`);
  expect(keys).toBeLessThanOrEqual(24);
  const { stdout } = await run('pdfinfo', [printer.paper]);
  expect(Number(/^Pages:\s+(\d+)$/m.exec(stdout)?.[1])).toBe(LISTED - ABSENT);
  expect((await readPaper(printer.paper)).text).toContain(CLEAN_UP.title);
  expect(await printer.options()).toEqual(
    expect.arrayContaining(['-d', printer.name, 'media=A4', 'print-scaling=none']),
  );
});
