import { freeSlots } from '#shared/appointments/free-slots.ts';
import type { Resource } from '#shared/association/settings.ts';
import { addDays, daysBetween } from '#shared/kernel/iso-date.ts';
import { instantAt, riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { DemoContext } from './demo-context.ts';

/** A time at which a resource can be booked; the same times that a desk is offered. */
export interface DemoSlot {
  readonly resource: Resource;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** All slots from one day to another, both counted from today and included. Looks at most sixty days ahead. */
export function slotsBetween(
  { association: { schedule }, today }: DemoContext,
  firstDay: number,
  lastDay: number,
): DemoSlot[] {
  const after = instantAt(addDays(today, firstDay), '00:00');
  return schedule.resources.flatMap((resource) => {
    const [kind] = resource.kinds;
    const [section] = resource.sections;
    if (!kind || !section) return [];
    const alone = { ...schedule, resources: [resource] };
    return freeSlots({ schedule: alone, kind, section, taken: [], after, count: Infinity })
      .filter(({ startsAt }) => daysBetween(today, riyadhDate(startsAt)) <= lastDay)
      .map(({ startsAt, endsAt }) => ({ resource, startsAt, endsAt }));
  });
}
