import type { DateLocale } from './calendar-names.ts';
import { toArabicDigits } from './digits.ts';

/*
 * Dates are put together from our own names and numbers: the short formats of Intl carry invisible U+200F marks that
 * break searches, file names and QR codes.
 */

/**
 * `long` «١٣ جمادى الآخرة ١٤٤٨ هـ» · `weekday-long` «الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ» · `numeric` «١٤٤٨/٠٦/١٣» ·
 * `numeric-era` «١٤٤٨/٠٦/١٣ هـ» · `day-first` «١٣/٠٦/١٤٤٨ هـ», the order of the association's own papers.
 */
export type DateStyle = 'long' | 'weekday-long' | 'numeric' | 'numeric-era' | 'day-first';

export type DateFormat = {
  readonly locale?: DateLocale;
  /** Arabic digits unless the locale is English. */
  readonly digits?: 'arabic' | 'latin';
  /** Joins the parts with no-break spaces, so that a line never ends inside the date. */
  readonly together?: boolean;
};

/** Replaces the spaces of a short phrase with no-break spaces. */
export const keepTogether = (text: string): string => text.replaceAll(' ', '\u00A0');

/** A date already taken apart, with the words of its calendar; what both calendars are written from. */
export type DateWords = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly monthName: string;
  readonly weekday: string;
  readonly era: string;
};

/** Writes a date in a style; shared by both calendars. */
export function writeDate(words: DateWords, style: DateStyle, format: DateFormat): string {
  const { day, monthName, year, weekday, era } = words;
  const [paddedYear, paddedMonth, paddedDay] = [pad(year, 4), pad(words.month, 2), pad(day, 2)];
  const texts: Record<DateStyle, string> = {
    long: `${day} ${monthName} ${year} ${era}`,
    'weekday-long': `${weekday} ${day} ${monthName} ${year} ${era}`,
    numeric: `${paddedYear}/${paddedMonth}/${paddedDay}`,
    'numeric-era': `${paddedYear}/${paddedMonth}/${paddedDay} ${era}`,
    'day-first': `${paddedDay}/${paddedMonth}/${paddedYear} ${era}`,
  };
  return finish(texts[style], format);
}

/** Applies the digits and spacing of a format to a finished phrase. */
export function finish(text: string, { locale = 'ar', digits, together = false }: DateFormat): string {
  const written = (digits ?? (locale === 'ar' ? 'arabic' : 'latin')) === 'arabic' ? toArabicDigits(text) : text;
  return together ? keepTogether(written) : written;
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');
