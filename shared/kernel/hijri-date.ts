import { hijriMonthNames, weekdayName } from './calendar-names.ts';
import { type DateFormat, type DateStyle, writeDate } from './date-format.ts';
import { readDateNumbers } from './date-text.ts';
import { firstHijriYear, hijriMonthStarts, lastHijriYear } from './hijri-month-starts.ts';
import { dayNumber, isoDateOf } from './iso-date.ts';
import { err, ok, type Result } from './result.ts';

/** A day of the Umm al-Qura calendar, 1356–1500 AH. Months count from 1 = Muharram. */
export type HijriDate = { readonly year: number; readonly month: number; readonly day: number };

export type HijriRefusal =
  | { readonly kind: 'not-a-date' }
  /** The month is real but shorter: day 30 of a month of 29. */
  | { readonly kind: 'impossible-day'; readonly lastDay: number }
  /** Outside the published tables; a year like 2026 is a Gregorian date typed in the wrong field. */
  | { readonly kind: 'out-of-range'; readonly firstYear: number; readonly lastYear: number };

/** The Hijri day of a Gregorian date «YYYY-MM-DD»; null where it is malformed or outside 1356–1500 AH. */
export function toHijri(isoDate: string): HijriDate | null {
  const days = dayNumber(isoDate);
  if (days === null) return null;
  const month = monthHolding(days);
  const start = hijriMonthStarts[month];
  if (start === undefined || month === hijriMonthStarts.length - 1) return null;
  return { year: firstHijriYear + Math.floor(month / 12), month: (month % 12) + 1, day: days - start + 1 };
}

/** The Gregorian date «YYYY-MM-DD» of a Hijri day; null where there is no such day, as 30 in a month of 29. */
export function toGregorian({ year, month, day }: HijriDate): string | null {
  const length = daysInHijriMonth(year, month);
  const start = hijriMonthStarts[monthIndex(year, month)];
  if (length === null || start === undefined || !Number.isInteger(day) || day < 1 || day > length) return null;
  return isoDateOf(start + day - 1);
}

/** 29 or 30; null for a month that does not exist or lies outside 1356–1500 AH. */
export function daysInHijriMonth(year: number, month: number): number | null {
  if (!(month >= 1 && month <= 12)) return null;
  const start = hijriMonthStarts[monthIndex(year, month)];
  const next = hijriMonthStarts[monthIndex(year, month) + 1];
  return start === undefined || next === undefined ? null : next - start;
}

/** Reads a Hijri date as it is typed: either order, any separator, Arabic digits, month names, a trailing «هـ». */
export function parseHijri(text: string): Result<HijriDate, HijriRefusal> {
  const date = readDateNumbers(text, 'hijri');
  if (date === null || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
    return err({ kind: 'not-a-date' });
  const lastDay = daysInHijriMonth(date.year, date.month);
  if (lastDay === null) return err({ kind: 'out-of-range', firstYear: firstHijriYear, lastYear: lastHijriYear });
  return date.day > lastDay ? err({ kind: 'impossible-day', lastDay }) : ok(date);
}

/** A Hijri date in words or numbers; see `DateStyle` for what each style looks like. */
export function formatHijri(hijri: HijriDate, style: DateStyle, format: DateFormat = {}): string {
  const { locale = 'ar' } = format;
  const isoDate = toGregorian(hijri);
  if (isoDate === null) throw new RangeError(`Not a Hijri day: ${hijri.year}/${hijri.month}/${hijri.day}`);
  const monthName = hijriMonthNames[locale][hijri.month - 1] ?? '';
  const words = { ...hijri, monthName, weekday: weekdayName(isoDate, locale), era: hijriEra[locale] };
  return writeDate(words, style, format);
}

/** The sign of the Hijri era. */
export const hijriEra = { ar: 'هـ', en: 'AH' } as const;

const monthIndex = (year: number, month: number) => (year - firstHijriYear) * 12 + month - 1;

/** Index of the last month that starts on or before the day; -1 before the table. */
function monthHolding(days: number): number {
  let [low, high] = [0, hijriMonthStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hijriMonthStarts[middle] ?? 0) <= days) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
