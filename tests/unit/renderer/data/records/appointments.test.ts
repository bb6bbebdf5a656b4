import { expect, test } from 'vitest';
import type { Schedule } from '#shared/association/settings.ts';
import { AppointmentRefusedError, SlotTakenError } from '#renderer/data/records/appointments-repository.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { anIntake, MORNING, openLab, type Lab } from '../desk-lab.ts';

/** Two rooms, every day from nine to noon; the morning of the test is half past nine. */
const schedule: Schedule = {
  resources: ['room-1', 'room-2'].map((id) => ({
    id,
    label: { ar: id },
    place: [],
    sections: ['MEN'],
    kinds: ['INTERVIEW'],
    slotMinutes: 45,
    weeklyHours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 540, to: 720 })),
  })),
  pauses: [],
  seasons: [],
  holidays: [],
  arriveEarlyMinutes: 15,
  holdMinutes: 10,
};

async function openBookings(now: () => string = () => MORNING) {
  const lab = await openLab({ now });
  const { requestId } = await lab.requests.record(anIntake());
  const request = await lab.requests.byId(requestId);
  if (!request) throw new Error('the request was not recorded');
  const [first, second, third] = await lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 3);
  if (!first || !second || !third) throw new Error('there are free slots');
  return { lab, request, first, second, third };
}

const only = async (lab: Lab) => {
  const [booked] = await lab.appointments.from('2026-11-01');
  if (!booked) throw new Error('nothing is booked');
  return booked;
};

test('nobody is booked in two rooms at one time, unless a supervisor says why', async () => {
  const { lab, request, first, second } = await openBookings();
  expect([first.startsAt, first.resourceId === second.resourceId]).toEqual([second.startsAt, false]);
  await lab.appointments.book(request, 'INTERVIEW', first);
  await expect(lab.appointments.book(request, 'INTERVIEW', second)).rejects.toMatchObject({ by: 'person' });
  await expect(lab.appointments.book(request, 'INTERVIEW', first)).rejects.toMatchObject({ by: 'resource' });
  await lab.appointments.book(request, 'INTERVIEW', first, { overrideReason: 'حالة عاجلة' });
  const both = await lab.appointments.from('2026-11-01');
  expect(new Set(both.map(({ override }) => override?.reason ?? null))).toEqual(new Set(['حالة عاجلة', null]));
});

test('a held slot is kept from others until its time is over, and is then free again', async () => {
  let moment = MORNING;
  const { lab, request, first } = await openBookings(() => moment);
  await lab.appointments.book(request, 'INTERVIEW', first, { heldMinutes: 10 });
  expect(await lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 9)).not.toContainEqual(first);
  expect((await lab.requests.byId(request.id))?.state).toBe('NEW');

  moment = new Date(Date.parse(MORNING) + 600_000).toISOString();
  await expect(lab.appointments.act(await only(lab), { kind: 'book' })).rejects.toThrow(AppointmentRefusedError);
  expect(await lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 9)).toContainEqual(first);
});

test('a time that has passed, or that was closed since it was offered, is not booked unless a supervisor says why', async () => {
  let moment = MORNING;
  const { lab, request, first, third } = await openBookings(() => moment);
  const send = async (changed: Partial<Schedule>, revision: number): Promise<void> => {
    const sent = { ...aServerRecord('settings', 'schedule', { ...schedule, ...changed }), revision };
    const page = { from: revision - 1, to: revision, records: [sent], exits: [], more: false };
    await lab.sync.takePage('association', page, { epoch: 1, generation: 1 });
  };
  await lab.sync.savePosition({ epoch: 1, generation: 1, cursors: { association: 0 } });
  await send({}, 1);
  moment = new Date(Date.parse(first.startsAt) + 1000).toISOString();
  await expect(lab.appointments.book(request, 'INTERVIEW', first)).rejects.toMatchObject({ refusal: 'closed' });
  await send({ holidays: [third.startsAt.slice(0, 10)] }, 2);
  await expect(lab.appointments.book(request, 'INTERVIEW', third)).rejects.toMatchObject({ refusal: 'closed' });
  await lab.appointments.book(request, 'INTERVIEW', third, { overrideReason: 'حالة عاجلة' });
  await send({}, 3);
  const other = await lab.requests.record(anIntake());
  const second = await lab.requests.byId(other.requestId);
  if (!second) throw new Error('the other request was not recorded');
  const [free] = await lab.appointments.freeSlots(schedule, second, 'INTERVIEW', 1);
  if (!free) throw new Error('there are free slots');
  await lab.appointments.book(second, 'INTERVIEW', free);
});

test('moving is one save with the time it left; to a time that is taken it is refused and nothing changes', async () => {
  const { lab, request, first, third } = await openBookings();
  await lab.appointments.book(request, 'INTERVIEW', first);
  const before = await only(lab);
  const waiting = await lab.database.outbox.count();
  await lab.appointments.act(before, { kind: 'move', slot: third, by: 'receptionist' });
  await lab.appointments.act(before, { kind: 'move', slot: third, by: 'receptionist' });
  expect(await lab.database.outbox.count()).toBe(waiting + 1);
  expect(await only(lab)).toMatchObject({ ...third, moves: [{ startsAt: first.startsAt, by: 'receptionist' }] });

  const other = await lab.requests.record(anIntake());
  const second = await lab.requests.byId(other.requestId);
  if (!second) throw new Error('the other request was not recorded');
  await lab.appointments.book(second, 'INTERVIEW', first);
  const moving = lab.appointments.act(await only(lab), { kind: 'move', slot: third, by: 'receptionist' });
  await expect(moving).rejects.toThrow(SlotTakenError);
});

test('the sweep marks everyone whose time is over and nobody else, once', async () => {
  let moment = MORNING;
  const { lab, request, first, third } = await openBookings(() => moment);
  await lab.appointments.book(request, 'INTERVIEW', first);
  await lab.appointments.book(request, 'INTERVIEW', third);
  moment = new Date(Date.parse(first.endsAt) + 1000).toISOString();
  expect(await lab.appointments.sweepMissed()).toBe(1);
  expect(await lab.appointments.sweepMissed()).toBe(0);
  const states = (await lab.appointments.from('2026-11-01')).map(({ state }) => state);
  expect(states).toEqual(['NO_SHOW', 'BOOKED']);
});
