import { join } from 'node:path';
import { expect, test } from 'vitest';
import administration from '#renderer/i18n/locales/ar/administration.json' with { type: 'json' };
import complaints from '#renderer/i18n/locales/ar/complaints.json' with { type: 'json' };
import finder from '#renderer/i18n/locales/ar/finder.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { openComplaint, takeDown, takeStep } from './pages/complaint-page.ts';
import { savePaper } from './pages/paper-dialog.ts';
import { readPaper } from './harness/paper-reader.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

/** People of the demonstration. */
const RECEPTIONIST = 'تركي الأحمري';
const OFFICER = 'منى البارقي';
const MANAGER = 'فهد الأسمري';
const DELEGATE = 'محمد الشهري';

/** Words that stand nowhere else. */
const WORD = 'زمردة';
const SAID = `تأخر موعد ${WORD} ثلاث مرات، ولم يخبرها أحد أن الجلسة أُلغيت، وقد قطعت الطريق من تنومة في كل مرة مع أبنائها الصغار`;
const ACTION = 'أُنذر ياقوت كتابةً';

/** Seconds a key takes, and a decision, by the keystroke-level model; the talk itself not counted. */
const KEY = 0.28;
const DECISION = 1.35;

test('a complaint is taken down within a minute, read by the officer alone, and ends with the fixed words; the manager opens it again', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const counter = await newCounter(server, folder, 'counter');
  const office = await newCounter(server, folder, 'office');
  const { who: front } = counter;
  const { who: officer } = office;
  // A reader has keys from the first time that he comes in.
  await officer.handOver(OFFICER);
  await front.handOver(MANAGER);
  await front.handOver(RECEPTIONIST);

  const before = front.keyboard.presses();
  const { number, followUpCode } = await takeDown(front, { phone: '0598761234', text: SAID });
  const keys = front.keyboard.presses() - before;
  console.log(`a complaint of ${SAID.length} characters took ${keys} keys`);
  expect(followUpCode).toBeNull();
  expect(keys).toBeLessThanOrEqual(138);
  expect(keys * KEY + 6 * DECISION).toBeLessThanOrEqual(60);
  await front.press('Escape');
  await front.isReady();
  await findsNothing(front);

  await openComplaint(officer, number);
  await officer.sees(SAID);
  await takeStep(officer, 'acknowledge');
  await takeStep(officer, 'clarify', 'ذكرت الأيام الثلاثة');
  await takeStep(officer, 'examine');
  await takeStep(officer, 'find', 'لم يُرسل تذكير');
  await takeStep(officer, 'decide', 'الشكوى صحيحة');
  await officer.tabTo(officer.page.getByRole('textbox', { name: complaints.action.field }));
  await officer.type(ACTION);
  await officer.press('Alt+KeyS');
  await officer.sees(complaints.action.saved);
  // No way past the notice.
  expect(await officer.page.getByRole('radio', { name: complaints.move['close-told'] }).count()).toBe(0);
  await officer.tabTo(officer.page.getByRole('button', { name: complaints.next.paper }), true);
  await officer.press('Enter');
  const notice = await readPaper(await savePaper(office, join(folder, 'papers')));
  for (const word of [WORD, 'ياقوت', 'أُنذر', 'صحيحة', 'تذكير']) expect(notice.text).not.toContain(word);
  await takeStep(officer, 'notify');
  await takeStep(officer, 'close-told');

  await officer.isReady();
  await front.handOver(MANAGER);
  await openClosed(front, number);
  await front.sees(SAID);
  await takeStep(front, 'reopen', 'وردت وقائع جديدة');

  await front.press('Ctrl+KeyK');
  await front.type(finder.command.audit);
  await front.press('Enter');
  const lines = front.page.getByRole('grid', { name: settings.page.audit.title });
  const reads = lines.locator('[data-row-key]').filter({ hasText: administration.audit.kind['sealed-read'] });
  // I5: each read is in the audit, the officer's as the manager's.
  await reads.filter({ hasText: MANAGER }).first().waitFor();
  await reads.filter({ hasText: OFFICER }).first().waitFor();
  expect(await lines.innerText()).not.toContain(WORD);
});

test('a complaint about the officer is read by the delegate of the board and not by the officer; who stays unknown is known by a code', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who } = await newCounter(server, folder, 'counter');
  for (const reader of [OFFICER, DELEGATE, RECEPTIONIST]) await who.handOver(reader);
  const { number, followUpCode } = await takeDown(who, { text: SAID, about: OFFICER });
  expect(followUpCode).not.toBeNull();
  await who.press('Escape');
  await who.isReady();

  await who.handOver(OFFICER);
  await who.goTo('complaints');
  await who.sees(complaints.inbox.empty);
  expect(await who.page.getByText(number).count()).toBe(0);

  await who.handOver(DELEGATE);
  await openComplaint(who, number);
  await who.sees(SAID);
  const code = who.page.getByRole('textbox', { name: complaints.said.code });
  await who.tabTo(code);
  await who.type('2222-2222-22');
  await who.press('Tab');
  await who.press('Enter');
  await who.sees(complaints.said.codeWrong);
  await who.tabTo(code, true);
  await who.press('Ctrl+KeyA');
  await who.type(followUpCode ?? '');
  await who.press('Tab');
  await who.press('Enter');
  await who.sees(complaints.said.codeRight);
  await takeStep(who, 'acknowledge');
});

type Who = Awaited<ReturnType<typeof newCounter>>['who'];

/** The one who took it down has no place for complaints, and no search finds a word of it. */
async function findsNothing(who: Who): Promise<void> {
  expect(await who.page.getByRole('link', { name: complaints.inbox.title }).count()).toBe(0);
  await who.press('Ctrl+KeyK');
  await who.type(WORD);
  await who.sees(finder.none);
  await who.press('Escape');
  await who.press('Escape');
  await who.page.evaluate(() => (location.hash = '#/complaints'));
  await expect.poll(() => new URL(who.page.url()).hash).toBe('#/');
  expect(await who.page.locator('body').innerText()).not.toContain(WORD);
}

/** Closed ones are not among those that wait. */
async function openClosed(who: Who, number: string): Promise<void> {
  await who.goTo('complaints');
  await who.tabTo(who.page.getByRole('radio', { checked: true }));
  await who.press('ArrowDown');
  await openComplaint(who, number);
}
