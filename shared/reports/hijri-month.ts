import { daysInHijriMonth, toGregorian, toHijri } from '../kernel/hijri-date.ts';

/** A month of the Umm al-Qura calendar and its first and last day, ISO. */
export interface HijriMonth {
  readonly year: number;
  readonly month: number;
  readonly from: string;
  readonly to: string;
}

/** A month by its numbers; null outside 1356–1500 AH. */
export function hijriMonth(year: number, month: number): HijriMonth | null {
  const length = daysInHijriMonth(year, month);
  const from = length === null ? null : toGregorian({ year, month, day: 1 });
  const to = length === null ? null : toGregorian({ year, month, day: length });
  return from === null || to === null ? null : { year, month, from, to };
}

/** The month that a Gregorian day (ISO) falls in; null outside 1356–1500 AH. */
export function hijriMonthOf(day: string): HijriMonth | null {
  const date = toHijri(day);
  return date && hijriMonth(date.year, date.month);
}

/** So many months later, or earlier where negative; null outside 1356–1500 AH. */
export function monthsLater({ year, month }: Pick<HijriMonth, 'year' | 'month'>, count: number): HijriMonth | null {
  const index = year * 12 + month - 1 + count;
  return hijriMonth(Math.floor(index / 12), (index % 12) + 1);
}
