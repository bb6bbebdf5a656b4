import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import intake from '#renderer/i18n/locales/ar/intake.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { startServer } from './harness/desk-harness.ts';
import { newCounter, openCounter } from './pages/counter.ts';
import { shut } from './pages/door.ts';
import { fillIn, intakeParts, readNumber, receiveNew } from './pages/intake-page.ts';
import { untilDraftIsKept } from './pages/kept-draft.ts';
import { openFromToday } from './pages/request-page.ts';
import type { Place } from './pages/receptionist.ts';
import { matchesOf, requestsOf, searchAtHome } from './pages/search-page.ts';
import { addOpportunity } from './pages/volunteers-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;

async function counterAlone() {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  return { server, ...(await newCounter(server, folder)) };
}

test('F2 and F3 begin an intake from every screen, with the search ready to type in', async () => {
  const { who } = await counterAlone();
  const number = await receiveNew(who, 'F2', SALIM);
  const begins = async (key: 'F2' | 'F3'): Promise<void> => {
    const title = intake.title[key === 'F2' ? 'WALK_IN' : 'PHONE'];
    await who.press(key);
    await who.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => hasFocus(intakeParts(who).search)).toBe(true);
  };
  for (const place of ['home', 'requests', 'people', 'appointments', 'volunteers', 'sync'] satisfies Place[]) {
    await who.goTo(place);
    await begins('F2');
    await who.goTo(place);
    await begins('F3');
  }
  await begins('F2');
  await begins('F3');
  await openFromToday(who, number);
  await begins('F3');
  await requestsOf(who, SALIM.typed);
  await begins('F2');
  await addOpportunity(who, { title: 'ملتقى', from: '١/٦/١٤٤٥', to: '١/٦/١٤٤٥' });
  await begins('F2');
});

test('a screen that was opened is where the next Tab goes', async () => {
  const { who } = await counterAlone();
  for (const place of ['requests', 'people'] satisfies Place[]) {
    await who.goTo(place);
    await who.press('Tab');
    expect(await hasFocus(who.page.getByRole('main').getByRole('searchbox'))).toBe(true);
  }
  // The home gives its search the focus itself.
  await who.goTo('home');
  await expect.poll(() => hasFocus(intakeParts(who).search)).toBe(true);
});

test('someone known is received with at most fourteen keys, someone unknown with at most forty-seven', async () => {
  const { who } = await counterAlone();
  const { keyboard } = who;
  await receiveNew(who, 'F2', SALIM);
  await who.goTo('home');

  const before = keyboard.presses();
  await who.press('F2');
  await who.type('501234567');
  await who.press('Enter');
  await who.press('Digit1');
  await who.press('Ctrl+Enter');
  await readNumber(who);
  const known = keyboard.presses() - before;
  expect(await requestsOf(who, SALIM.typed)).toHaveLength(2);

  const between = keyboard.presses();
  await who.press('F2');
  await who.type('556677889');
  await who.press('Enter');
  await who.type('سعد بن ناصر العمري');
  for (let field = 0; field < 3; field += 1) await who.press('Tab');
  await who.type('تنو');
  await who.press('Enter');
  await who.press('Tab');
  await who.press('Digit1');
  await who.press('Tab');
  await who.press('Digit3');
  await who.press('Ctrl+Enter');
  await readNumber(who);
  const unknown = keyboard.presses() - between;
  console.log(`keys: ${known} for someone known, ${unknown} for someone unknown`);
  expect(known).toBeLessThanOrEqual(14);
  expect(unknown).toBeLessThanOrEqual(47);
  expect(await requestsOf(who, 'سعد العمري')).toHaveLength(1);
  await who.sees('تنومة');
});

