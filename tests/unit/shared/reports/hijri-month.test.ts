import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/kernel/iso-date.ts';
import { hijriMonth, hijriMonthOf, monthsLater } from '#shared/reports/hijri-month.ts';

test('the policy’s own day lies in Jumada al-Ula 1444', () => {
  expect(hijriMonthOf('2022-12-15')).toMatchObject({ year: 1444, month: 5 });
});

test('outside the published tables there is no month', () => {
  expect([hijriMonth(1355, 12), hijriMonth(1501, 1), hijriMonth(1448, 13)]).toEqual([null, null, null]);
});

test('months follow each other without a gap, over the turn of years too, and back again', () => {
  const aMonth = fc.record({ year: fc.integer({ min: 1357, max: 1498 }), month: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(aMonth, fc.integer({ min: -11, max: 11 }), ({ year, month }, count) => {
      const here = hijriMonth(year, month);
      const next = here && monthsLater(here, 1);
      expect(next?.from).toBe(addDays(here?.to ?? '', 1));
      const there = here && monthsLater(here, count);
      expect(there && monthsLater(there, -count)).toEqual(here);
    }),
  );
});
