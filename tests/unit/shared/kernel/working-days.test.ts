import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/kernel/iso-date.ts';
import { addWorkingDays, isWorkingDay } from '#shared/kernel/working-days.ts';

test.each([
  ['2026-11-22', 1, [], '2026-11-23'],
  ['2026-11-26', 1, [], '2026-11-29'],
  ['2026-11-27', 0, [], '2026-11-29'],
  ['2026-11-26', 2, ['2026-11-29'], '2026-12-01'],
  ['2026-11-24', 0, [], '2026-11-24'],
])('%s and %i working days, holidays %j, is %s', (date, days, holidays, expected) => {
  expect(addWorkingDays(date, days, holidays)).toBe(expected);
});

test('exactly so many working days lie behind the date', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 40 }), (offset, days) => {
      const date = addDays('2026-01-01', offset);
      const holidays = [addDays(date, 3)];
      const end = addWorkingDays(date, days, holidays);
      let counted = 0;
      for (let day = addDays(date, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) counted += 1;
      expect([isWorkingDay(end, holidays), counted]).toEqual([true, days]);
    }),
  );
});
