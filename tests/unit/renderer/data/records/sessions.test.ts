import { expect, test } from 'vitest';
import type { Schedule } from '#shared/association/settings.ts';
import { sections } from '#shared/association/section.ts';
import type { Appointment, BookingTerms } from '#renderer/data/records/appointments-repository.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { anAppointment } from '#tests/builders/records.ts';
import { anIntake, aVisitor, MORNING, openLab } from '../desk-lab.ts';

/** Two rooms, each day from nine to three; the morning of the test is half past nine. */
const schedule: Schedule = {
  resources: ['room-1', 'room-2'].map((id) => ({
    id,
    label: { ar: id },
    place: [],
    sections: ['MEN'],
    kinds: ['SESSION_SEPARATE', 'SESSION_JOINT'],
    slotMinutes: 60,
    weeklyHours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 540, to: 900 })),
  })),
  pauses: [],
  seasons: [],
  holidays: [],
  arriveEarlyMinutes: 15,
  holdMinutes: 10,
};
const aSupervisor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections } as const;

/** A case of two sides at a supervisor's desk. */
async function openCase() {
  const lab = await openLab({ now: () => MORNING, actor: aSupervisor });
  const first = await lab.requests.record(anIntake({ type: 'RECONCILIATION', serviceId: 'reconciliation' }));
  const other = await lab.requests.record(anIntake({ person: aVisitor({ name: 'الطرف الآخر', phone: '0509999999' }) }));
  await lab.cases.addOtherSide(first.requestId, other.personId ?? '');
  const theCase = await lab.cases.ofRequest(first.requestId);
  const [sideA, sideB] = [
    await lab.requests.byId(first.requestId),
    await lab.requests.byId(theCase?.file.otherRequestId ?? ''),
  ];
  if (!theCase || !sideA || !sideB) throw new Error('the case was not recorded');
  const slots = await lab.appointments.freeSlots(schedule, sideA, 'SESSION_SEPARATE', 8);
  const slotAt = (hour: string, room = 'room-1') => {
    const slot = slots.find(({ startsAt, resourceId }) => startsAt.includes(`T${hour}`) && resourceId === room);
    if (!slot) throw new Error(`no slot at ${hour}`);
    return slot;
  };
  const book = (request: typeof sideA, hour: string, room: string, terms: BookingTerms = {}) =>
    lab.appointments.book(request, 'SESSION_SEPARATE', slotAt(hour, room), terms);
  return { lab, theCase, sideA, sideB, slotAt, book };
}

test('the second side is offered no time within an hour of the first, and is not booked at one', async () => {
  const { lab, sideA, sideB, book } = await openCase();
  await book(sideA, '08', 'room-1');
  const offered = await lab.appointments.freeSlots(schedule, sideB, 'SESSION_SEPARATE', 4);
  expect(offered.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['10:00', '10:00', '11:00', '11:00']);
  for (const [hour, room] of [
    ['07', 'room-2'],
    ['08', 'room-2'],
    ['09', 'room-1'],
  ] as const)
    await expect(book(sideB, hour, room)).rejects.toMatchObject({ by: 'otherSide' });
  await book(sideB, '10', 'room-1');
});

test('nor is it moved there; a supervisor may place it there and says why', async () => {
  const { lab, sideA, sideB, slotAt, book } = await openCase();
  await book(sideA, '08', 'room-1');
  await book(sideB, '10', 'room-1');
  const [theirs] = await lab.appointments.ofRequest(sideB.id);
  const move = { kind: 'move', slot: slotAt('09'), by: 'supervisor' } as const;
  await expect(lab.appointments.act(theirs as Appointment, move)).rejects.toMatchObject({ by: 'otherSide' });
  await lab.appointments.act(theirs as Appointment, { kind: 'cancel' });
  await book(sideB, '09', 'room-1', { overrideReason: 'مدخلان منفصلان' });
  const booked = await lab.appointments.ofRequest(sideB.id);
  expect(booked.map(({ override }) => override?.reason)).toContain('مدخلان منفصلان');
  await expect(book(sideA, '09', 'room-1')).rejects.toMatchObject({ by: 'resource' });
});

test('a joint session waits for both consents, whoever asks; then neither side may be elsewhere', async () => {
  const { lab, theCase, sideA, sideB, slotAt } = await openCase();
  const together = (hour: string, terms: BookingTerms = {}) =>
    lab.appointments.book(sideA, 'SESSION_JOINT', slotAt(hour), terms);
  const [a, b] = theCase.parties;
  if (!a || !b) throw new Error('the case has two sides');
  await lab.cases.consent(a, true);
  expect(await lab.appointments.mayBeJoint(sideA)).toBe(false);
  for (const terms of [{}, { overrideReason: 'عاجل' }])
    await expect(together('08', terms)).rejects.toMatchObject({ refusal: 'no-consent' });
  await lab.cases.consent(b, true);
  expect(await lab.appointments.mayBeJoint(sideA)).toBe(true);
  await lab.appointments.book(sideB, 'SESSION_SEPARATE', slotAt('08', 'room-2'));
  await expect(together('08')).rejects.toMatchObject({ by: 'person' });
  await together('09');
});

test('a desk that knows no other side offers what cannot be in its way again', async () => {
  const lab = await openLab({ now: () => MORNING });
  const lost = anAppointment({
    kind: 'SESSION_SEPARATE',
    confirmation: 'CLASH',
    startsAt: '2026-11-24T08:00:00.000Z',
    endsAt: '2026-11-24T09:00:00.000Z',
  });
  const record = aServerRecord('appointments', 'lost', lost);
  await lab.sync.takePage(
    'section/MEN',
    { from: 0, to: 1, records: [record], exits: [], more: false },
    { epoch: 0, generation: 0 },
  );
  const appointment = await lab.appointments.byId('lost');
  const offered = await lab.appointments.nearestSlots(schedule, appointment as Appointment, 3);
  expect(offered).toHaveLength(3);
  for (const { startsAt, endsAt } of offered) {
    const apart = Math.max(
      Date.parse(startsAt) - Date.parse(lost.endsAt),
      Date.parse(lost.startsAt) - Date.parse(endsAt),
    );
    expect(apart).toBeGreaterThanOrEqual(3 * 3_600_000);
  }
});
