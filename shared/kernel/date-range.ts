import { gregorianMonthNames, hijriMonthNames } from './calendar-names.ts';
import { type DateFormat, finish } from './date-format.ts';
import type { DateNumbers } from './date-text.ts';
import { formatGregorian, gregorianEra, gregorianNumbers } from './gregorian-date.ts';
import { formatHijri, hijriEra, toHijri } from './hijri-date.ts';

/**
 * A span of days in words, from first to last «YYYY-MM-DD», saying month and year once where both ends share them:
 * «من ١٣ إلى ١٧ شعبان ١٤٤٧ هـ», «من ٢٨ شعبان إلى ٢ رمضان ١٤٤٧ هـ»; one day is written as that day.
 */
export function formatHijriRange(from: string, to: string, format: DateFormat = {}): string {
  const { locale = 'ar' } = format;
  return writeRange(hijriOf(from), hijriOf(to), hijriMonthNames[locale], hijriEra[locale], format);
}

/** The same span in the Gregorian calendar: «من ١ إلى ٥ فبراير ٢٠٢٦ م». */
export function formatGregorianRange(from: string, to: string, format: DateFormat = {}): string {
  const { locale = 'ar' } = format;
  const [first, last] = [gregorianNumbers(from), gregorianNumbers(to)];
  return writeRange(first, last, gregorianMonthNames[locale], gregorianEra[locale], format);
}

/** A day in both calendars, Hijri first: «٢١/٠٥/١٤٤٤ هـ الموافق ١٥/١٢/٢٠٢٢ م». */
export function formatBothCalendars(isoDate: string, style: 'long' | 'day-first', format: DateFormat = {}): string {
  const link = (format.locale ?? 'ar') === 'ar' ? 'الموافق' : '=';
  return `${formatHijri(hijriOf(isoDate), style, format)} ${link} ${formatGregorian(isoDate, style, format)}`;
}

function writeRange(
  from: DateNumbers,
  to: DateNumbers,
  monthNames: readonly string[],
  era: string,
  format: DateFormat,
): string {
  const month = (date: DateNumbers) => monthNames[date.month - 1] ?? '';
  const end = `${to.day} ${month(to)} ${to.year} ${era}`;
  const sameYear = from.year === to.year;
  const sameMonth = sameYear && from.month === to.month;
  if (sameMonth && from.day === to.day) return finish(end, format);
  const start = [from.day, sameMonth ? [] : month(from), sameYear ? [] : [from.year, era]].flat().join(' ');
  return finish((format.locale ?? 'ar') === 'ar' ? `من ${start} إلى ${end}` : `${start} – ${end}`, format);
}

function hijriOf(isoDate: string): DateNumbers {
  const hijri = toHijri(isoDate);
  if (hijri === null) throw new RangeError(`Outside the Umm al-Qura tables: ${isoDate}`);
  return hijri;
}
