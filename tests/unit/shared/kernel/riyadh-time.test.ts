import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatTime,
  formatTimeRange,
  instantAt,
  minutesOf,
  riyadhDate,
  riyadhTimeOfDay,
  timeOfDayOf,
} from '#shared/kernel/riyadh-time.ts';

const anyInstant = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('H5 the evening of the 14th in London is the 15th in Riyadh', () => {
  expect(riyadhDate('2022-12-14T21:30:00Z')).toBe('2022-12-15');
  expect(riyadhDate('2022-12-14T20:59:59Z')).toBe('2022-12-14');
  expect(riyadhTimeOfDay('2022-12-14T21:30:00Z')).toBe('00:30');
});

test('H5 the fixed offset agrees with the time zone data of the engine at any instant', () => {
  const engine = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Riyadh', dateStyle: 'short', timeStyle: 'short' });
  fc.assert(
    fc.property(anyInstant, (instant) => {
      expect(`${riyadhDate(instant)} ${riyadhTimeOfDay(instant)}`).toBe(engine.format(new Date(instant)));
    }),
  );
});

test('H5 date and time of day lead back to the instant', () => {
  fc.assert(
    fc.property(anyInstant, (instant) => {
      const minute = `${instant.slice(0, 16)}:00.000Z`;
      expect(instantAt(riyadhDate(instant), riyadhTimeOfDay(instant))).toBe(minute);
    }),
  );
  expect(instantAt('2026-11-23', '24:00')).toBe(instantAt('2026-11-24', '00:00'));
});

test('what is no date, time or instant is a bug and throws', () => {
  expect(() => riyadhDate('yesterday')).toThrow(RangeError);
  expect(() => instantAt('2026-02-30', '10:00')).toThrow(RangeError);
  for (const time of ['24:01', '9:30', '12:60', '']) expect(() => minutesOf(time)).toThrow(RangeError);
  expect(() => timeOfDayOf(1441)).toThrow(RangeError);
});

test('minutes of the day and «HH:MM» are one', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => minutesOf(timeOfDayOf(minutes)) === minutes));
});

test.each([
  ['09:30', '٩:٣٠ ص', '٩:٣٠ صباحًا', '9:30 am'],
  ['00:05', '١٢:٠٥ ص', '١٢:٠٥ صباحًا', '12:05 am'],
  ['12:00', '١٢:٠٠ م', '١٢:٠٠ ظهرًا', '12:00 pm'],
  ['16:45', '٤:٤٥ م', '٤:٤٥ مساءً', '4:45 pm'],
])('%s is read as %s', (time, short, long, english) => {
  expect(formatTime(time)).toBe(short);
  expect(formatTime(time, { style: 'long' })).toBe(long);
  expect(formatTime(time, { locale: 'en' })).toBe(english);
});

test('a span says the half of the day once where both ends share it', () => {
  expect(formatTimeRange('10:00', '11:30')).toBe('١٠:٠٠–١١:٣٠ ص');
  expect(formatTimeRange('11:30', '13:00')).toBe('١١:٣٠ ص–١:٠٠ م');
});
