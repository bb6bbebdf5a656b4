import { expect, test } from 'vitest';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { creation } from '#renderer/data/records/plans.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { anAppointment, aVisit } from '#tests/builders/records.ts';
import { aVisitor, anIntake, MORNING, openLab, restart, type Lab } from '../desk-lab.ts';

const TODAY = '2026-11-24';
const receive = (lab: Lab, facts: Parameters<typeof anIntake>[0] = {}) =>
  lab.requests.record(anIntake({ person: { kind: 'unnamed' }, joinsQueue: true, ...facts }));
const ticketsOf = async (lab: Lab): Promise<string[]> =>
  (await lab.visits.onDay(TODAY)).map(({ ticket }) => `${ticket.letter} ${ticket.number}`);
const statesOf = async (lab: Lab): Promise<string[]> => (await lab.visits.onDay(TODAY)).map(({ state }) => state);
const first = async (lab: Lab) => {
  const [visit] = await lab.visits.onDay(TODAY);
  if (!visit) throw new Error('nobody came');
  return visit;
};

test('a visitor gets request and ticket in one save, and the next one the next number of his section', async () => {
  const lab = await openLab();
  const { visitId, requestId, personId } = await receive(lab, { person: aVisitor() });
  await receive(lab);
  await receive(lab, { section: 'WOMEN' });
  expect(await ticketsOf(lab)).toEqual(['ر 1', 'ر 2', 'ن 1']);
  expect(await lab.visits.byId(visitId ?? '')).toMatchObject({ requestId, personId, state: 'WAITING' });
  expect(await lab.requests.record(anIntake({ channel: 'PHONE' }))).toMatchObject({ visitId: null });
});

test('a ticket that is to be printed has its job in the same save', async () => {
  const lab = await openLab();
  const { visitId, ticketJobId } = await receive(lab, { printsTicket: true });
  expect(await lab.printJobs.ofThisDesk()).toMatchObject([
    { id: ticketJobId, subject: 'visits', recordIds: [visitId], state: 'QUEUED' },
  ]);
  expect(await receive(lab)).toMatchObject({ ticketJobId: null });
});

test('every day begins with the first number', async () => {
  let moment = MORNING;
  const lab = await openLab({ now: () => moment });
  await receive(lab);
  moment = '2026-11-25T06:30:00.000Z';
  const { visitId } = await receive(lab);
  expect((await lab.visits.byId(visitId ?? ''))?.ticket.number).toBe(1);
});

test('the letter in front of a number is the association’s own', async () => {
  const lab = await openLab();
  const fields = { ...standard.queue, letters: { ...standard.queue.letters, MEN: 'ب' } };
  const records = [aServerRecord('settings', 'queue', fields)];
  await lab.sync.savePosition({ epoch: 1, generation: 1, cursors: { association: 0 } });
  await lab.sync.takePage(
    'association',
    { from: 0, to: 9, records, exits: [], more: false },
    { epoch: 1, generation: 1 },
  );
  await receive(lab);
  expect(await ticketsOf(lab)).toEqual(['ب 1']);
});

test('the count goes on where it was after the database was lost', async () => {
  const lab = await openLab();
  await receive(lab);
  await receive(lab);
  await lab.wipe();
  const again = await restart(lab);
  await receive(again);
  expect(await ticketsOf(again)).toEqual(['ر 1', 'ر 2', 'ر 3']);
});

test('calling the next one ends the turn before; who was called and has not come is called again', async () => {
  const lab = await openLab();
  await receive(lab);
  await receive(lab);
  expect((await lab.visits.callNext(['MEN']))?.ticket.number).toBe(1);
  expect(await lab.visits.callNext(['MEN'])).toMatchObject({ ticket: { number: 1 }, calls: 1 });
  expect(await first(lab)).toMatchObject({ state: 'CALLED', calls: 2 });
  await lab.visits.act(await first(lab), { kind: 'serve', from: '01' });
  expect((await lab.visits.callNext(['MEN']))?.ticket.number).toBe(2);
  expect(await statesOf(lab)).toEqual(['SERVED', 'CALLED']);
  expect(await lab.visits.callNext(['WOMEN'])).toBeNull();
});

test('a step that was pressed twice is saved once; one that is not open is refused', async () => {
  const lab = await openLab();
  await receive(lab);
  const seen = await first(lab);
  await lab.visits.act(seen, { kind: 'leave' });
  const waiting = await lab.database.outbox.count();
  await lab.visits.act(seen, { kind: 'leave' });
  expect(await lab.database.outbox.count()).toBe(waiting);
  await expect(lab.visits.act(seen, { kind: 'call', from: '01' })).rejects.toThrow('not-from-here');
});

