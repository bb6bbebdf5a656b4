import { stripInvisible } from '../kernel/bidi.ts';
import { foldDigits } from '../kernel/digits.ts';

/** Hijri year, the code leased to the desk once, and that desk's own counter: unique without any network. */
export type ReferenceParts = { readonly year: number; readonly desk: number; readonly counter: number };

/**
 * `YYYY/DD/NNNNN/CC`, as «1447/03/00123/64». CC are the check digits of ISO 7064 MOD 97-10, which catch any one wrong
 * digit and any two neighbours swapped. The slash keeps its place in right-to-left text; use "-" in file names only.
 */
export function formatReference({ year, desk, counter }: ReferenceParts): string {
  if (!isWithin(year, 9999) || !isWithin(desk, 99) || !isWithin(counter, 99_999))
    throw new RangeError(`Not a reference: ${year}/${desk}/${counter}`);
  const groups = [pad(year, 4), pad(desk, 2), pad(counter, 5)];
  return [...groups, checkDigits(groups.join(''))].join('/');
}

/**
 * Reads a reference as typed, scanned or pasted: Arabic digits, "-" or spaces for "/", or the thirteen digits alone.
 * Null where the shape or the check digits are wrong.
 */
export function parseReference(text: string): ReferenceParts | null {
  const tidy = stripInvisible(foldDigits(text.normalize('NFKC'))).trim();
  const [, year, desk, counter, check] = shape.exec(tidy) ?? [];
  if (year === undefined || desk === undefined || counter === undefined) return null;
  if (check !== checkDigits(year + desk + counter)) return null;
  return { year: Number(year), desk: Number(desk), counter: Number(counter) };
}

const separator = String.raw`(?:\s*[/\-\u2010-\u2015\u2212]\s*|\s*)`;
const shape = new RegExp(`^${[4, 2, 5, 2].map((length) => String.raw`(\d{${length}})`).join(separator)}$`);

const isWithin = (value: number, highest: number) => Number.isInteger(value) && value >= 0 && value <= highest;
const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** Two digits that make the whole number leave 1 when divided by 97. */
const checkDigits = (digits: string): string => pad(98 - ((Number(digits) * 100) % 97), 2);

/** As much of a reference number as somebody remembers. */
export type ReferencePart = { readonly desk: number | null; readonly counter: number; readonly check: string | null };

/**
 * Reads a reference number or its last digits as somebody says them: the whole of it, «03/00412/36», «00412/36»,
 * «0041236», or the counter alone, «412». Null where it is none of these.
 */
export function readReferencePart(text: string): ReferencePart | null {
  const whole = parseReference(text);
  if (whole) return { desk: whole.desk, counter: whole.counter, check: null };
  const tidy = stripInvisible(foldDigits(text.normalize('NFKC'))).trim();
  const [, desk, counter, check] =
    /^(?:(\d{2})[/\- ]?)?(\d{5})[/\- ]?(\d{2})$/.exec(tidy) ?? /^(\d{2})[/\- ](\d{1,5})$/.exec(tidy) ?? [];
  if (counter !== undefined)
    return { desk: desk === undefined ? null : Number(desk), counter: Number(counter), check: check ?? null };
  return /^\d{1,5}$/.test(tidy) ? { desk: null, counter: Number(tidy), check: null } : null;
}

/** Desk and counter of a number, «3/412»: what it is looked up by when the year is not said. */
export const referencePlace = (desk: number, counter: number): string => `${desk}/${counter}`;
