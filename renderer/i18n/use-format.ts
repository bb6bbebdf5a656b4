import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatHijriRange, formatGregorianRange } from '#shared/kernel/date-range.ts';
import { keepTogether } from '#shared/kernel/date-format.ts';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { formatGregorian } from '#shared/kernel/gregorian-date.ts';
import { formatHijri, toHijri } from '#shared/kernel/hijri-date.ts';
import { clockParts, formatTime, riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import type { Language } from './language.ts';

/** Dates, times and counts as the interface writes them: Hijri first, ٠–٩ in Arabic. */
export function createFormat(language: Language) {
  const digits = language === 'ar' ? ('arabic' as const) : ('latin' as const);
  const format = { locale: language, digits };
  const numbers = new Intl.NumberFormat(language === 'ar' ? 'ar-SA-u-nu-arab' : 'en-GB');
  const hijri = (isoDate: string, style: 'long' | 'weekday-long' | 'numeric-era'): string => {
    const date = toHijri(isoDate);
    return date ? formatHijri(date, style, format) : formatGregorian(isoDate, style, format);
  };
  return {
    /** «٢٬٣٨٠», «٣٫٥» */
    count: (value: number): string => numbers.format(value),
    /** «١٣ جمادى الآخرة ١٤٤٨ هـ» */
    hijri: (isoDate: string): string => hijri(isoDate, 'long'),
    /** «الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ» */
    hijriWithWeekday: (isoDate: string): string => hijri(isoDate, 'weekday-long'),
    /** «٢٠٢٦/١١/٢٣ م» */
    gregorian: (isoDate: string): string => formatGregorian(isoDate, 'numeric-era', format),
    hijriRange: (from: string, to: string): string => formatHijriRange(from, to, format),
    /** A year has no thousands mark: «١٤١٠». */
    year: (value: number): string => (language === 'ar' ? toArabicDigits(value) : String(value)),
    /** Seconds as minutes and seconds: «١:٠٥» */
    minutes: (seconds: number): string => {
      const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      return language === 'ar' ? toArabicDigits(text) : text;
    },
    gregorianRange: (from: string, to: string): string => formatGregorianRange(from, to, format),
    /** «٩:٣٠ ص» of an instant, Riyadh time; never broken over two lines. */
    time: (instant: string): string => keepTogether(formatTime(riyadhTimeOfDay(instant), format)),
    /** «٧:٤٥» and «صباحًا» of an instant, Riyadh time, for a large clock. */
    clock: (instant: string) => clockParts(riyadhTimeOfDay(instant), { ...format, style: 'long' }),
    /** The Riyadh day of an instant, Hijri. */
    day: (instant: string): string => hijri(riyadhDate(instant), 'long'),
  };
}

/** The formats of the language in use. */
export function useFormat(): ReturnType<typeof createFormat> & { readonly language: Language } {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ar';
  return useMemo(() => ({ ...createFormat(language), language }), [language]);
}