test('Enter takes the first match however fast it follows the last digit; Alt and a digit take another', async () => {
  const { who } = await counterAlone();
  await receiveNew(who, 'F2', SALIM);
  await receiveNew(who, 'F2', { ...SALIM, typed: '0501234568', name: 'نورة بنت علي الأسمري' });
  await who.press('F2');
  await who.type('٠٥٠١٢٣٤٥٦٨');
  await who.press('Enter');
  await who.page.getByRole('heading', { level: 2, name: 'نورة بنت علي الأسمري' }).first().waitFor();
  await who.press('Alt+KeyX');
  await searchAtHome(who, 'علي الاسمرى');
  expect(await matchesOf(who).count()).toBe(2);
  const second = await matchesOf(who).nth(1).innerText();
  await who.press('Alt+Digit2');
  // The card is read after its screen has come.
  const isOpened = async () => second.includes(await who.page.getByRole('heading', { level: 1 }).innerText());
  await expect.poll(isOpened).toBe(true);
});

test('who is not found takes along what was typed into a new person, each into its field', async () => {
  const { who } = await counterAlone();
  const parts = intakeParts(who);
  const fields = ['name', 'phone', 'idNumber'] as const;
  const carried = async (typed: string): Promise<string[]> => {
    await who.type(typed);
    await who.press('Enter');
    await expect.poll(() => hasFocus(parts.name)).toBe(true);
    const held = await Promise.all(fields.map((field) => parts[field].inputValue()));
    await who.press('Alt+KeyX');
    await who.press('Escape');
    return held;
  };
  await who.press('F2');
  expect(await carried('عبد الله بن فهد')).toEqual(['عبد الله بن فهد', '', '']);
  expect(await carried('٠٥٥٩٩٨٨٧٧٦')).toEqual(['', '0559988776', '']);
  expect(await carried('+966 55 998 8776')).toEqual(['', '+966 55 998 8776', '']);
  expect(await carried('١٠٩٨٧٦٥٤٣٠')).toEqual(['', '', '1098765430']);
});

test('digits choose section and service, in either script, and what is missing is said', async () => {
  const { who } = await counterAlone();
  const parts = intakeParts(who);
  await who.press('F2');
  await who.type('خالد');
  await who.press('Enter');
  await who.tabTo(parts.section);
  await who.sees(intake.missing.section);
  await who.type('٢');
  expect(await checkedIn(parts.section)).toBe('نساء');
  await who.sees(intake.missing.service);
  await who.tabTo(parts.service);
  await who.press('Digit7');
  expect(await checkedIn(parts.service)).toBe('إرشاد أسري');
  await who.type('٨');
  expect(await checkedIn(parts.service)).toBe('مقترح');
  await who.press('Ctrl+Enter');
  expect(await readNumber(who)).not.toBe('');
});

test('Arabic digits are taken in every field', async () => {
  const { who } = await counterAlone();
  const number = await receiveNew(who, 'F3', {
    typed: 'مريم القحطاني',
    phone: '٠٥٠ ٧٧٧ ٨٨٩٩',
    idNumber: '١٠٠٠٠٠٠٠٠٨',
    section: 2,
    service: 2,
  });
  expect(await requestsOf(who, '٠٥٠٧٧٧٨٨٩٩')).toEqual([number]);
  await who.sees('1000000008');
  expect(await requestsOf(who, '١٠٠٠٠٠٠٠')).toEqual([number]);

  const filtered = async (place: 'requests' | 'people', label: string, typed: string) => {
    await who.goTo(place);
    await who.tabTo(who.page.getByRole('searchbox', { name: label }));
    await who.type(typed);
    await expect.poll(() => who.page.getByRole('grid').locator('[data-row-key]').count()).toBe(1);
  };
  await filtered('requests', requests.filter.text, toArabicDigits(number));
  await filtered('people', people.filter, '٠٥٠٧٧٧');
});

