import type { Resource, Schedule, Season } from '../association/settings.ts';
import { toHijri } from '../kernel/hijri-date.ts';
import { weekdayOf } from '../kernel/iso-date.ts';

/** Minutes since midnight, Riyadh time. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

export type Pause = Schedule['pauses'][number];

/** When a resource can be booked on a day, and when everything rests. */
export interface DayPlan {
  readonly hours: readonly MinuteSpan[];
  readonly pauses: readonly Pause[];
}

/**
 * The hours and pauses of a day. Seasons stand over the ordinary week: one with hours of its own (Ramadan) replaces those
 * of every resource that is open on that weekday at all; one with pauses of its own (the prayer times of a winter) replaces
 * the pauses. Where several hold on one day, the last of the list does. On a holiday there are no hours.
 */
export function dayPlan(schedule: Schedule, resource: Pick<Resource, 'weeklyHours'>, date: string): DayPlan {
  const weekday = weekdayOf(date);
  const ordinary = resource.weeklyHours.filter((hours) => hours.weekday === weekday);
  const holding = schedule.seasons.filter((season) => holdsOn(season, date));
  const ofSeason = holding
    .findLast(({ hours }) => hours.length > 0)
    ?.hours.filter((hours) => hours.weekday === weekday);
  const isClosed = schedule.holidays.includes(date) || ordinary.length === 0;
  return {
    hours: isClosed ? [] : (ofSeason ?? ordinary),
    pauses: holding.findLast(({ pauses }) => pauses.length > 0)?.pauses ?? schedule.pauses,
  };
}

/** True on every day from the season's first to its last, in its own calendar, each year anew; it may run over a year's end. */
export function holdsOn(season: Season, date: string): boolean {
  const day = season.calendar === 'HIJRI' ? hijriDay(date) : Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
  if (day === null) return false;
  const first = season.fromMonth * 100 + season.fromDay;
  const last = season.toMonth * 100 + season.toDay;
  return first <= last ? first <= day && day <= last : day >= first || day <= last;
}

function hijriDay(date: string): number | null {
  const hijri = toHijri(date);
  return hijri && hijri.month * 100 + hijri.day;
}
