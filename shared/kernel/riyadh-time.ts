import { toArabicDigits } from './digits.ts';
import { dayNumber } from './iso-date.ts';

/*
 * The Kingdom keeps UTC+03:00 all year and has never had summer time (tz database, Asia/Riyadh, since 1947), so the
 * offset is a constant and no desk depends on the time zone its computer is set to.
 */
const offsetMinutes = 180;

/** The date «YYYY-MM-DD» on the wall calendar in Riyadh at an instant; 2022-12-14T21:30Z is already the 15th there. */
export const riyadhDate = (instantIso: string): string => riyadhClock(instantIso).slice(0, 10);

/** The time «HH:MM» on the wall clock in Riyadh at an instant. */
export const riyadhTimeOfDay = (instantIso: string): string => riyadhClock(instantIso).slice(11, 16);

/** The instant at which the clock in Riyadh shows this date and time «HH:MM» (24:00 is the midnight that ends the day). */
export function instantAt(isoDate: string, timeOfDay: string): string {
  const days = dayNumber(isoDate);
  if (days === null) throw new RangeError(`Not a date: ${isoDate}`);
  return new Date((days * 1440 + minutesOf(timeOfDay) - offsetMinutes) * 60_000).toISOString();
}

/** Minutes since midnight of «HH:MM». */
export function minutesOf(timeOfDay: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(timeOfDay);
  const minutes = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
  if (!(minutes <= 1440)) throw new RangeError(`Not a time of day: ${timeOfDay}`);
  return minutes;
}

/** «HH:MM» of minutes since midnight, 0 … 1440. */
export function timeOfDayOf(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440)
    throw new RangeError(`Not a minute of a day: ${minutes}`);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export type TimeFormat = {
  /** short «٩:٣٠ ص», long «٩:٣٠ صباحًا». */
  readonly style?: 'short' | 'long';
  readonly locale?: 'ar' | 'en';
  /** Arabic digits unless the locale is English. */
  readonly digits?: 'arabic' | 'latin';
};

/** A time of day «HH:MM» as it is read aloud, on the twelve-hour clock: «٩:٣٠ ص», «١٠:٣٠ صباحًا», «9:30 am». */
export function formatTime(timeOfDay: string, format: TimeFormat = {}): string {
  return `${clockFace(timeOfDay, format)} ${halfOfDay(timeOfDay, format)}`;
}

/** The two parts of a time of day, for a large clock: «٧:٤٥» and «صباحًا». */
export const clockParts = (timeOfDay: string, format: TimeFormat = {}): readonly [string, string] => [
  clockFace(timeOfDay, format),
  halfOfDay(timeOfDay, format),
];

/** A span within a day; the half of the day is said once where both ends share it: «١٠:٠٠–١١:٣٠ ص», «١١:٣٠ ص–١:٠٠ م». */
export function formatTimeRange(from: string, to: string, format: TimeFormat = {}): string {
  const sameHalf = halfOfDay(from, format) === halfOfDay(to, format);
  return `${sameHalf ? clockFace(from, format) : formatTime(from, format)}–${formatTime(to, format)}`;
}

function clockFace(timeOfDay: string, { locale = 'ar', digits }: TimeFormat): string {
  const minutes = minutesOf(timeOfDay) % 1440;
  const face = `${Math.floor(minutes / 60) % 12 || 12}:${String(minutes % 60).padStart(2, '0')}`;
  return (digits ?? (locale === 'ar' ? 'arabic' : 'latin')) === 'arabic' ? toArabicDigits(face) : face;
}

function halfOfDay(timeOfDay: string, { style = 'short', locale = 'ar' }: TimeFormat): string {
  const hour = Math.floor(minutesOf(timeOfDay) / 60) % 24;
  if (locale === 'en') return hour < 12 ? 'am' : 'pm';
  if (style === 'short') return hour < 12 ? 'ص' : 'م';
  if (hour < 12) return 'صباحًا';
  return hour === 12 ? 'ظهرًا' : 'مساءً';
}

function riyadhClock(instantIso: string): string {
  const milliseconds = Date.parse(instantIso);
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${instantIso}`);
  return new Date(milliseconds + offsetMinutes * 60_000).toISOString();
}
