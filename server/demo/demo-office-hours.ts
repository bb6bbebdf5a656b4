import { dayPlan, type MinuteSpan } from '#shared/appointments/day-plan.ts';
import type { AssociationFile } from '#shared/association/settings.ts';
import { addDays, weekdayOf } from '#shared/kernel/iso-date.ts';
import { instantAt, timeOfDayOf } from '#shared/kernel/riyadh-time.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Hours of an association that books no rooms. */
const ordinaryHours: MinuteSpan = { from: 480, to: 900 };
const ordinaryWeekdays: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);

/** The desk opens half an hour before the first room. */
const MINUTES_BEFORE_FIRST_ROOM = 30;

/** When the desk is open on a date, or null on a day of rest or a holiday. */
export function officeHours({ schedule }: AssociationFile, date: string): MinuteSpan | null {
  if (schedule.holidays.includes(date)) return null;
  if (schedule.resources.length === 0) return ordinaryWeekdays.has(weekdayOf(date)) ? ordinaryHours : null;
  const rooms = schedule.resources.flatMap((resource) => dayPlan(schedule, resource, date).hours);
  if (rooms.length === 0) return null;
  return {
    from: Math.max(0, Math.min(...rooms.map(({ from }) => from)) - MINUTES_BEFORE_FIRST_ROOM),
    to: Math.max(...rooms.map(({ to }) => to)),
  };
}

/** The first date after this one on which the desk is open; the next day where none is within a month. */
export function nextWorkingDay(association: AssociationFile, date: string): string {
  for (let ahead = 1; ahead <= 31; ahead += 1) {
    if (officeHours(association, addDays(date, ahead))) return addDays(date, ahead);
  }
  return addDays(date, 1);
}

/** An instant of the date within the span, to the second, nearer its beginning than its end. */
export function instantWithin(random: SeededRandom, date: string, { from, to }: MinuteSpan): string {
  const share = (random.next() + random.next() * random.next()) / 2;
  const seconds = Math.floor(share * (to - from) * 60);
  return secondsAfter(instantAt(date, timeOfDayOf(from)), seconds);
}

/** The instant so many seconds later. */
export const secondsAfter = (instantIso: string, seconds: number): string =>
  new Date(Date.parse(instantIso) + seconds * 1000).toISOString();
