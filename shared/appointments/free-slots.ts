import type { Resource, Schedule } from '../association/settings.ts';
import type { Section } from '../association/section.ts';
import { addDays } from '../kernel/iso-date.ts';
import { instantAt, riyadhDate, timeOfDayOf } from '../kernel/riyadh-time.ts';
import { compareTexts } from '../kernel/text-order.ts';
import type { AppointmentKind } from './appointment.ts';
import { meets, type TimeSpan } from './barred-times.ts';
import { dayPlan } from './day-plan.ts';

/** A time at a resource that nobody holds. */
export interface Slot {
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface SlotSearch {
  readonly schedule: Schedule;
  readonly kind: AppointmentKind;
  readonly section: Section;
  /** Slots that are held already, of any resource. */
  readonly taken: readonly Slot[];
  /** Times at which nothing is offered in any room. */
  readonly barred?: readonly TimeSpan[];
  /** Slots begin after this instant. */
  readonly after: string;
  readonly count: number;
}

/** How many days ahead a desk looks; a schedule without any hours in them has no free slot. */
const HORIZON_DAYS = 60;

/**
 * The next free slots, earliest first, within the weekly hours of the section's resources, outside pauses and holidays, in the
 * hours of the season.
 * Never overlapping with a taken one. May return fewer than asked for.
 */
export function freeSlots({ count, ...search }: SlotSearch): Slot[] {
  const found: Slot[] = [];
  const today = riyadhDate(search.after);
  for (let offset = 0; offset < HORIZON_DAYS && found.length < count; offset += 1) {
    const ofDay = freeSlotsOn(addDays(today, offset), search);
    found.push(...ofDay.slice(0, count - found.length));
  }
  return found;
}

/** All free slots of one day, in order. */
export function freeSlotsOn(
  date: string,
  { schedule, kind, section, taken, barred = [], after }: Omit<SlotSearch, 'count'>,
): readonly Slot[] {
  const ofDay = schedule.resources
    .filter((resource) => resource.sections.includes(section) && resource.kinds.includes(kind))
    .flatMap((resource) => slotsOfDay(resource, schedule, date))
    .filter((slot) => slot.startsAt > after && !taken.some((other) => overlaps(slot, other)))
    .filter((slot) => !barred.some((span) => meets(slot, span)))
    .sort((a, b) => compareTexts(a.startsAt, b.startsAt) || compareTexts(a.resourceId, b.resourceId));
  return withoutOverlaps(ofDay);
}

/** True where both want the same resource at the same time; one may begin when the other ends. */
export const overlaps = (a: Slot, b: Slot): boolean =>
  a.resourceId === b.resourceId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Hours that an administrator wrote twice would offer one time twice; the earlier slot stands. */
function withoutOverlaps(slots: readonly Slot[]): Slot[] {
  const kept: Slot[] = [];
  for (const slot of slots) if (!kept.some((earlier) => overlaps(slot, earlier))) kept.push(slot);
  return kept;
}

function slotsOfDay(resource: Resource, schedule: Schedule, date: string): Slot[] {
  const { hours, pauses } = dayPlan(schedule, resource, date);
  const slots: Slot[] = [];
  for (const { from, to } of hours) {
    let start = from;
    while (start + resource.slotMinutes <= to) {
      const end = start + resource.slotMinutes;
      const pause = pauses.find(({ from, to }) => start < to && from < end);
      if (pause) {
        // Bookings take up again when the pause ends.
        start = pause.to;
        continue;
      }
      slots.push({
        resourceId: resource.id,
        startsAt: instantAt(date, timeOfDayOf(start)),
        endsAt: instantAt(date, timeOfDayOf(end)),
      });
      start = end;
    }
  }
  return slots;
}
