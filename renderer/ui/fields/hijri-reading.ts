import { formatGregorian } from '#shared/kernel/gregorian-date.ts';
import { formatHijri, parseHijri, toGregorian, toHijri } from '#shared/kernel/hijri-date.ts';
import { weekdayName, type DateLocale } from '#shared/kernel/calendar-names.ts';
import type { UiWords } from '../text/UiText.tsx';

/** What a typed text means to a date field. */
export type HijriReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly isoDate: string }
  /** Not a date yet, perhaps only half typed. */
  | { readonly kind: 'unfinished'; readonly reason: string }
  /** A whole date that cannot be; worth saying at once. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The days a date field takes, as ISO dates. */
export interface DateBounds {
  readonly minimum?: string | undefined;
  readonly maximum?: string | undefined;
}

/** Reads what was typed; reasons are given in the words of the interface. */
export function readHijri(
  text: string,
  { minimum, maximum }: DateBounds,
  words: UiWords,
  locale: DateLocale,
): HijriReading {
  if (text.trim() === '') return { kind: 'empty' };
  const parsed = parseHijri(text);
  if (!parsed.ok) {
    const refusal = parsed.error;
    if (refusal.kind === 'not-a-date') return { kind: 'unfinished', reason: words.notADate };
    if (refusal.kind === 'impossible-day') return { kind: 'refused', reason: words.shorterMonth(refusal.lastDay) };
    return { kind: 'refused', reason: words.hijriYears(refusal.firstYear, refusal.lastYear) };
  }
  const isoDate = toGregorian(parsed.value);
  if (isoDate === null) return { kind: 'unfinished', reason: words.notADate };
  if (minimum !== undefined && isoDate < minimum)
    return { kind: 'refused', reason: words.notBefore(inHijri(minimum, locale)) };
  if (maximum !== undefined && isoDate > maximum)
    return { kind: 'refused', reason: words.notAfter(inHijri(maximum, locale)) };
  return { kind: 'date', isoDate };
}

/** A date as the field writes it: in words, which read the same in either direction. Empty outside the tables. */
export function inHijri(isoDate: string | null, locale: DateLocale): string {
  const hijri = isoDate === null ? null : toHijri(isoDate);
  return hijri === null ? '' : formatHijri(hijri, 'long', { locale });
}

/** The same day for those who think in Gregorian: «الاثنين ٢٠٢٦/١١/٢٣ م». */
export const gregorianEcho = (isoDate: string, locale: DateLocale): string =>
  `${weekdayName(isoDate, locale)} ${formatGregorian(isoDate, 'numeric-era', { locale })}`;
