import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { change } from '#renderer/data/records/plans.ts';
import { LONGEST_NAME } from '#shared/people/person.ts';
import type { Fields } from '#shared/sync/record.ts';
import { saveAsLaxRelease } from '#tests/builders/lax-release.ts';
import { aCreation, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aContactPoint, aPerson } from '#tests/builders/records.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const TOO_LONG = 'سعد '.repeat(LONGEST_NAME);

let sync: SyncLab;
const decisions = () => sync.lab.decisions.open();
const idOfDecision = async (): Promise<string> => (await decisions())[0]?.decision.id ?? '';
const atServer = (key: string) => sync.server.state().records.get(key)?.record.fields;

/** A change as an earlier release of this desk let it pass, sent and refused. */
async function changedInALaxRelease(table: 'people' | 'contactPoints', id: string, fields: Fields): Promise<void> {
  const { store, actor } = sync.lab;
  await saveAsLaxRelease(store, actor.userId, () => [change(table, { id, revision: 1, epoch: 1 }, fields, NOON)]);
  await sync.round();
}

beforeEach(async () => {
  sync = await openSyncLab();
  const operations = [
    aCreation('people', 'person-1', aPerson({ name: 'أحمد' })),
    aCreation('contactPoints', 'contact-1', aContactPoint({ personId: 'person-1' }), { mid: 2 }),
  ];
  await acceptPush(sync.server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
  await sync.round();
});

test('a change that the server finds malformed is asked about, with what is to be mended in it; the record stands', async () => {
  await changedInALaxRelease('people', 'person-1', { name: TOO_LONG, villageId: 'balasmar' });
  expect(await decisions()).toMatchObject([
    {
      decision: { kind: 'quarantined', reason: 'malformed-record' },
      record: { fields: { name: 'أحمد' } },
      mending: { table: 'people', id: 'person-1', mayWrite: true, fields: { name: TOO_LONG, villageId: 'balasmar' } },
    },
  ]);
});

test('it cannot be put in the place of what stands as it is: nothing is sent, and nothing asked a second time', async () => {
  await changedInALaxRelease('people', 'person-1', { name: TOO_LONG });
  const taken = sync.received().length;
  await sync.lab.decisions.swap(await idOfDecision());
  await sync.round();
  expect(sync.received()).toHaveLength(taken);
  expect(await decisions()).toHaveLength(1);
});

test('mended it is taken, all that it wanted, in one save with the answer', async () => {
  await changedInALaxRelease('people', 'person-1', { name: TOO_LONG, villageId: 'balasmar' });
  const id = await idOfDecision();
  const before = await sync.lab.store.position();
  expect(await sync.lab.decisions.mend(id, { name: 'أحمد الشهري' })).toEqual({ kind: 'saved' });
  expect((await sync.lab.store.position()).entry).toBe(before.entry + 1);
  await sync.round();
  expect(atServer('people/person-1')).toEqual(aPerson({ name: 'أحمد الشهري', villageId: 'balasmar' }));
  expect(await decisions()).toEqual([]);
  expect(await sync.lab.decisions.mend(id, { name: 'آخر' })).toEqual({ kind: 'gone' });
});

test('what is wrong still is not saved, and says where', async () => {
  await changedInALaxRelease('people', 'person-1', { name: TOO_LONG });
  expect(await sync.lab.decisions.mend(await idOfDecision(), {})).toEqual({
    kind: 'malformed',
    faults: [{ field: 'name', fault: 'too-long', limit: LONGEST_NAME }],
  });
  expect(await sync.lab.database.outbox.count()).toBe(0);
});

test('the number that a mended phone means is sent with it', async () => {
  await changedInALaxRelease('contactPoints', 'contact-1', { raw: '0'.repeat(200) });
  expect(await sync.lab.decisions.mend(await idOfDecision(), { raw: '0551112223' })).toEqual({ kind: 'saved' });
  await sync.round();
  expect(atServer('contactPoints/contact-1')).toMatchObject({ raw: '0551112223', e164: '+966551112223' });
});

test('what stands may stand: the answer alone is sent', async () => {
  await changedInALaxRelease('people', 'person-1', { name: TOO_LONG });
  await sync.lab.decisions.keep(await idOfDecision());
  await sync.round();
  expect(atServer('people/person-1')).toEqual(aPerson({ name: 'أحمد' }));
  expect(await decisions()).toEqual([]);
});
