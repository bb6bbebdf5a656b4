import { addDays, weekdayOf } from './iso-date.ts';

/** Friday and Saturday (the Kingdom's weekend since 29 June 2013). */
const WEEKEND: ReadonlySet<number> = new Set([5, 6]);

/** True on Sunday to Thursday, unless it is a holiday. */
export const isWorkingDay = (date: string, holidays: readonly string[]): boolean =>
  !WEEKEND.has(weekdayOf(date)) && !holidays.includes(date);

/**
 * The working day so many working days after a date; the date itself is not counted. 0 is the date itself, or the next
 * working day where it is none.
 */
export function addWorkingDays(date: string, days: number, holidays: readonly string[]): string {
  let day = date;
  let left = days;
  while (left > 0 || !isWorkingDay(day, holidays)) {
    day = addDays(day, 1);
    if (left > 0 && isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}
