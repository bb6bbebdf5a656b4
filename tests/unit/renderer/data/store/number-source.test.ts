import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toGregorian } from '#shared/kernel/hijri-date.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import { parseReference } from '#shared/requests/reference-number.ts';
import type { NumberCounter } from '#renderer/data/journal/journal-entry.ts';
import { createNumberSource } from '#renderer/data/store/number-source.ts';

const newYear = toGregorian({ year: 1449, month: 1, day: 1 }) ?? '';
const lastDay = toGregorian({ year: 1448, month: 12, day: 29 }) ?? '';
const source = (now: string, last: NumberCounter | null = null) =>
  createNumberSource({ deskCode: '07', now: () => now, last });

test('the first number of a desk is 1, in the Hijri year and with the code of the desk', () => {
  const numbers = source(instantAt(lastDay, '10:00'));
  expect(parseReference(numbers.next())).toEqual({ year: 1448, desk: 7, counter: 1 });
  expect(parseReference(numbers.next())).toEqual({ year: 1448, desk: 7, counter: 2 });
  expect(numbers.given()).toEqual({ year: 1448, counter: 2 });
});

test('a save that takes no number leaves the counter as it was', () => {
  expect(source(instantAt(newYear, '10:00')).given()).toBeNull();
  expect(source(instantAt(newYear, '10:00'), { year: 1449, counter: 8 }).given()).toEqual({ year: 1449, counter: 8 });
});

test('the year changes with midnight in Riyadh that begins 1 Muharram, and the counter begins again', () => {
  const last = { year: 1448, counter: 412 };
  const midnight = Date.parse(instantAt(newYear, '00:00'));
  const before = source(new Date(midnight - 1).toISOString(), last).next();
  const after = source(new Date(midnight).toISOString(), last).next();
  expect(parseReference(before)).toMatchObject({ year: 1448, counter: 413 });
  expect(parseReference(after)).toMatchObject({ year: 1449, counter: 1 });
});

test('a clock set back into a closed year does not reopen it', () => {
  const numbers = source(instantAt(lastDay, '12:00'), { year: 1449, counter: 3 });
  expect(parseReference(numbers.next())).toMatchObject({ year: 1449, counter: 4 });
});

test('a clock outside the calendar gives no number rather than a wrong one', () => {
  expect(() => source('2090-01-01T08:00:00.000Z').next()).toThrow('outside the Umm al-Qura calendar');
});

test('whatever the clock shows, numbers are unique and rise', () => {
  const clocks = fc.array(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), {
    minLength: 2,
    maxLength: 60,
  });
  fc.assert(
    fc.property(clocks, (moments) => {
      let last: NumberCounter | null = null;
      let before = 0;
      for (const moment of moments) {
        const numbers = source(moment.toISOString(), last);
        const { year, counter } = parseReference(numbers.next()) ?? { year: 0, counter: 0 };
        const place = year * 100_000 + counter;
        expect(place).toBeGreaterThan(before);
        before = place;
        last = numbers.given();
      }
    }),
  );
});
