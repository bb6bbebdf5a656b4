import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decideAppointment,
  isMissed,
  MOST_MOVES,
  type AppointmentCommand,
} from '#shared/appointments/appointment-machine.ts';
import { Appointment, holdsItsSlot, isHoldOver } from '#shared/appointments/appointment.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { anAppointment } from '#tests/builders/records.ts';

/** A quarter of an hour before it begins. */
const BEFORE = '2026-11-24T05:45:00.000Z';
const AFTER = '2026-11-24T07:00:00.000Z';
const aHold = () => anAppointment({ state: 'HELD', heldUntil: '2026-11-24T05:50:00.000Z' });
const elsewhere = {
  resourceId: 'room-2',
  startsAt: '2026-11-25T06:00:00.000Z',
  endsAt: '2026-11-25T06:45:00.000Z',
};

test('a visitor arrives on the day of the appointment, a late one also after he was marked as missing', () => {
  expect(decideAppointment(anAppointment(), { kind: 'arrive' }, BEFORE)).toEqual({
    ok: true,
    value: { state: 'ARRIVED' },
  });
  expect(decideAppointment(anAppointment(), { kind: 'arrive' }, '2026-11-23T05:45:00.000Z')).toEqual({
    ok: false,
    error: 'not-today',
  });
  const missing = anAppointment({ state: 'NO_SHOW' });
  expect(decideAppointment(missing, { kind: 'arrive' }, AFTER)).toMatchObject({ value: { state: 'ARRIVED' } });
});

test('nobody has missed what has not begun; the sweep takes only what is over', () => {
  expect(decideAppointment(anAppointment(), { kind: 'miss' }, BEFORE)).toMatchObject({ error: 'not-begun' });
  expect(decideAppointment(anAppointment(), { kind: 'miss' }, AFTER)).toMatchObject({ ok: true });
  expect([BEFORE, AFTER].map((now) => isMissed(anAppointment(), now))).toEqual([false, true]);
  expect(isMissed(anAppointment({ state: 'ARRIVED' }), AFTER)).toBe(false);
});

test('a held slot is booked before its time is over or not at all', () => {
  expect(decideAppointment(aHold(), { kind: 'book' }, BEFORE)).toEqual({
    ok: true,
    value: { state: 'BOOKED', heldUntil: null },
  });
  expect(decideAppointment(aHold(), { kind: 'book' }, AFTER)).toMatchObject({ error: 'hold-over' });
});

test('moving is one step that keeps the earlier time and is tentative again', () => {
  const moved = decideAppointment(
    anAppointment({ confirmation: 'CLASH' }),
    { kind: 'move', slot: elsewhere, by: 'nouf' },
    BEFORE,
  );
  expect(moved).toMatchObject({
    value: { ...elsewhere, confirmation: 'TENTATIVE', moves: [{ resourceId: 'room-1', by: 'nouf', at: BEFORE }] },
  });
  const [first] = moved.ok ? (moved.value.moves ?? []) : [];
  if (!first) throw new Error('the earlier time was not kept');
  const often = anAppointment({ moves: Array.from({ length: MOST_MOVES }, () => first) });
  expect(decideAppointment(often, { kind: 'move', slot: elsewhere, by: 'nouf' }, BEFORE)).toMatchObject({
    error: 'moved-too-often',
  });
});

test('what clashes is moved or called off, nothing else', () => {
  const clash = anAppointment({ confirmation: 'CLASH' });
  for (const kind of ['arrive', 'miss'] as const) {
    expect(decideAppointment(clash, { kind }, AFTER)).toMatchObject({ error: 'clash' });
  }
  expect(decideAppointment(clash, { kind: 'cancel' }, AFTER)).toMatchObject({ ok: true });
});

const minute = fc
  .integer({ min: -3000, max: 6000 })
  .map((minutes) => new Date(Date.parse(BEFORE) + minutes * 60_000).toISOString());
const command: fc.Arbitrary<AppointmentCommand> = fc.oneof(
  fc.constantFrom('book', 'arrive', 'finish', 'miss', 'cancel', 'return').map((kind) => ({ kind }) as const),
  minute.map((startsAt) => ({
    kind: 'move' as const,
    by: 'nouf',
    slot: { resourceId: 'room-2', startsAt, endsAt: new Date(Date.parse(startsAt) + 2_700_000).toISOString() },
  })),
);

test('any history of commands leaves a whole appointment, and none passes a guard', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(aHold(), anAppointment()),
      fc.array(fc.record({ command, now: minute }), { maxLength: 40 }),
      (start, history) => {
        let stands: Appointment = start;
        for (const { command, now } of history) {
          const before = structuredClone(stands);
          const decided = decideAppointment(stands, command, now);
          expect(stands).toEqual(before);
          if (!decided.ok) continue;
          stands = Appointment.parse(Object.assign(structuredClone(stands), decided.value));
          expect(['DONE', 'CANCELLED']).not.toContain(before.state);
          if (before.state === 'HELD' && stands.state === 'BOOKED') expect(isHoldOver(before, now)).toBe(false);
          if (stands.state === 'ARRIVED') expect(riyadhDate(now)).toBe(riyadhDate(stands.startsAt));
          if (stands.state === 'NO_SHOW') expect(Date.parse(stands.startsAt)).toBeLessThan(Date.parse(now));
          if (stands.state === 'DONE') expect(before.state).toBe('ARRIVED');
          if (stands.state === 'CANCELLED' || stands.state === 'NO_SHOW') expect(holdsItsSlot(stands)).toBe(false);
        }
      },
    ),
  );
});
