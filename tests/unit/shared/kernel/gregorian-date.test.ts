import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatGregorian, parseGregorian } from '#shared/kernel/gregorian-date.ts';
import { addDays, daysBetween, dayNumber, isoDateOf, weekdayOf } from '#shared/kernel/iso-date.ts';
import { weekdayName } from '#shared/kernel/calendar-names.ts';

const anyDate = fc.integer({ min: -20_000, max: 60_000 }).map(isoDateOf);

test.each([
  '١٥/١٢/٢٠٢٢ م',
  '2022-12-15',
  '15.12.2022',
  '١٥ ديسمبر ٢٠٢٢ م',
  'الخميس 15 ديسمبر 2022',
  '15 December 2022',
])('H3 «%s» is read as 15 December 2022', (text) => {
  expect(parseGregorian(text)).toEqual({ ok: true, value: '2022-12-15' });
});

test('H3 a day the month does not have names its last day', () => {
  expect(parseGregorian('29/2/2023')).toEqual({ ok: false, error: { kind: 'impossible-day', lastDay: 28 } });
  expect(parseGregorian('31/4/2024')).toEqual({ ok: false, error: { kind: 'impossible-day', lastDay: 30 } });
  expect(parseGregorian('1/1/24')).toEqual({ ok: false, error: { kind: 'not-a-date' } });
  expect(parseGregorian('15/13/2022')).toEqual({ ok: false, error: { kind: 'not-a-date' } });
});

test('H4 the styles of a date', () => {
  expect(formatGregorian('2026-11-23', 'long')).toBe('٢٣ نوفمبر ٢٠٢٦ م');
  expect(formatGregorian('2026-11-23', 'numeric-era')).toBe('٢٠٢٦/١١/٢٣ م');
  expect(formatGregorian('2022-12-15', 'day-first', { digits: 'latin' })).toBe('15/12/2022 م');
  expect(formatGregorian('2022-12-15', 'weekday-long', { locale: 'en' })).toBe('Thursday 15 December 2022 CE');
  expect(() => formatGregorian('2022-02-30', 'long')).toThrow(RangeError);
});

test('H3 whatever is written is read back as the same day', () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom('long', 'weekday-long', 'numeric', 'day-first' as const), (date, style) => {
      expect(parseGregorian(formatGregorian(date, style))).toEqual({ ok: true, value: date });
    }),
  );
});

test('days are added, counted and named as the calendar of the engine does', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
      expect(weekdayOf(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
    }),
  );
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(weekdayName('2022-12-15')).toBe('الخميس');
  expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
});

test('only real days have a number', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  for (const text of ['2023-02-29', '2022-00-10', '2022-1-1', '2022-12-15 ', '20221215'])
    expect(dayNumber(text)).toBeNull();
});
