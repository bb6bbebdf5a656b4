import { stripInvisible } from './bidi.ts';
import { foldDigits } from './digits.ts';

/**
 * Reads a time of day on the 24-hour clock as people type it: «8:30», «٨٫٣٠», «830», «14», also «2:15 م» and «2:15 pm».
 * Minutes since midnight, 24:00 is the end of the day; null where there is no such time.
 */
export function readTimeOfDay(text: string): number | null {
  const tidy = stripInvisible(foldDigits(text.normalize('NFKC')))
    .trim()
    .toLowerCase();
  const [, hourText, minuteText = '0', half] = /^(\d{1,2})(?:\s*[:.,٫]?\s*([0-5]\d))?\s*(ص|م|am|pm)?$/.exec(tidy) ?? [];
  if (hourText === undefined) return null;
  const typed = Number(hourText);
  if (half !== undefined && (typed < 1 || typed > 12)) return null;
  const isAfternoon = half === 'م' || half === 'pm';
  const hour = half === undefined ? typed : (typed % 12) + (isAfternoon ? 12 : 0);
  const minutes = hour * 60 + Number(minuteText);
  return minutes <= 1440 ? minutes : null;
}
