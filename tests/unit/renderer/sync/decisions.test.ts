import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { AFTER_REVOCATION } from '#shared/sync/decision.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { anAppointment, aPerson } from '#tests/builders/records.ts';
import { change } from '#renderer/data/records/plans.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const known = { table: 'people', id: 'person-1', revision: 1 } as const;

let sync: SyncLab;
const fromElsewhere = (...operations: Operation[]) =>
  acceptPush(sync.server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
const rename = (name: string): Promise<void> =>
  sync.lab.store.commit(() => ({
    operations: [change('people', { ...known, epoch: 1 }, { name }, NOON)],
    value: undefined,
  }));
const nameAtServer = () => sync.server.state().records.get('people/person-1')?.record.fields['name'];

beforeEach(async () => {
  sync = await openSyncLab();
  await fromElsewhere(aCreation('people', 'person-1', aPerson({ name: 'أحمد' })));
  await sync.round();
  sync.engine.stop();
});

async function conflict(): Promise<void> {
  await fromElsewhere(aChange(known, { name: 'من ب' }, { mid: 2, by: 'user-b' }));
  await rename('من أ');
  await sync.round();
}

test('an overwritten value is kept in a decision that says who wrote it, when, and when it was received', async () => {
  await conflict();
  const [open] = await sync.lab.decisions.open();
  expect(open).toMatchObject({
    decision: {
      kind: 'conflict',
      scope: 'section/MEN',
      kept: [{ field: 'name', value: 'من ب', writtenBy: { deviceId: 'desk-b', by: 'user-b', receivedAt: NOON } }],
      askedBy: { deviceId: 'desk-a' },
    },
    record: { fields: { name: 'من أ' } },
  });
  expect(await sync.lab.decisions.open()).toHaveLength(1);
});

test('one press swaps the two values, another one swaps them back; pressed twice at once it is swapped twice, never lost', async () => {
  await conflict();
  const id = (await sync.lab.decisions.open())[0]?.decision.id ?? '';
  await sync.lab.decisions.swap(id);
  expect((await sync.lab.decisions.open())[0]).toMatchObject({
    decision: { kept: [{ field: 'name', value: 'من أ', writtenBy: { deviceId: 'desk-a' } }] },
    record: { fields: { name: 'من ب' } },
  });
  await sync.round();
  expect(nameAtServer()).toBe('من ب');
  await sync.lab.decisions.swap(id);
  await sync.round();
  expect(nameAtServer()).toBe('من أ');
  expect(await sync.lab.decisions.open()).toHaveLength(1);
});

test('what was decided is decided on every desk, and deciding it again saves nothing', async () => {
  await conflict();
  const id = (await sync.lab.decisions.open())[0]?.decision.id ?? '';
  await sync.lab.decisions.keep(id);
  await sync.round();
  const taken = sync.received().length;
  await sync.lab.decisions.keep(id);
  await sync.lab.decisions.swap(id);
  await sync.round();
  expect(sync.received()).toHaveLength(taken);
  expect(await sync.lab.decisions.open()).toEqual([]);
  expect(sync.server.state().records.get(`decisions/${id}`)?.record.fields['state']).toBe('DECIDED');
});

test('an appointment that lost its slot takes another one', async () => {
  const mine = anAppointment();
  await fromElsewhere(
    aCreation('appointments', 'theirs', mine, { mid: 2 }),
    aCreation('appointments', 'late', mine, { mid: 3 }),
  );
  await sync.round();
  const [open] = await sync.lab.decisions.open();
  expect(open).toMatchObject({ decision: { reason: 'appointment-clash', recordId: 'late' } });
  const slot = { resourceId: 'room-1', startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T08:45:00.000Z' };
  const lost = await sync.lab.appointments.byId('late');
  if (!lost) throw new Error('the appointment is here');
  await sync.lab.appointments.act(lost, { kind: 'move', slot, by: 'receptionist' });
  expect(await sync.lab.decisions.open()).toEqual([]);
  await sync.round();
  expect(sync.server.state().records.get('appointments/late')?.record.fields).toMatchObject({
    ...slot,
    confirmation: 'CONFIRMED',
  });
  expect(await sync.lab.decisions.open()).toEqual([]);
});

test('decisions are made by the server alone, and no desk moves one to where it was not meant to be read', async () => {
  await conflict();
  const [open] = await sync.lab.decisions.open();
  const decision = { table: 'decisions', id: open?.decision.id ?? '', revision: 1 } as const;
  const { results } = await fromElsewhere(
    aChange(decision, { scope: 'association' }, { mid: 3 }),
    aCreation('decisions', 'forged', { ...open?.decision }, { mid: 4 }),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual(['quarantined', 'quarantined']);
  expect(sync.server.state().records.has('decisions/forged')).toBe(false);
});

test('what nobody can tell the owner of is shown to nobody', async () => {
  await fromElsewhere(aChange({ ...known, id: 'unknown' }, { name: 'سر' }, { mid: 2 }));
  await sync.round();
  expect((await sync.lab.decisions.open())[0]).toMatchObject({
    decision: { scope: 'association', reason: 'record-missing', kept: [] },
    record: null,
  });
});

test('a new record of a desk that had been shut out is made once, in the name of whoever has looked at it', async () => {
  const making = aCreation('people', 'late', aPerson({ name: 'سعد' }), { mid: 2, by: 'user-b' });
  const request = { epoch: 1, operations: [making] };
  await acceptPush(sync.server, OTHER, request, new Date(NOON), () => AFTER_REVOCATION);
  await sync.round();
  expect(sync.server.state().records.has('people/late')).toBe(false);
  const [open] = await sync.lab.decisions.open();
  await Promise.all([1, 2].map(() => sync.lab.decisions.swap(open?.decision.id ?? '')));
  await sync.round();
  const made = sync.server.state().records.get('people/late')?.record;
  expect(made).toMatchObject({ revision: 1, fields: { name: 'سعد' }, writes: { 1: { by: sync.lab.actor.userId } } });
  expect(await sync.lab.decisions.open()).toEqual([]);
});