test('a visitor waits with all that was typed while another is received, while a call is taken, and while the desk is shut', async () => {
  const { who } = await counterAlone();
  const parts = intakeParts(who);
  await fillIn(who, 'F2', { typed: '0551112223', name: 'سلطان', note: 'خلاف مع جاره', section: 1, service: 6 });
  await who.press('Alt+KeyQ');
  await expect.poll(() => hasFocus(parts.search)).toBe(true);
  await who.type('منصور العمري');
  await who.press('Enter');
  await expect.poll(() => parts.name.inputValue()).toBe('منصور العمري');
  await who.press('F3');
  await who.page.getByRole('heading', { level: 1, name: intake.title.PHONE }).waitFor();
  await who.press('F2');
  await expect.poll(() => parts.name.inputValue()).toBe('منصور العمري');
  await who.press('Alt+KeyQ');
  await expect.poll(() => parts.name.inputValue()).toBe('سلطان');
  expect(await parts.note.inputValue()).toBe('خلاف مع جاره');

  await untilDraftIsKept(who);
  await shut(who);
  await who.isReady();
  await expect.poll(() => parts.name.inputValue()).toBe('سلطان');
  await who.confirm();
  await readNumber(who);
  await who.press('Alt+KeyQ');
  await expect.poll(() => parts.name.inputValue()).toBe('منصور العمري');
});

test('what was noted for one visitor does not go to the next, and is not lost either', async () => {
  const { who } = await counterAlone();
  const parts = intakeParts(who);
  await fillIn(who, 'F2', { typed: '0551112223', name: 'سلطان', note: 'خلاف مع جاره', section: 1, service: 6 });
  await searchAtHome(who, 'منصور العمري');
  await who.press('Enter');
  await expect.poll(() => parts.name.inputValue()).toBe('منصور العمري');
  expect(await parts.phone.inputValue()).toBe('');
  expect(await parts.note.inputValue()).toBe('');
  expect(await parts.service.getByRole('radio', { checked: true }).count()).toBe(0);

  await who.sees(desk.draft.parked);
  await who.press('Alt+KeyQ');
  await expect.poll(() => parts.note.inputValue()).toBe('خلاف مع جاره');
  expect(await parts.name.inputValue()).toBe('سلطان');
});

test('a half-typed intake is there again after a kill', async () => {
  const { who, desk, server, dataFolder } = await counterAlone();
  await fillIn(who, 'F3', { typed: '0509998887', name: 'هند', note: 'تسأل عن موعد', section: 2, service: 4 });
  await untilDraftIsKept(who);
  await desk.killHard();
  const { who: again } = await openCounter({ dataFolder, serverUrl: server.url });
  const parts = intakeParts(again);
  await again.press('F3');
  await expect.poll(() => parts.name.inputValue()).toBe('هند');
  expect(await parts.phone.inputValue()).toBe('0509998887');
  expect(await parts.note.inputValue()).toBe('تسأل عن موعد');
  expect([await checkedIn(parts.section), await checkedIn(parts.service)]).toEqual(['نساء', 'عمل (موظف)']);
  await again.press('Ctrl+Enter');
  const number = await readNumber(again);
  expect(await requestsOf(again, '0509998887')).toEqual([number]);
});

test('a note begun at a request is there again after the desk was shut', async () => {
  const { who } = await counterAlone();
  await openFromToday(who, await receiveNew(who, 'F2', SALIM));
  const note = who.page.getByRole('textbox', { name: requests.request.noteField });
  await who.tabTo(note);
  await who.type('وعد بإحضار صك الولاية غدًا');
  await shut(who);
  await who.isReady();
  await expect.poll(() => note.inputValue()).toBe('وعد بإحضار صك الولاية غدًا');
  await who.tabTo(note);
  await who.press('Ctrl+Enter');
  await who.sees('وعد بإحضار صك الولاية غدًا');
  await expect.poll(() => note.inputValue()).toBe('');
});

const hasFocus = (field: Locator): Promise<boolean> => field.evaluate((element) => element === document.activeElement);

/** The word on the chosen answer, without its key. */
async function checkedIn(group: Locator): Promise<string> {
  const chosen = group.locator('label').filter({ has: group.page().getByRole('radio', { checked: true }) });
  return (await chosen.innerText()).split('\n')[0] ?? '';
}
