import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestSlots } from '#shared/appointments/nearest-slots.ts';
import { overlaps, type Slot } from '#shared/appointments/free-slots.ts';
import type { Schedule } from '#shared/association/settings.ts';
import { instantAt, riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { anAppointment } from '#tests/builders/records.ts';

const schedule: Schedule = {
  resources: ['room-1', 'room-2'].map((id) => ({
    id,
    label: { ar: id },
    place: [],
    sections: ['MEN'],
    kinds: ['INTERVIEW'],
    slotMinutes: 45,
    weeklyHours: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 540, to: 720 })),
  })),
  pauses: [],
  seasons: [],
  holidays: [],
  arriveEarlyMinutes: 15,
  holdMinutes: 10,
};
/** Tuesday at nine, in room 1. */
const appointment = anAppointment({ confirmation: 'CLASH' });
const search = (taken: readonly Slot[], now = instantAt('2026-11-23', '08:00')) =>
  nearestSlots({ schedule, appointment, taken, now, count: 3 });
const said = (slots: readonly Slot[]) =>
  slots.map(({ startsAt, resourceId }) => `${riyadhDate(startsAt)} ${riyadhTimeOfDay(startsAt)} ${resourceId}`);

test('the same time in another room comes first, then the next times of the day', () => {
  expect(said(search([]))).toEqual(['2026-11-24 09:00 room-2', '2026-11-24 09:45 room-1', '2026-11-24 09:45 room-2']);
});

test('nothing that has begun is offered, so a clash that is found late goes forward', () => {
  expect(said(search([], instantAt('2026-11-24', '11:20')))[0]).toBe('2026-11-25 09:00 room-1');
});

test('whatever is taken, what is offered is free and none nearer is left out', () => {
  const some = fc.record({
    resourceId: fc.constantFrom('room-1', 'room-2'),
    day: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'),
    minute: fc.integer({ min: 480, max: 740 }),
  });
  const distance = ({ startsAt }: Slot) => Math.abs(Date.parse(startsAt) - Date.parse(appointment.startsAt));
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (drawn) => {
      const taken = drawn.map(({ resourceId, day, minute }) => {
        const start = Date.parse(`${day}T00:00:00+03:00`) + minute * 60_000;
        return {
          resourceId,
          startsAt: new Date(start).toISOString(),
          endsAt: new Date(start + 2_700_000).toISOString(),
        };
      });
      const offered = search(taken);
      const all = nearestSlots({ schedule, appointment, taken, now: instantAt('2026-11-23', '08:00'), count: 500 });
      expect(offered.filter((slot) => taken.some((other) => overlaps(slot, other)))).toEqual([]);
      expect(all.slice(3).filter((slot) => distance(slot) < Math.max(...offered.map(distance)))).toEqual([]);
    }),
  );
});
