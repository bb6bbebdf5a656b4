import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import type { Actor } from '#shared/access/actor.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aContactPoint, aPerson } from '#tests/builders/records.ts';
import { change, creation } from '#renderer/data/records/plans.ts';
import { createStandings } from '#renderer/data/store/standings.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const known = { table: 'people', id: 'person-1', revision: 1, epoch: 1 } as const;

let sync: SyncLab;
const fromElsewhere = (...operations: Operation[]) =>
  acceptPush(sync.server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
const save = (...operations: ReturnType<typeof creation>[]): Promise<void> =>
  sync.lab.store.commit(() => ({ operations, value: undefined }));
const rename = (name: string): Promise<void> => save(change('people', known, { name }, NOON));
const standing = async (key = 'people/person-1') => (await sync.lab.standings.all()).get(key);
const nameHere = async () => (await sync.lab.store.read('people', 'person-1'))?.fields['name'];

beforeEach(async () => {
  sync = await openSyncLab();
  await fromElsewhere(aCreation('people', 'person-1', aPerson({ name: 'أحمد' })));
  await sync.round();
});

test('a record is on this device until the server has answered for it, and is mentioned no more afterwards', async () => {
  expect(await standing()).toBeUndefined();
  await rename('سعد');
  expect(await standing()).toBe('here');
  await sync.round();
  expect(await standing()).toBeUndefined();
});

test('a value that another desk had written too asks for a decision, until it was decided', async () => {
  await fromElsewhere(aChange(known, { name: 'من ب' }, { mid: 2 }));
  await rename('من أ');
  await sync.round();
  expect(await standing()).toBe('conflict');
  const [open] = await sync.lab.decisions.open();
  await sync.lab.decisions.keep(open?.decision.id ?? '');
  expect(await standing()).toBeUndefined();
});

test('of a decision and a change that waits, the decision is what is shown', async () => {
  await fromElsewhere(aChange(known, { name: 'من ب' }, { mid: 2 }));
  await rename('من أ');
  await sync.round();
  await save(change('people', { ...known, revision: 3 }, { name: 'ثالث' }, NOON));
  expect(await standing()).toBe('conflict');
});

test('what the server refuses is named with its reason, and the record shows what stands, not what was refused', async () => {
  sync.refuse(() => 'not-permitted');
  await rename('ما لا يجوز');
  expect(await nameHere()).toBe('ما لا يجوز');
  await sync.round();
  expect(await nameHere()).toBe('أحمد');
  expect(await standing()).toBe('refused');
  const [refused] = await sync.lab.standings.refused();
  expect(refused).toMatchObject({ table: 'people', id: 'person-1', reason: 'not-permitted' });
  await sync.lab.standings.takeNote(refused?.mid ?? 0);
  expect(await standing()).toBeUndefined();
});

test('a refusal whose answer was lost is told again, and the record stands as it is all the same', async () => {
  sync.refuse(() => 'not-permitted');
  await rename('ما لا يجوز');
  let isLost = true;
  sync.trouble((word) => {
    if (word !== 'push' || !isLost) return;
    isLost = false;
    return sync.lab.sync
      .waiting(10)
      .then((operations) =>
        acceptPush(
          sync.server,
          { associationId: 'association-1', deviceId: 'desk-a', deskCode: '01' },
          { epoch: 1, operations },
          new Date(NOON),
          () => 'not-permitted',
        ),
      );
  });
  await sync.round();
  expect(await nameHere()).toBe('أحمد');
  expect(await standing()).toBe('refused');
});

test('a new record that was refused stays readable at the desk that made it, named as refused', async () => {
  sync.refuse(() => 'not-permitted');
  await save(creation('people', 'person-2', aPerson({ name: 'جديد' }), NOON));
  await sync.round();
  expect((await sync.lab.store.read('people', 'person-2'))?.fields['name']).toBe('جديد');
  expect(await standing('people/person-2')).toBe('refused');
});

test('why something was refused is said at the person it is about: a change of his, his number, his erasure; at nobody else', async () => {
  const { refusalsAbout } = sync.lab.standings;
  sync.refuse(({ table }) => (table === 'erasures' ? 'under-legal-hold' : 'not-permitted'));
  await save(creation('contactPoints', 'contact-1', aContactPoint({ personId: 'person-1' }), NOON));
  await sync.round();
  expect(await refusalsAbout('people', 'person-1')).toEqual(['not-permitted']);
  const erasure = { section: 'MEN' as const, personId: 'person-1', erasedAt: NOON, records: ['people/person-1'] };
  await save(creation('erasures', 'erasure-1', erasure, NOON));
  await rename('ما لا يجوز');
  await sync.round();
  expect(await refusalsAbout('people', 'person-1')).toEqual(['not-permitted', 'under-legal-hold']);
  expect(await refusalsAbout('people', 'person-2')).toEqual([]);
  const { refused, takeNote, discard } = sync.lab.standings;
  for (const { mid, record } of await refused()) await (record ? discard(mid) : takeNote(mid));
  expect(await refusalsAbout('people', 'person-1')).toEqual([]);
});

/** A new person whom the server refused, at the desk that made her. */
async function refusedPerson(): Promise<number> {
  sync.refuse(() => 'not-permitted');
  await save(creation('people', 'person-2', aPerson({ name: 'جديد' }), NOON));
  await sync.round();
  return (await sync.lab.standings.refused())[0]?.mid ?? 0;
}

test('who made a new record that was refused may throw it away; nothing of it is left, and nothing is sent', async () => {
  const mid = await refusedPerson();
  expect((await sync.lab.standings.refused())[0]?.record).toMatchObject({ mayDiscard: true });
  expect(await sync.lab.standings.discard(mid)).toBe(true);
  expect(await sync.lab.standings.discard(mid)).toBe(false);
  expect(await sync.lab.store.read('people', 'person-2')).toBeNull();
  expect(await sync.lab.standings.refused()).toEqual([]);
  await sync.round();
  expect([...sync.server.state().records.keys()]).toEqual(['people/person-1']);
});

/** The desk's database is gone, and the desk opened again with its journal. */
async function emptied(): Promise<void> {
  await sync.lab.wipe();
  sync = await openSyncLab(sync.lab.options, sync.server);
  await sync.lab.recover();
}

test('what was thrown away does not come back with a database that is rebuilt from the journal', async () => {
  await sync.lab.standings.discard(await refusedPerson());
  await emptied();
  expect(await sync.lab.store.read('people', 'person-2')).toBeNull();
  await sync.round();
  expect(await sync.lab.store.read('people', 'person-2')).toBeNull();
  expect(await sync.lab.standings.refused()).toEqual([]);
  expect(await sync.lab.database.outbox.count()).toBe(0);
});

test('nor where a restored server asks for it again, and the journal that knew of it is lost before the database is', async () => {
  await sync.lab.standings.discard(await refusedPerson());
  await sync.lab.align({ lastMid: 0, lastSave: null });
  expect(await sync.lab.database.outbox.count()).toBe(1);
  sync.lab.journal.lose();
  await sync.lab.recover();
  expect(await sync.lab.store.read('people', 'person-2')).toBeNull();
  await emptied();
  expect(await sync.lab.database.outbox.count()).toBe(1);
  expect(await sync.lab.store.read('people', 'person-2')).toBeNull();
});

test('what was refused and not thrown away comes back refused with such a database', async () => {
  await refusedPerson();
  await emptied();
  await sync.round();
  expect((await sync.lab.standings.refused())[0]).toMatchObject({ table: 'people', id: 'person-2' });
  expect(await sync.lab.store.read('people', 'person-2')).not.toBeNull();
});

test('a throwing away that the desk was killed in is done at the next start', async () => {
  await refusedPerson();
  await sync.lab.store.writer.write({ kind: 'discarded', table: 'people', id: 'person-2' });
  sync.lab.database.close();
  sync = await openSyncLab(sync.lab.options, sync.server);
  await sync.lab.recover();
  expect(await sync.lab.store.read('people', 'person-2')).toBeNull();
  expect(await sync.lab.standings.refused()).toEqual([]);
});

test('what was sent again once it was refused is not thrown away by what was asked before', async () => {
  const mid = await refusedPerson();
  await sync.lab.store.writer.write({ kind: 'discarded', table: 'people', id: 'person-2' });
  sync.refuse(nothingRefused);
  await sync.lab.standings.sendAgain([mid]);
  await emptied();
  expect(await sync.lab.store.read('people', 'person-2')).not.toBeNull();
});

test('once its author may, a new record that was refused is sent again with what it holds now, once', async () => {
  const mid = await refusedPerson();
  sync.refuse(nothingRefused);
  expect(await sync.lab.standings.sendAgain([mid])).toBe(1);
  expect(await sync.lab.standings.sendAgain([mid])).toBe(0);
  await sync.round();
  expect(sync.server.state().records.get('people/person-2')?.record.fields['name']).toBe('جديد');
  expect(await standing('people/person-2')).toBeUndefined();
});

test('a record that the server has, or that changes wait for, is not thrown away with what was refused of it', async () => {
  sync.refuse(() => 'not-permitted');
  await rename('ما لا يجوز');
  await sync.round();
  const [refused] = await sync.lab.standings.refused();
  expect(refused?.record).toBeNull();
  expect(await sync.lab.standings.discard(refused?.mid ?? 0)).toBe(false);
  await sync.lab.standings.takeNote(refused?.mid ?? 0);

  const mid = await refusedPerson();
  const waits = { table: 'people', id: 'person-2', revision: 0, epoch: 0 } as const;
  await save(change('people', waits, { name: 'أحدث' }, NOON));
  expect(await sync.lab.standings.discard(mid)).toBe(false);
  expect(await sync.lab.store.read('people', 'person-2')).not.toBeNull();
});

test('who neither made it nor manages the desk may not throw it away', async () => {
  const mid = await refusedPerson();
  const another = createStandings({
    ...sync.lab,
    actor: { userId: 'somebody-else', roles: ['RECEPTIONIST'], sections: ['MEN'] },
    now: () => NOON,
  });
  expect(await another.discard(mid)).toBe(false);
  const supervisor = createStandings({
    ...sync.lab,
    actor: { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections: ['MEN'] },
    now: () => NOON,
  });
  expect(await supervisor.discard(mid)).toBe(true);
});

test('having read of it settles no new record that lies here alone: nobody would hear of it again', async () => {
  const mid = await refusedPerson();
  await sync.lab.standings.takeNote(mid);
  expect((await sync.lab.standings.refused())[0]).toMatchObject({ id: 'person-2', record: { mayDiscard: true } });
});

test('what the server has got from another desk meanwhile is not thrown away', async () => {
  const mid = await refusedPerson();
  await fromElsewhere({ ...aCreation('people', 'person-2', aPerson({ name: 'من ب' })), mid: 2 });
  await sync.round();
  expect(await sync.lab.standings.discard(mid)).toBe(false);
  expect(await sync.lab.standings.sendAgain([mid])).toBe(0);
  expect(await sync.lab.store.read('people', 'person-2')).toMatchObject({ revision: 1, fields: { name: 'من ب' } });
});

test('what was changed since, and refused with it, is sent again as it is now', async () => {
  const mid = await refusedPerson();
  const here = { table: 'people', id: 'person-2', revision: 0, epoch: 0 } as const;
  await save(change('people', here, { name: 'أحدث' }, NOON));
  await sync.round();
  sync.refuse(nothingRefused);
  expect(await sync.lab.standings.sendAgain([mid])).toBe(1);
  await sync.round();
  expect(sync.server.state().records.get('people/person-2')?.record.fields['name']).toBe('أحدث');
});

test('whoever has not the right, or would speak in its author’s name, does not send it again', async () => {
  const mid = await refusedPerson();
  const ofWomen: Actor = { userId: 'somebody-else', roles: ['RECEPTIONIST'], sections: ['WOMEN'] };
  expect(await createStandings({ ...sync.lab, actor: ofWomen, now: () => NOON }).sendAgain([mid])).toBe(0);

  const sending = { personId: 'person-1', requestId: null, linkId: 'guide', title: 'دليل', way: 'QR' as const };
  const said = { ...sending, section: 'MEN' as const, by: sync.lab.actor.userId, at: NOON, deskCode: '01' };
  await save(creation('linkSendings', 'sending-1', said, NOON));
  await sync.round();
  const refused = (await sync.lab.standings.refused()).find(({ id }) => id === 'sending-1');
  const colleague: Actor = { userId: 'colleague', roles: ['RECEPTIONIST'], sections: ['MEN'] };
  const theirs = createStandings({ ...sync.lab, actor: colleague, now: () => NOON });
  expect(await theirs.sendAgain([refused?.mid ?? 0])).toBe(0);
  expect(await theirs.sendAgain([mid])).toBe(1);
  expect(await sync.lab.database.outbox.count()).toBe(1);
});
