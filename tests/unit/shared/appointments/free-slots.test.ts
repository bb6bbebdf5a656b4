import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeSlots, overlaps, type Slot, type SlotSearch } from '#shared/appointments/free-slots.ts';
import type { Resource, Schedule } from '#shared/association/settings.ts';
import { weekdayOf } from '#shared/kernel/iso-date.ts';
import { instantAt, minutesOf, riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';

const room = (facts: Partial<Resource> = {}): Resource => ({
  id: 'room-1',
  label: { ar: 'غرفة ١' },
  place: [],
  sections: ['MEN'],
  kinds: ['INTERVIEW'],
  slotMinutes: 45,
  weeklyHours: [{ weekday: 2, from: 540, to: 720 }],
  ...facts,
});
const schedule = (facts: Partial<Schedule> = {}): Schedule => ({
  resources: [room()],
  pauses: [],
  seasons: [],
  holidays: [],
  arriveEarlyMinutes: 15,
  holdMinutes: 10,
  ...facts,
});
/** 24 November 2026 is a Tuesday. */
const search = (facts: Partial<SlotSearch> = {}): SlotSearch => ({
  schedule: schedule(),
  kind: 'INTERVIEW',
  section: 'MEN',
  taken: [],
  after: instantAt('2026-11-23', '20:00'),
  count: 4,
  ...facts,
});
const starts = (slots: readonly Slot[]): string[] =>
  slots.map(({ startsAt }) => `${riyadhDate(startsAt)} ${riyadhTimeOfDay(startsAt)}`);

describe('the next free slots', () => {
  test('follow each other from the opening, and go on a week later', () => {
    expect(starts(freeSlots(search({ count: 5 })))).toEqual([
      '2026-11-24 09:00',
      '2026-11-24 09:45',
      '2026-11-24 10:30',
      '2026-11-24 11:15',
      '2026-12-01 09:00',
    ]);
  });

  test('leave out what is taken, and only there', () => {
    const [, second] = freeSlots(search());
    expect(starts(freeSlots(search({ taken: second ? [second] : [] })))).toEqual([
      '2026-11-24 09:00',
      '2026-11-24 10:30',
      '2026-11-24 11:15',
      '2026-12-01 09:00',
    ]);
  });

  test('of a room are not touched by what is taken in another', () => {
    const taken = freeSlots(search()).map((slot) => ({ ...slot, resourceId: 'room-2' }));
    expect(freeSlots(search({ taken }))).toEqual(freeSlots(search()));
  });

  test('begin after the moment asked about, on the same day too', () => {
    expect(starts(freeSlots(search({ after: instantAt('2026-11-24', '09:45') })))[0]).toBe('2026-11-24 10:30');
  });

  test('begin anew when a pause ends', () => {
    const pauses = [{ label: { ar: 'صلاة الظهر' }, from: 600, to: 630 }];
    expect(starts(freeSlots(search({ schedule: schedule({ pauses }) })))).toEqual([
      '2026-11-24 09:00',
      '2026-11-24 10:30',
      '2026-11-24 11:15',
      '2026-12-01 09:00',
    ]);
  });

  test('skip holidays', () => {
    const closed = schedule({ holidays: ['2026-11-24'] });
    expect(starts(freeSlots(search({ schedule: closed, count: 1 })))).toEqual(['2026-12-01 09:00']);
  });

  test('are none where no room serves the section or the kind, or opens within two months', () => {
    expect(freeSlots(search({ section: 'WOMEN' }))).toEqual([]);
    expect(freeSlots(search({ kind: 'EXAM' }))).toEqual([]);
    expect(freeSlots(search({ schedule: schedule({ resources: [room({ weeklyHours: [] })] }) }))).toEqual([]);
  });

  test('are given once each where an administrator wrote hours that overlap', () => {
    const weeklyHours = [
      { weekday: 2, from: 540, to: 720 },
      { weekday: 2, from: 540, to: 630 },
    ];
    const doubled = schedule({ resources: [room({ weeklyHours })] });
    expect(freeSlots(search({ schedule: doubled }))).toEqual(freeSlots(search()));
  });
});

test('one visit may begin when another ends', () => {
  const [first, second] = freeSlots(search());
  if (!first || !second) throw new Error('there are free slots');
  expect(first.endsAt).toBe(second.startsAt);
  expect(overlaps(first, second)).toBe(false);
  expect(overlaps(first, first)).toBe(true);
});

const minute = fc.integer({ min: 0, max: 288 }).map((fives) => fives * 5);
const someRoom = fc.record({
  id: fc.constantFrom('room-1', 'room-2', 'hall'),
  slotMinutes: fc.constantFrom(15, 20, 45, 60, 480),
  weeklyHours: fc.array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), from: minute, to: minute }), {
    maxLength: 8,
  }),
});
const somePause = fc.record({ label: fc.constant({ ar: 'صلاة' }), from: minute, to: minute });
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-12-${String(date).padStart(2, '0')}`);
const someSearch: fc.Arbitrary<SlotSearch> = fc
  .record({
    rooms: fc.uniqueArray(someRoom, { selector: ({ id }) => id, maxLength: 3 }),
    pauses: fc.array(somePause, { maxLength: 3 }),
    holidays: fc.array(day, { maxLength: 5 }),
    taken: fc.array(
      fc.record({ resourceId: fc.constantFrom('room-1', 'room-2', 'hall'), day, from: minute, length: minute }),
      { maxLength: 12 },
    ),
    after: fc.record({ day, minute }),
    count: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ rooms, pauses, holidays, taken, after, count }) => ({
    schedule: schedule({ resources: rooms.map((facts) => room(facts)), pauses, holidays }),
    kind: 'INTERVIEW' as const,
    section: 'MEN' as const,
    taken: taken.map(({ resourceId, day: date, from, length }) => ({
      resourceId,
      startsAt: at(date, from),
      endsAt: at(date, from + length),
    })),
    after: at(after.day, after.minute),
    count,
  }));
const at = (date: string, minutes: number): string =>
  new Date(Date.parse(`${date}T00:00:00+03:00`) + minutes * 60_000).toISOString();

/** The minutes of its day that a slot takes up; its end may be the midnight that ends the day. */
function minutesTaken({ startsAt, endsAt }: Slot): { from: number; to: number } {
  return { from: minutesOf(riyadhTimeOfDay(startsAt)), to: minutesOf(riyadhTimeOfDay(endsAt)) || 1440 };
}

describe('whatever the schedule and whatever is taken', () => {
  const always = (check: (slots: Slot[], asked: SlotSearch) => void): void =>
    fc.assert(fc.property(someSearch, (asked) => check(freeSlots(asked), asked)));

  test('no slot overlaps a taken one or another slot of the answer', () =>
    always((slots, { taken }) => {
      for (const [index, slot] of slots.entries()) {
        expect([...taken, ...slots.slice(index + 1)].filter((other) => overlaps(slot, other))).toEqual([]);
      }
    }));

  test('each lies within the hours of its room, in its full length', () =>
    always((slots, { schedule: { resources } }) => {
      for (const slot of slots) {
        const { from, to } = minutesTaken(slot);
        const owner = resources.find(({ id }) => id === slot.resourceId);
        const weekday = weekdayOf(riyadhDate(slot.startsAt));
        expect(to - from).toBe(owner?.slotMinutes);
        expect(
          owner?.weeklyHours.some((hours) => hours.weekday === weekday && hours.from <= from && to <= hours.to),
        ).toBe(true);
      }
    }));

  test('none touches a pause or a holiday', () =>
    always((slots, { schedule: { pauses, holidays } }) => {
      for (const slot of slots) {
        const { from, to } = minutesTaken(slot);
        expect(pauses.filter((pause) => from < pause.to && pause.from < to)).toEqual([]);
        expect(holidays).not.toContain(riyadhDate(slot.startsAt));
      }
    }));

  test('they come in order, after the moment asked about, no more than asked for', () =>
    always((slots, { after, count }) => {
      expect(slots.length).toBeLessThanOrEqual(count);
      const times = slots.map(({ startsAt }) => startsAt);
      expect(times).toEqual(times.toSorted());
      expect(times.every((time) => time > after)).toBe(true);
    }));

  test('asking for fewer gives the first of them', () =>
    always((slots, asked) => {
      expect(freeSlots({ ...asked, count: Math.floor(asked.count / 2) })).toEqual(
        slots.slice(0, Math.floor(asked.count / 2)),
      );
    }));
});
