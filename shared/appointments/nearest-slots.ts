import type { Schedule } from '../association/settings.ts';
import { addDays } from '../kernel/iso-date.ts';
import { riyadhDate } from '../kernel/riyadh-time.ts';
import { compareTexts } from '../kernel/text-order.ts';
import type { Appointment } from './appointment.ts';
import type { TimeSpan } from './barred-times.ts';
import { freeSlotsOn, type Slot } from './free-slots.ts';

/** How far from its own day another time is looked for, in days each way. */
const REACH_DAYS = 14;

interface NearestSearch {
  readonly schedule: Schedule;
  /** Who lost its slot. */
  readonly appointment: Pick<Appointment, 'section' | 'kind' | 'resourceId' | 'startsAt' | 'endsAt'>;
  /** Slots that are held, that one's own not among them unless somebody else holds it. */
  readonly taken: readonly Slot[];
  /** Times at which nothing is offered in any room. */
  readonly barred?: readonly TimeSpan[];
  readonly now: string;
  readonly count: number;
}

/**
 * The free slots nearest in time to what an appointment was booked for, nearest first; of two equally near the earlier.
 * A clash is answered with three of them. May return fewer than asked for.
 */
export function nearestSlots({ schedule, appointment, taken, barred = [], now, count }: NearestSearch): Slot[] {
  const { section, kind, startsAt } = appointment;
  const own: Slot = { resourceId: appointment.resourceId, startsAt, endsAt: appointment.endsAt };
  const day = riyadhDate(startsAt);
  const days = Array.from({ length: 2 * REACH_DAYS + 1 }, (_, index) => addDays(day, index - REACH_DAYS));
  const distance = (slot: Slot): number => Math.abs(Date.parse(slot.startsAt) - Date.parse(startsAt));
  return days
    .flatMap((date) => freeSlotsOn(date, { schedule, kind, section, taken: [...taken, own], barred, after: now }))
    .sort((a, b) => distance(a) - distance(b) || compareTexts(a.startsAt, b.startsAt))
    .slice(0, count);
}
