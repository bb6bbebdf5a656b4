import { expect, test } from 'vitest';
import { createFormat } from '#renderer/i18n/use-format.ts';

const [arabic, english] = [createFormat('ar'), createFormat('en')];
const NOON = '2026-11-23T09:05:00.000Z';

test('counts have the digits and marks of their language, years no marks', () => {
  expect([arabic.count(2380), arabic.count(3.5), arabic.year(1410)]).toEqual(['٢٬٣٨٠', '٣٫٥', '١٤١٠']);
  expect([english.count(2380), english.count(3.5), english.year(1410)]).toEqual(['2,380', '3.5', '1410']);
});

test('a day is said in both calendars', () => {
  expect([arabic.hijriWithWeekday('2026-11-23'), arabic.gregorian('2026-11-23')]).toEqual([
    'الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ',
    '٢٠٢٦/١١/٢٣ م',
  ]);
  expect([english.hijriWithWeekday('2026-11-23'), english.gregorian('2026-11-23')]).toEqual([
    'Monday 13 Jumada II 1448 AH',
    '2026/11/23 CE',
  ]);
});

test('a day outside the Hijri tables is said in the other calendar alone', () => {
  expect(arabic.hijri('1930-01-05')).toBe('٥ يناير ١٩٣٠ م');
});

test('a time is Riyadh time, and its half of the day never stands on a line of its own', () => {
  expect([arabic.time(NOON), english.time(NOON)]).toEqual(['١٢:٠٥\u00A0م', '12:05\u00A0pm']);
});

test('an instant late in the evening belongs to the next day in Riyadh', () => {
  expect([arabic.day('2026-11-22T21:30:00.000Z'), english.day('2026-11-22T20:30:00.000Z')]).toEqual([
    '١٣ جمادى الآخرة ١٤٤٨ هـ',
    '12 Jumada II 1448 AH',
  ]);
});
