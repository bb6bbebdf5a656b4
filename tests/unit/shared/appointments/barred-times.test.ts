import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barredTimes, lacksConsent, meets, type TimeSpan } from '#shared/appointments/barred-times.ts';
import { AppointmentKind } from '#shared/appointments/appointment.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24) + minute * 60_000).toISOString();
const span = (from: number, to: number): TimeSpan => ({ startsAt: at(from), endsAt: at(to) });
const isFree = (time: TimeSpan, bars: readonly TimeSpan[]): boolean => !bars.some((bar) => meets(bar, time));

test('an hour lies between the two sides, before and after', () => {
  const otherSide = { appointments: [{ ...span(600, 645), kind: 'SESSION_SEPARATE' as const }], bothConsent: true };
  const bars = barredTimes('SESSION_SEPARATE', [], otherSide);
  expect([span(495, 540), span(496, 541), span(704, 749), span(705, 750)].map((time) => isFree(time, bars))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('where both sit together anyway, one may come straight from the other', () => {
  const joint = { appointments: [{ ...span(600, 645), kind: 'SESSION_JOINT' as const }], bothConsent: true };
  const separate = { appointments: [{ ...span(600, 645), kind: 'SESSION_SEPARATE' as const }], bothConsent: true };
  for (const bars of [barredTimes('SESSION_SEPARATE', [], joint), barredTimes('SESSION_JOINT', [], separate)]) {
    expect([span(555, 600), span(600, 645), span(645, 690)].map((time) => isFree(time, bars))).toEqual([
      true,
      false,
      true,
    ]);
  }
});

test('only a joint session asks for the consent of both', () => {
  for (const kind of AppointmentKind.options) {
    expect(lacksConsent(kind, { appointments: [], bothConsent: false })).toBe(kind === 'SESSION_JOINT');
    expect(lacksConsent(kind, null)).toBe(kind === 'SESSION_JOINT');
    expect(lacksConsent(kind, { appointments: [], bothConsent: true })).toBe(false);
  }
});

test('whatever is booked by the rule leaves the sides an hour apart, and nobody at two places', () => {
  const minute = fc.integer({ min: 0, max: 1400 });
  const wish = fc.record({ side: fc.constantFrom('A', 'B'), from: minute, length: fc.integer({ min: 5, max: 90 }) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
      const booked: (TimeSpan & { side: string; kind: 'SESSION_SEPARATE' })[] = [];
      for (const { side, from, length } of wishes) {
        const own = booked.filter((each) => each.side === side);
        const otherSide = { appointments: booked.filter((each) => each.side !== side), bothConsent: false };
        const time = span(from, from + length);
        if (isFree(time, barredTimes('SESSION_SEPARATE', own, otherSide))) {
          booked.push({ ...time, side, kind: 'SESSION_SEPARATE' });
        }
      }
      for (const [index, one] of booked.entries()) {
        for (const other of booked.slice(index + 1)) {
          const apart = Math.max(
            Date.parse(other.startsAt) - Date.parse(one.endsAt),
            Date.parse(one.startsAt) - Date.parse(other.endsAt),
          );
          expect(apart).toBeGreaterThanOrEqual(one.side === other.side ? 0 : 3_600_000);
        }
      }
    }),
  );
});
