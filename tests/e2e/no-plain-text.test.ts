import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import calls from '#renderer/i18n/locales/ar/calls.json' with { type: 'json' };
import letters from '#renderer/i18n/locales/ar/letters.json' with { type: 'json' };
import papers from '#renderer/i18n/locales/ar/papers.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import { formatPhone } from '#shared/people/phone.ts';
import { placesOf } from './harness/byte-hunt.ts';
import { startServer } from './harness/desk-harness.ts';
import { filePrinter } from './harness/file-printer.ts';
import { newCounter, openCounter } from './pages/counter.ts';
import { takeDown } from './pages/complaint-page.ts';
import { fillIn, receiveNew } from './pages/intake-page.ts';
import { savePaper } from './pages/paper-dialog.ts';
import { bookFirstFreeSlot, openFromToday } from './pages/request-page.ts';
import { matchesOf, requestsOf, searchAtHome } from './pages/search-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { openAddress } from './pages/screens.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

/** What a person told the desk, in words that stand nowhere else. */
const NAME = 'زبرجد بن كهرمان الياقوتي';
const PHONE = '0598761234';
const ID_NUMBER = '1098765430';
const NOTE = 'خلاف على بئر زمردة العقيقي';
const LOGGED = 'وعد بالعودة مع فيروز المرجاني';
const DRAFTED = 'لؤلؤ بن ماس الدري';
const SEARCHED = 'بلور الجزعي';
/** What was said in a case, by whoever asks for reconciliation and to whoever follows it. */
const IN_CASE = { typed: 'عنبر بن لازورد', note: 'ورثة فيروزج يختصمون', logged: 'اتفقوا عند مرجانة' };
const COMPLAINT = { phone: '0587612349', text: 'أساء إليه موظف اسمه ياسمينة' };
/** One letter that stays a draft, and one that is issued and saved as a file. */
const LETTERS = ['يشب المرمري', 'عقيق الفيروزجي'] as const;
const OTHER_NUMBER = '0576123498';
/** Said in a call that was logged, and in one that is still going on. */
const IN_CALLS = { logged: 'قلادة سترينية', open: 'تورمالينة الكحيلي' };
const IN_SETTINGS = 'زبرجدية الحكمي';

/** Single words too, and the phone however it may be written. */
const TELLING = [
  NAME,
  NOTE,
  LOGGED,
  DRAFTED,
  SEARCHED,
  ...Object.values(IN_CASE),
  COMPLAINT.text,
  IN_SETTINGS,
  ...LETTERS,
  ...Object.values(IN_CALLS),
]
  .flatMap((text) => text.split(' ').filter((word) => word.length > 4))
  .concat('98761234', '98 761 234', '876 1234', '٩٨٧٦١٢٣٤', ID_NUMBER)
  .concat('87612349', '87 612 349', '76123498', '76 123 498');

test('nothing a person told the desk can be read on its disk, after a kill nor after a closing in good order', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const asideFolder = join(folder, 'aside');
  await mkdir(asideFolder);
  vi.stubEnv('TMPDIR', asideFolder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { desk, who, dataFolder } = await newCounter(server, folder);
  const number = await receiveNew(who, 'F2', {
    typed: NAME,
    phone: PHONE,
    idNumber: ID_NUMBER,
    note: NOTE,
    section: 1,
    service: 1,
  });
  await openFromToday(who, number);
  await log(who, LOGGED);
  await addNumber(who, NAME, OTHER_NUMBER);
  const { logged, ...asked } = IN_CASE;
  await openFromToday(who, await receiveNew(who, 'F2', { ...asked, section: 1, service: 6 }));
  await log(who, logged);
  await takeCall(who, IN_CALLS.logged);
  await who.tabTo(who.page.getByRole('button', { name: new RegExp(`^${calls.answered}`) }));
  await who.press('Enter');
  await who.sees(calls.logged.REACHED);
  await takeCall(who, IN_CALLS.open);
  await takeDown(who, COMPLAINT);
  await writeLetter(who, LETTERS[0]);
  await who.press('Ctrl+KeyS');
  await who.sees(letters.saved);
  await changeName(who, IN_SETTINGS);
  await fillIn(who, 'F2', { typed: DRAFTED, section: 2, service: 2 });
  await searchAtHome(who, SEARCHED);
  await desk.killHard();
  expect(await placesOf(['IQJ1'], dataFolder)).toContain('IQJ1 in journal/desk.journal');
  expect(await placesOf(TELLING, dataFolder)).toEqual([]);

  const printer = await filePrinter();
  const again = await openCounter({ dataFolder, serverUrl: server.url });
  expect(await requestsOf(again.who, PHONE)).toEqual([number]);
  await openFromToday(again.who, number);
  await bookFirstFreeSlot(again.who);
  await again.who.page.getByRole('dialog').getByRole('img').waitFor();
  await again.who.press('Enter');
  await again.who.sees(papers.sent.replace('{{printer}}', printer.name));
  await writeLetter(again.who, LETTERS[1]);
  await again.who.press('Ctrl+KeyP');
  await again.who.sees(letters.issueMeans);
  await again.who.press('Tab');
  await again.who.press('Enter');
  await savePaper(again, join(folder, 'letters'));
  await again.desk.close();
  expect(await placesOf(TELLING, dataFolder)).toEqual([]);
  // Nor where the system keeps what programs put aside for a while: nothing goes to a printer, or a viewer, by such a file.
  expect(await placesOf(TELLING, asideFolder)).toEqual([]);
});

/** Writes a letter and leaves it under the pen. */
async function writeLetter(who: Receptionist, text: string): Promise<void> {
  await openAddress(who.page, '/letters/new');
  await who.page.getByLabel(letters.to, { exact: true }).waitFor();
  await who.tabTo(who.page.getByLabel(letters.to, { exact: true }));
  await who.type(text);
  await who.tabTo(who.page.getByLabel(letters.subject, { exact: true }));
  await who.type(text);
  await who.tabTo(who.page.getByLabel(letters.body, { exact: true }));
  await who.type(text);
}

/** Writes a line into the log of the request that is open. */
async function log(who: Receptionist, text: string): Promise<void> {
  await who.tabTo(who.page.getByRole('textbox', { name: requests.request.noteField }));
  await who.type(text);
  await who.confirm();
  await who.page.getByRole('list', { name: requests.request.log }).getByText(text).waitFor();
}

/** Takes a call whose number is hidden, and notes what is said. */
async function takeCall(who: Receptionist, said: string): Promise<void> {
  await who.press('Shift+F3');
  await who.page.getByText(calls.direction.IN).waitFor();
  await who.tabTo(who.page.getByRole('textbox', { name: calls.note }));
  await who.type(said);
}

/** Adds a number to somebody's card. */
async function addNumber(who: Receptionist, name: string, number: string): Promise<void> {
  await searchAtHome(who, name);
  await matchesOf(who).first().waitFor();
  await who.press('Enter');
  await who.page.getByRole('tabpanel').waitFor();
  await who.press('KeyA');
  await who.page.getByRole('textbox', { name: people.contact.raw }).waitFor();
  await who.type(number);
  await who.confirm();
  await who.sees(formatPhone(number.replace(/^0/, '+966')));
}

/** Types another name of the association, and leaves it unsaved: a draft like any other. */
async function changeName(who: Receptionist, name: string): Promise<void> {
  await openAddress(who.page, '/settings/profile');
  const field = who.page.getByRole('textbox').first();
  await field.waitFor();
  await who.tabTo(field);
  await who.type(name);
  await expect.poll(() => field.inputValue()).toContain(name);
}
