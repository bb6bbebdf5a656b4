import { expect, test } from 'vitest';
import answers from '#renderer/i18n/locales/ar/answers.json' with { type: 'json' };
import calls from '#renderer/i18n/locales/ar/calls.json' with { type: 'json' };
import complaints from '#renderer/i18n/locales/ar/complaints.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import papers from '#renderer/i18n/locales/ar/papers.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { openFromToday } from './pages/request-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;

/** As many signs as somebody notes of a complaint on the telephone. */
const SAID = 'وعدوني بموعد الأسبوع الماضي ولم يتصل بي أحد ثم جئت اليوم فقيل لي إن الطلب غير موجود وأريد أن يُنظر في هذا';

async function counterAlone() {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who } = await newCounter(server, folder);
  let before = 0;
  return {
    who,
    /** Counts the keys from here. */
    begin: () => (before = who.keyboard.presses()),
    count: () => who.keyboard.presses() - before,
  };
}

test('a question on the telephone is answered and logged with at most eighteen keys', async () => {
  const { who, begin, count } = await counterAlone();
  begin();
  await who.press('Shift+F3');
  await who.page.getByText(calls.direction.IN).waitFor();
  await who.press('Ctrl+KeyK');
  await who.page.getByRole('dialog').getByRole('listbox').waitFor();
  await who.type('دليل');
  await who.page.getByRole('option', { name: /دليل/ }).first().waitFor();
  await who.press('Enter');
  await who.page.getByRole('heading', { level: 1, name: answers.title }).waitFor();
  await who.type('تطو');
  await who.page.getByRole('option', { name: /تطوع/ }).first().waitFor();
  await who.press('Enter');
  await who.page.getByRole('button', { name: answers.given }).waitFor();
  await who.confirm();
  await who.sees(answers.logged);
  const keys = count();
  console.log(`keys: ${keys} for a question that is answered`);
  expect(keys).toBeLessThanOrEqual(18);
  await expect.poll(() => who.page.getByText(calls.direction.IN).count()).toBe(0);
});

test('a complaint on the telephone is sealed with at most eighteen keys beside its words', async () => {
  const { who, begin, count } = await counterAlone();
  begin();
  await who.press('F4');
  await who.sees(complaints.new.promise);
  await who.type('501234567');
  await who.page
    .getByText('لا أحد')
    .or(who.page.getByRole('button', { name: /جديد|متصل/ }))
    .first()
    .waitFor();
  await who.press('Enter');
  await who.page.getByText(complaints.new.changeComplainant).waitFor();
  await who.press('Digit1');
  await who.press('Digit1');
  const beforeWords = count();
  await who.type(SAID);
  const words = count() - beforeWords;
  await who.press('Tab');
  await who.press('Digit1');
  await who.confirm();
  await who.sees(complaints.sealed.title);
  const keys = count() - words;
  console.log(`keys: ${keys} for a complaint, and ${words} for its ${[...SAID].length} signs`);
  expect(keys).toBeLessThanOrEqual(18);
  expect(keys + words).toBeLessThanOrEqual(138);
});

test('an interview is booked with at most seven keys, its slip ready to be printed by the last one', async () => {
  const { who, begin, count } = await counterAlone();
  await openFromToday(who, await receiveNew(who, 'F2', SALIM));
  begin();
  await who.press('Ctrl+KeyM');
  await who.page.getByRole('listbox', { name: requests.booking.slots }).waitFor();
  await who.press('Enter');
  const print = who.page.getByRole('dialog').getByRole('button', { name: papers.print });
  await expect.poll(() => print.isEnabled()).toBe(true);
  // What Enter would do: the dialog of the printer is the system's own.
  const keys = count() + 1;
  console.log(`keys: ${keys} for an interview and its slip`);
  expect(keys).toBeLessThanOrEqual(7);
  expect(await print.getAttribute('aria-keyshortcuts')).toBe('Enter');
});

test('somebody is transferred to the nearest unit with at most six keys', async () => {
  const { who, begin, count } = await counterAlone();
  const number = await receiveNew(who, 'F2', { ...SALIM, service: 1 });
  await openFromToday(who, number);
  const step = (name: string) => who.page.getByRole('button', { name: new RegExp(`^${name}`) });
  await step(requests.command.SCREEN).waitFor();
  await who.press('Alt+Digit1');
  await step(requests.command.TRANSFER).waitFor();
  for (const box of await who.page.getByRole('main').getByRole('checkbox').all()) {
    await who.tabTo(box);
    await who.press('Space');
    await expect.poll(() => box.isChecked()).toBe(true);
  }
  begin();
  await who.press('Ctrl+KeyT');
  await who.page.getByRole('listbox', { name: requests.transfer.units }).waitFor();
  await who.press('Digit1');
  await who.confirm();
  await expect.poll(() => who.page.getByRole('listbox', { name: requests.transfer.units }).count()).toBe(0);
  const keys = count();
  console.log(`keys: ${keys} for a transfer`);
  expect(keys).toBeLessThanOrEqual(6);
});
