import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import type { Actor } from '#shared/access/actor.ts';
import { sections } from '#shared/association/section.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { change } from '#renderer/data/records/plans.ts';
import { createStandings } from '#renderer/data/store/standings.ts';
import { repairRows } from '#renderer/sync/repair-rows.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

const LOST = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const MEN = 'section/MEN';

let sync: SyncLab;
let backup: ReturnType<SyncLab['server']['state']>;
const fromElsewhere = (...operations: Operation[]) =>
  acceptPush(sync.server, LOST, { epoch: sync.server.state().epoch, operations }, new Date(NOON), nothingRefused);
/** A round, and the daily comparison after it. */
const compare = async (): Promise<void> => {
  await sync.round();
  await repairRows(
    { store: sync.lab.sync, transport: sync.transport },
    [MEN, 'section/WOMEN'],
    new AbortController().signal,
  );
};
const here = (id = 'person-2') => sync.lab.store.read('people', id);
const marked = async (): Promise<unknown[]> =>
  (await sync.lab.standings.refused()).map(({ id, reason }) => [id, reason]);
const atServer = (id = 'person-2') => sync.server.state().records.get(`people/${id}`)?.record;
const anAdministrator: Actor = { userId: 'administrator', roles: ['ADMINISTRATOR'], sections };
const standingsOf = (actor: Actor) => createStandings({ ...sync.lab, actor, now: () => NOON });

/** Another desk writes after the backup, this one fetches it, that one is lost, and the server is restored. */
beforeEach(async () => {
  sync = await openSyncLab();
  await fromElsewhere(aCreation('people', 'person-1', aPerson({ name: 'قبل النسخة' })));
  backup = sync.server.backUp();
  const written = aCreation('people', 'person-2', aPerson({ name: 'بعد النسخة' }), { mid: 2, by: 'their-author' });
  await fromElsewhere(written, aChange({ table: 'people', id: 'person-2', revision: 1 }, { name: 'وعُدّل' }, { mid: 3 }));
  await sync.round();
  sync.server.restore(backup);
});

test('what the restored server never had stays as it was last, says so, and is sent by nobody', async () => {
  await compare();
  expect(await here()).toMatchObject({ revision: 0, fields: { name: 'وعُدّل' } });
  expect(await marked()).toEqual([['person-2', 'unheard-of']]);
  expect((await sync.lab.standings.all()).get('people/person-2')).toBe('unheard-of');
  expect(await sync.lab.standings.refusalsAbout('people', 'person-2')).toEqual(['unheard-of']);
  await compare();
  expect(await marked()).toHaveLength(1);
  expect(await sync.lab.database.outbox.count()).toBe(0);
  expect(atServer()).toBeUndefined();
});

test('one save sends all of it, in the name of whoever sends it', async () => {
  sync.server.restore({ ...backup, records: new Map(), log: [] });
  await compare();
  const mids = (await sync.lab.standings.refused()).map(({ mid }) => mid);
  expect(await sync.lab.standings.sendAgain(mids)).toBe(2);
  expect(await sync.lab.standings.sendAgain(mids)).toBe(0);
  await sync.round();
  expect(atServer()).toMatchObject({ revision: 1, fields: { name: 'وعُدّل' } });
  expect(atServer()?.writes['1']?.by).toBe(sync.lab.actor.userId);
  expect(atServer('person-1')).toMatchObject({ revision: 1, fields: { name: 'قبل النسخة' } });
  expect(await marked()).toEqual([]);
  expect((await sync.lab.standings.all()).size).toBe(0);
});

test('whoever manages the desk throws it away, and whoever else finds no way to', async () => {
  await compare();
  const [mid = 0] = (await sync.lab.standings.refused()).map((change) => change.mid);
  expect(await sync.lab.standings.discard(mid)).toBe(false);
  expect(await standingsOf(anAdministrator).discard(mid)).toBe(true);
  expect(await here()).toBeNull();
  await compare();
  expect(await marked()).toEqual([]);
});

test('of several that are told at once each asks for itself', async () => {
  const unknown = ['person-1', 'person-2'].map((id) => ({ table: 'people' as const, id }));
  await sync.lab.sync.takeRepair(MEN, { records: [], exits: [], unknown });
  expect(await marked()).toEqual([
    ['person-1', 'unheard-of'],
    ['person-2', 'unheard-of'],
  ]);
});

test('thrown away here, it comes back from where it was written, and is kept after another restore', async () => {
  await compare();
  const [mid = 0] = (await sync.lab.standings.refused()).map((change) => change.mid);
  await standingsOf(anAdministrator).discard(mid);
  await fromElsewhere(aCreation('people', 'person-2', aPerson({ name: 'بعد النسخة' }), { mid: 2 }));
  await sync.round();
  expect(await here()).toMatchObject({ revision: 1 });
  sync.server.restore(backup);
  await compare();
  await sync.lab.recover();
  expect(await here()).toMatchObject({ revision: 0 });
  expect(await marked()).toEqual([['person-2', 'unheard-of']]);
});

test('what its desk sends again after all is asked about no more', async () => {
  await compare();
  const written = aCreation('people', 'person-2', aPerson({ name: 'بعد النسخة' }), { mid: 2 });
  await fromElsewhere(written);
  await sync.round();
  expect(await here()).toMatchObject({ revision: 1, fields: { name: 'بعد النسخة' } });
  expect(await marked()).toEqual([]);
  await sync.round();
  expect(await sync.lab.database.reviews.count()).toBe(0);
});

test('what the server has in a scope that is not held here has left, and goes', async () => {
  sync = await openSyncLab({ actor: { ...sync.lab.actor, sections: ['MEN'] } });
  await fromElsewhere(aCreation('people', 'person-3', aPerson({ section: 'WOMEN' })));
  backup = sync.server.backUp();
  const ofWomen = { table: 'people', id: 'person-3', revision: 1 } as const;
  await fromElsewhere(aChange(ofWomen, { section: 'MEN' }, { mid: 2 }));
  await sync.round();
  expect(await here('person-3')).toMatchObject({ scope: MEN });
  sync.server.restore(backup);
  await compare();
  expect(await here('person-3')).toBeNull();
  expect(await marked()).toEqual([]);
});

test('a change that waits for it is answered first; the next comparison finds it', async () => {
  await sync.round();
  sync.trouble((word) => {
    if (word !== 'digest') return undefined;
    const known = { table: 'people', id: 'person-2', revision: 2, epoch: 1 } as const;
    return sync.lab.store.commit(() => ({
      operations: [change('people', known, { name: 'هنا' }, NOON)],
      value: undefined,
    }));
  });
  await compare();
  sync.trouble(() => undefined);
  expect(await here()).toMatchObject({ revision: 2, fields: { name: 'هنا' } });
  await compare();
  expect(await here()).toMatchObject({ revision: 0, fields: { name: 'هنا' } });
  expect(await marked()).toEqual([['person-2', 'unheard-of']]);
});
