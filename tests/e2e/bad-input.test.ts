import { expect, test } from 'vitest';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import volunteers from '#renderer/i18n/locales/ar/volunteers.json' with { type: 'json' };
import { uiWords } from '#renderer/i18n/ui-words.ts';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { LONGEST_NOTE } from '#shared/requests/note.ts';
import { startServer } from './harness/desk-harness.ts';
import { newCounter, openCounter } from './pages/counter.ts';
import { shut } from './pages/door.ts';
import { intakeParts, readNumber } from './pages/intake-page.ts';
import { untilDraftIsKept } from './pages/kept-draft.ts';
import { requestsOf } from './pages/search-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const MEGABYTE = 'خلاف مع جاره على حدود أرض. '.repeat(40_000).slice(0, 1_000_000);
/** As it comes out of a message: the name within marks that turn the writing. */
const TURNED = '\u202Bخالد بن سعد\u202C';

test('what cannot be right is said at its field, nothing is cut off or lost, and after a kill all of it is there again', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who, desk: window, dataFolder } = await newCounter(server, folder);
  const parts = intakeParts(who);
  await who.press('F2');
  await who.type('غريب');
  await parts.nobody.waitFor();
  await who.press('Enter');
  await parts.name.waitFor();
  await who.press('Ctrl+KeyA');
  await paste(who, TURNED);
  await who.sees(desk.typed.hiddenMarks);
  await who.tabTo(parts.phone);
  await who.type('050١2س4567');
  await who.sees(desk.typed.phone.letters);
  await who.tabTo(parts.section);
  await who.press('Digit1');
  await who.tabTo(parts.service);
  await who.press('Digit2');
  await who.tabTo(parts.note);
  await paste(who, MEGABYTE);
  const extra = new Intl.NumberFormat('ar-SA-u-nu-arab').format(MEGABYTE.trim().length - LONGEST_NOTE);
  await who.sees(new RegExp(`النص أطول من المسموح بـ${extra}`));
  await who.press('Ctrl+Enter');
  expect(await parts.saved.count()).toBe(0);

  await untilDraftIsKept(who);
  await window.killHard();
  const again = await openCounter({ dataFolder, serverUrl: server.url });
  const kept = intakeParts(again.who);
  await again.who.press('F2');
  await expect.poll(() => kept.note.inputValue().then(({ length }) => length)).toBe(1_000_000);
  expect(await kept.name.inputValue()).toBe(TURNED);
  expect(await kept.phone.inputValue()).toBe('05012س4567');

  await again.who.tabTo(kept.note);
  await again.who.press('Ctrl+KeyA');
  await again.who.type('خلاف مع جاره');
  await again.who.confirm();
  const number = await readNumber(again.who);
  expect(await requestsOf(again.who, 'خالد سعد')).toEqual([number]);
});

test('a day that no Hijri month has is said at its field, and stays there to be mended', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who } = await newCounter(server, folder);
  const field = (name: string) => who.page.getByRole('textbox', { name, exact: true });
  await who.goTo('volunteers');
  await who.press('KeyN');
  await field(volunteers.opportunity.title).waitFor();
  await who.type('ملتقى');
  await who.tabTo(field(volunteers.opportunity.from));
  await who.type('٣١/١٣/١٤٤٨');
  await who.press('Tab');
  await who.sees(uiWords.ar.notADate);
  expect(toArabicDigits(await field(volunteers.opportunity.from).inputValue())).toBe('٣١/١٣/١٤٤٨');
  expect(await field(volunteers.opportunity.title).inputValue()).toBe('ملتقى');

  // A form is given up with one key, and is there again with another.
  await who.press('Escape');
  await field(volunteers.opportunity.title).waitFor({ state: 'detached' });
  await who.press('F6');
  await who.tabTo(who.page.getByRole('button', { name: desk.draft.bringBack }));
  await who.press('Enter');
  await expect.poll(() => field(volunteers.opportunity.title).inputValue()).toBe('ملتقى');
  await untilDraftIsKept(who);
  await shut(who);
  await who.isReady();
  await expect.poll(() => field(volunteers.opportunity.title).inputValue()).toBe('ملتقى');
});

/** As Ctrl+V does: the whole text at once. */
const paste = (who: Receptionist, text: string): Promise<void> => who.page.keyboard.insertText(text);
