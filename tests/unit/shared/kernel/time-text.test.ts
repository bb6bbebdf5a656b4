import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTime, timeOfDayOf } from '#shared/kernel/riyadh-time.ts';
import { readTimeOfDay } from '#shared/kernel/time-text.ts';

test.each([
  ['8:30', 510],
  ['٠٨:٣٠', 510],
  ['830', 510],
  ['14', 840],
  ['2:15 م', 855],
  ['12 ص', 0],
  ['12:05 pm', 725],
  ['\u200F24:00', 1440],
])('«%s» is minute %i of the day', (typed, minute) => {
  expect(readTimeOfDay(typed)).toBe(minute);
});

test.each(['', '25', '24:01', '8:60', '13 م', '0 am', 'بعد العصر', '123456'])('«%s» is no time of day', (typed) => {
  expect(readTimeOfDay(typed)).toBeNull();
});

test('every minute that is written can be read, on either clock', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.constantFrom('ar', 'en'), (minute, locale) => {
      expect(readTimeOfDay(timeOfDayOf(minute))).toBe(minute);
      expect(readTimeOfDay(formatTime(timeOfDayOf(minute), { locale }))).toBe(minute);
    }),
  );
});
