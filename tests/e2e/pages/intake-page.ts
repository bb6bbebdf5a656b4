import type { Locator } from 'playwright-core';
import words from '#renderer/i18n/locales/ar/intake.json' with { type: 'json' };
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import type { Receptionist } from './receptionist.ts';

/** Hijri year, desk, counter, check: «1448/01/00412/36». */
export const REFERENCE_NUMBER = /\d{4}\/\d\d\/\d{5}\/\d\d/;

type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Someone the desk does not know yet, and what he wants. */
export interface NewVisitor {
  /** What is typed into the search first: a phone, a name or an id number. */
  readonly typed: string;
  readonly name?: string;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly note?: string;
  /** The keys of section and service, as they stand on the screen. */
  readonly section: Digit;
  readonly service: Digit;
}

/** The parts of quick intake, by what they are called on the screen. */
export function intakeParts({ page }: Pick<Receptionist, 'page'>) {
  const saved = page.getByRole('region', { name: words.saved.title });
  return {
    search: page.getByRole('searchbox', { name: search.label }),
    nobody: page.getByText(search.none),
    name: page.getByRole('textbox', { name: words.person.name, exact: true }),
    phone: page.getByRole('textbox', { name: words.person.phone, exact: true }),
    idNumber: page.getByRole('textbox', { name: words.person.idNumber }),
    village: page.getByRole('combobox', { name: words.person.village }),
    section: page.getByRole('radiogroup', { name: words.section }),
    service: page.getByRole('radiogroup', { name: words.service }),
    note: page.getByRole('textbox', { name: words.note }),
    saved,
    number: saved.getByText(REFERENCE_NUMBER),
  };
}

/** Receives someone new, from the function key to the number on the screen; returns that number. */
export async function receiveNew(who: Receptionist, key: 'F2' | 'F3', visitor: NewVisitor): Promise<string> {
  await fillIn(who, key, visitor);
  await who.confirm();
  return readNumber(who);
}

/** All of an intake but its saving. */
export async function fillIn(who: Receptionist, key: 'F2' | 'F3', visitor: NewVisitor): Promise<void> {
  const parts = intakeParts(who);
  await who.press(key);
  await parts.search.waitFor();
  await who.type(visitor.typed);
  await parts.nobody.waitFor();
  await who.press('Enter');
  await parts.name.waitFor();
  const write = async (field: Locator, text: string | undefined) => {
    if (text === undefined) return;
    await who.tabTo(field);
    await who.type(text);
  };
  await write(parts.name, visitor.name);
  await write(parts.phone, visitor.phone);
  await write(parts.idNumber, visitor.idNumber);
  await who.tabTo(parts.section);
  await who.press(`Digit${visitor.section}`);
  await who.tabTo(parts.service);
  await who.press(`Digit${visitor.service}`);
  await write(parts.note, visitor.note);
}

/** The number that is read out to the visitor. */
export async function readNumber(who: Receptionist): Promise<string> {
  return (await intakeParts(who).number.textContent()) ?? '';
}
