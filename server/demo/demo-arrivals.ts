import type { MinuteSpan } from '#shared/appointments/day-plan.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import type { DemoContext } from './demo-context.ts';
import { instantWithin, officeHours, secondsAfter } from './demo-office-hours.ts';

/** A moment at which somebody turned to the association: at the open desk, or by a message while it was closed. */
export interface Arrival {
  readonly at: string;
  readonly deskIsOpen: boolean;
}

/** How far back the demonstration goes, in days before today. */
export const DAYS_OF_HISTORY = 90;

/** When people are awake and write. */
const waking: MinuteSpan = { from: 360, to: 1410 };

/** All arrivals of the last ninety days and of today up to now, oldest first; today is never without one. */
export function planArrivals(base: DemoContext): Arrival[] {
  const context: DemoContext = { ...base, random: base.random.fork('arrivals') };
  const arrivals: Arrival[] = [];
  for (let ago = DAYS_OF_HISTORY; ago >= 1; ago -= 1) {
    arrivals.push(...arrivalsOnPastDay(context, addDays(context.today, -ago)));
  }
  arrivals.push(...arrivalsToday(context));
  return arrivals.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function arrivalsOnPastDay({ association, random }: DemoContext, date: string): Arrival[] {
  const open = officeHours(association, date);
  const messages = times(random.integer(0, open ? 2 : 3), () => instantWithin(random, date, waking));
  if (!open) return messages.map((at) => ({ at, deskIsOpen: false }));
  // The first day after the rest days is the busiest.
  const count = random.integer(6, 10) + (officeHours(association, addDays(date, -1)) ? 0 : 3);
  const visits = times(count, () => instantWithin(random, date, open));
  return [...messages, ...visits].map((at) => ({ at, deskIsOpen: isWithin(at, date, open) }));
}

/** Some fourteen by the afternoon of a working day; before opening and on days of rest, a few messages of the night. */
function arrivalsToday({ association, random, now, today }: DemoContext): Arrival[] {
  const open = officeHours(association, today);
  const midnight = instantAt(today, '00:00');
  const secondsGone = Math.floor((Date.parse(now) - Date.parse(midnight)) / 1000);
  const upToNow = (count: number, { from, to }: MinuteSpan): string[] => {
    const last = Math.min(to * 60, secondsGone);
    if (last < from * 60) return [];
    return times(count, () => secondsAfter(midnight, random.integer(from * 60, last)));
  };
  if (!open) return upToNow(5, { from: 0, to: 1440 }).map((at) => ({ at, deskIsOpen: false }));

  const minutesOpen = secondsGone / 60 - open.from;
  const messages = [...upToNow(3, { from: 0, to: open.from }), ...upToNow(1, { from: open.to + 60, to: 1440 })];
  const count = Math.min(10, 1 + Math.floor(minutesOpen / 12));
  // The queue of a demonstration is one of now: most of those who still wait came within the last hour.
  const lately = { from: Math.max(open.from, Math.floor(secondsGone / 60) - 40), to: open.to };
  const late = Math.floor(count / 2);
  const visits = [...upToNow(count - late, open), ...upToNow(late, lately)];
  return [...messages.map((at) => ({ at, deskIsOpen: false })), ...visits.map((at) => ({ at, deskIsOpen: true }))];
}

function isWithin(at: string, date: string, { from, to }: MinuteSpan): boolean {
  const minute = (Date.parse(at) - Date.parse(instantAt(date, '00:00'))) / 60_000;
  return minute >= from && minute <= to;
}

const times = <Item>(count: number, make: () => Item): Item[] => Array.from({ length: count }, make);
