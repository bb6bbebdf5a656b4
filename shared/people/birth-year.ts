import { foldDigits } from '../kernel/digits.ts';
import { firstHijriYear, lastHijriYear } from '../kernel/hijri-month-starts.ts';
import { toGregorian, toHijri } from '../kernel/hijri-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Birth } from './person.ts';

export type BirthYearRefusal = 'not-a-year' | 'out-of-range' | 'in-the-future';

/**
 * Reads a year of birth as people say it, «١٤١٠» or «1990»: the calendar is told by the size of the number. It is kept
 * as the first day of that year, with its precision beside it. `today` is an ISO date.
 */
export function readBirthYear(typed: string, today: string): Result<Birth, BirthYearRefusal> {
  const digits = foldDigits(typed)
    .replace(/\s*(هـ|ه|م)\s*$/u, '')
    .trim();
  if (!/^\d{4}$/.test(digits)) return err('not-a-year');
  const year = Number(digits);
  const calendar = year <= lastHijriYear ? 'HIJRI' : 'GREGORIAN';
  const date = calendar === 'HIJRI' ? toGregorian({ year, month: 1, day: 1 }) : `${digits}-01-01`;
  if (date === null || year < firstHijriYear || (calendar === 'GREGORIAN' && year < 1900)) return err('out-of-range');
  return date > today ? err('in-the-future') : ok({ date, calendar, precision: 'YEAR' });
}

/** The year a birth is known by, in the calendar in which it was given. */
export function birthYearOf({ date, calendar }: Birth): number {
  const hijri = calendar === 'HIJRI' ? toHijri(date) : null;
  return hijri?.year ?? Number(date.slice(0, 4));
}

/** True for whoever has not completed eighteen Gregorian years on a day; by the year alone, where no day is known. */
export function isMinorOn(birth: Birth, today: string): boolean {
  const eighteenth = `${String(Number(birth.date.slice(0, 4)) + 18)}${birth.date.slice(4)}`;
  return today < eighteenth;
}
