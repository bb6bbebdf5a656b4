import { gregorianMonthNames, weekdayName } from './calendar-names.ts';
import { type DateFormat, type DateStyle, writeDate } from './date-format.ts';
import { type DateNumbers, readDateNumbers } from './date-text.ts';
import { dayNumber } from './iso-date.ts';
import { err, ok, type Result } from './result.ts';

export type GregorianRefusal =
  { readonly kind: 'not-a-date' } | { readonly kind: 'impossible-day'; readonly lastDay: number };

/** Reads a Gregorian date as it is typed («١٥/١٢/٢٠٢٢ م», «2022-12-15», «١٥ ديسمبر ٢٠٢٢») into «YYYY-MM-DD». */
export function parseGregorian(text: string): Result<string, GregorianRefusal> {
  const date = readDateNumbers(text, 'gregorian');
  if (date === null || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
    return err({ kind: 'not-a-date' });
  const lastDay = [31, 30, 29, 28].find((day) => dayNumber(isoText({ ...date, day })) !== null);
  if (lastDay === undefined) return err({ kind: 'not-a-date' });
  return date.day > lastDay ? err({ kind: 'impossible-day', lastDay }) : ok(isoText(date));
}

/** A date «YYYY-MM-DD» in words or numbers: «٢٣ نوفمبر ٢٠٢٦ م», «٢٠٢٦/١١/٢٣ م». */
export function formatGregorian(isoDate: string, style: DateStyle, format: DateFormat = {}): string {
  const { locale = 'ar' } = format;
  const { year, month, day } = gregorianNumbers(isoDate);
  const monthName = gregorianMonthNames[locale][month - 1] ?? '';
  const words = { year, month, day, monthName, weekday: weekdayName(isoDate, locale), era: gregorianEra[locale] };
  return writeDate(words, style, format);
}

/** Year, month and day of a date «YYYY-MM-DD». */
export function gregorianNumbers(isoDate: string): DateNumbers {
  if (dayNumber(isoDate) === null) throw new RangeError(`Not a date: ${isoDate}`);
  return { year: Number(isoDate.slice(0, 4)), month: Number(isoDate.slice(5, 7)), day: Number(isoDate.slice(8, 10)) };
}

/** The sign of the Gregorian era. */
export const gregorianEra = { ar: 'م', en: 'CE' } as const;

const isoText = ({ year, month, day }: DateNumbers) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