test('a step says what its author saw, so that the second of two desks that call one visitor comes too late', async () => {
  const lab = await openLab();
  await receive(lab);
  await lab.visits.callNext(['MEN']);
  await lab.visits.act(await first(lab), { kind: 'serve', from: '01' });
  const steps = (await lab.sync.waiting(20)).filter(({ table, kind }) => table === 'visits' && kind === 'change');
  expect(steps.map(({ requires }) => requires)).toEqual([
    { state: 'WAITING', calledFrom: null },
    { state: 'CALLED', calledFrom: '01' },
  ]);
});

test('whoever has a priority is called before those who came earlier, until it is taken back', async () => {
  const lab = await openLab();
  await receive(lab);
  await receive(lab);
  const [, second] = await lab.visits.onDay(TODAY);
  if (!second) throw new Error('two came');
  await lab.visits.prefer(second, 'elderly');
  expect((await lab.visits.callNext(['MEN']))?.ticket.number).toBe(2);
});

test('whoever arrives for his appointment stands in the queue; through there, he is through with both', async () => {
  const lab = await openLab();
  const { requestId } = await lab.requests.record(anIntake());
  const expected = anAppointment({
    requestId,
    startsAt: '2026-11-24T06:45:00.000Z',
    endsAt: '2026-11-24T07:30:00.000Z',
  });
  await lab.store.commit(() => ({
    operations: [creation('appointments', 'appointment-1', expected, MORNING)],
    value: null,
  }));
  const booked = await lab.appointments.byId('appointment-1');
  if (!booked) throw new Error('nothing is booked');
  await lab.appointments.act(booked, { kind: 'arrive' });
  await lab.appointments.act(booked, { kind: 'arrive' });
  expect(await lab.visits.onDay(TODAY)).toMatchObject([
    { requestId, serviceId: 'registration', appointment: { id: 'appointment-1', kind: 'INTERVIEW' } },
  ]);
  await lab.visits.act(await first(lab), { kind: 'serve', from: '01' });
  await lab.visits.act(await first(lab), { kind: 'finish' });
  expect((await lab.appointments.byId('appointment-1'))?.state).toBe('DONE');
});

test('whoever was marked as arrived by mistake stands in the queue no more', async () => {
  const lab = await openLab();
  const { requestId } = await lab.requests.record(anIntake());
  const expected = anAppointment({ requestId, state: 'ARRIVED' });
  const { id, kind, resourceId, startsAt } = { id: 'appointment-1', ...expected };
  const visit = aVisit({ requestId, arrivedAt: MORNING, appointment: { id, kind, resourceId, startsAt } });
  await lab.store.commit(() => ({
    operations: [creation('appointments', id, expected, MORNING), creation('visits', 'visit-1', visit, MORNING)],
    value: null,
  }));
  const arrived = await lab.appointments.byId(id);
  if (!arrived) throw new Error('nothing is booked');
  await lab.appointments.act(arrived, { kind: 'return' });
  expect(await statesOf(lab)).toEqual(['LEFT']);
});

test('a desk knows which of its own calls came too late, by visitor', async () => {
  const lab = await openLab();
  const aDecision = (deviceId: string, table: 'visits' | 'people') => ({
    scope: 'section/MEN',
    kind: 'needs-review' as const,
    reason: 'requirement-gone',
    table,
    recordId: 'visit-1',
    kept: [],
    askedBy: { deviceId, by: 'receptionist', at: MORNING, receivedAt: MORNING, epoch: 1 },
    state: 'OPEN' as const,
  });
  const records = [
    aServerRecord('decisions', 'here-1', aDecision('here', 'visits')),
    aServerRecord('decisions', 'here-2', aDecision('here', 'visits')),
    aServerRecord('decisions', 'there-1', aDecision('there', 'visits')),
    aServerRecord('decisions', 'here-3', aDecision('here', 'people')),
  ];
  await lab.sync.savePosition({ epoch: 1, generation: 1, cursors: { 'section/MEN': 0 } });
  await lab.sync.takePage(
    'section/MEN',
    { from: 0, to: 9, records, exits: [], more: false },
    { epoch: 1, generation: 1 },
  );
  expect(await lab.visits.overtaken('here')).toEqual(new Map([['visit-1', ['here-1', 'here-2']]]));
});
