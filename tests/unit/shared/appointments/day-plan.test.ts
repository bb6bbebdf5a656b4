import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayPlan, holdsOn } from '#shared/appointments/day-plan.ts';
import type { Schedule, Season } from '#shared/association/settings.ts';
import { toHijri } from '#shared/kernel/hijri-date.ts';
import { addDays } from '#shared/kernel/iso-date.ts';

const ramadan: Season = {
  id: 'ramadan',
  label: { ar: 'رمضان' },
  calendar: 'HIJRI',
  fromMonth: 9,
  fromDay: 1,
  toMonth: 9,
  toDay: 30,
  hours: [{ weekday: 0, from: 600, to: 840 }],
  pauses: [{ label: { ar: 'صلاة الظهر' }, from: 725, to: 750 }],
};
const noon = { label: { ar: 'صلاة الظهر' }, from: 710, to: 740 };
const room = { weeklyHours: [0, 1].map((weekday) => ({ weekday, from: 510, to: 900 })) };
const schedule = (facts: Partial<Schedule> = {}): Schedule => ({
  resources: [],
  pauses: [noon],
  seasons: [ramadan],
  holidays: [],
  arriveEarlyMinutes: 15,
  holdMinutes: 10,
  ...facts,
});

/** Sundays: 1 Ramadan 1448 is Monday 8 February 2027. */
const BEFORE_RAMADAN = '2027-02-07';
const IN_RAMADAN = '2027-02-14';

test('Ramadan has hours and prayer times of its own, from its first day to its last', () => {
  expect(dayPlan(schedule(), room, BEFORE_RAMADAN)).toEqual({ hours: [room.weeklyHours[0]], pauses: [noon] });
  expect(dayPlan(schedule(), room, IN_RAMADAN)).toEqual({ hours: ramadan.hours, pauses: ramadan.pauses });
});

test('a season closes the weekdays that it does not name, and opens none on which the room is closed', () => {
  expect(dayPlan(schedule(), room, addDays(IN_RAMADAN, 1)).hours).toEqual([]);
  expect(dayPlan(schedule(), { weeklyHours: [] }, IN_RAMADAN).hours).toEqual([]);
});

test('a season without hours changes the prayer times only; of two the later in the list holds', () => {
  const winter: Season = { ...ramadan, id: 'winter', hours: [], pauses: [{ ...noon, from: 700 }] };
  const plan = dayPlan(schedule({ seasons: [ramadan, winter] }), room, IN_RAMADAN);
  expect(plan).toEqual({ hours: ramadan.hours, pauses: winter.pauses });
});

test('nothing is open on a holiday', () => {
  expect(dayPlan(schedule({ holidays: [IN_RAMADAN] }), room, IN_RAMADAN).hours).toEqual([]);
});

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days));

test('whatever the day, the season of the ninth month holds exactly in the ninth month', () => {
  fc.assert(
    fc.property(day, (date) => {
      expect(holdsOn(ramadan, date)).toBe(toHijri(date)?.month === 9);
    }),
  );
});

test('a season over the end of a year holds where the rest of the year does not', () => {
  const winter: Season = { ...ramadan, calendar: 'GREGORIAN', fromMonth: 11, fromDay: 15, toMonth: 2, toDay: 10 };
  const rest: Season = { ...winter, fromMonth: 2, fromDay: 11, toMonth: 11, toDay: 14 };
  fc.assert(
    fc.property(day, (date) => {
      expect(holdsOn(winter, date)).toBe(!holdsOn(rest, date));
    }),
  );
});
