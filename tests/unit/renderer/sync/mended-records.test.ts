import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { creation } from '#renderer/data/records/plans.ts';
import { createStandings } from '#renderer/data/store/standings.ts';
import { LONGEST_NAME } from '#shared/people/person.ts';
import { saveAsLaxRelease } from '#tests/builders/lax-release.ts';
import { NOON } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createKillSwitch } from '#tests/fakes/kill-switch.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

const TOO_LONG = 'سعد '.repeat(LONGEST_NAME);
const DEVICE = { associationId: 'association-1', deviceId: 'desk-a', deskCode: '01' };

let sync: SyncLab;
/** A person whom an earlier release of this desk took down, and whom the server does not take so. */
async function malformed(id = 'person-1'): Promise<number> {
  const { store, actor } = sync.lab;
  await saveAsLaxRelease(store, actor.userId, () => [creation('people', id, aPerson({ name: TOO_LONG }), NOON)]);
  await sync.round();
  return (await refused()).find((change) => change.id === id)?.mid ?? 0;
}
const refused = () => sync.lab.standings.refused();
const atServer = (key: string) => sync.server.state().records.get(key)?.record.fields;
const openDecisions = async () => (await sync.lab.decisions.open()).map(({ decision }) => decision.recordId);
async function emptied(): Promise<void> {
  await sync.lab.wipe();
  sync = await openSyncLab(sync.lab.options, sync.server);
  await sync.lab.recover();
}

beforeEach(async () => {
  sync = await openSyncLab();
});

test('a new record that the server finds malformed lies here with what is wrong with it, and is asked about', async () => {
  await malformed();
  expect(await refused()).toMatchObject([
    {
      id: 'person-1',
      reason: 'malformed-record',
      record: {
        mayDiscard: true,
        maySendAgain: false,
        mending: { mayWrite: true, faults: [{ field: 'name', fault: 'too-long', limit: LONGEST_NAME }] },
      },
    },
  ]);
  expect((await sync.lab.standings.all()).get('people/person-1')).toBe('malformed');
  expect(await openDecisions()).toEqual(['person-1']);
});

test('mended it is sent in one save, with the answer to what was asked about it; all else of it is as it was', async () => {
  const mid = await malformed();
  const before = await sync.lab.store.position();
  expect(await sync.lab.standings.mend(mid, { name: 'سعد' })).toEqual({ kind: 'saved' });
  expect((await sync.lab.store.position()).entry).toBe(before.entry + 1);
  expect(await refused()).toEqual([]);
  await sync.round();
  expect(atServer('people/person-1')).toEqual(aPerson({ name: 'سعد' }));
  expect(await openDecisions()).toEqual([]);
  expect(await refused()).toEqual([]);
  expect(await sync.lab.standings.mend(mid, { name: 'آخر' })).toEqual({ kind: 'gone' });
});

test('what is wrong still is not saved, and says where', async () => {
  const mid = await malformed();
  expect(await sync.lab.standings.mend(mid, { name: `${TOO_LONG}!` })).toEqual({
    kind: 'malformed',
    faults: [{ field: 'name', fault: 'too-long', limit: LONGEST_NAME }],
  });
  expect(await sync.lab.standings.mend(mid, {})).toMatchObject({ kind: 'malformed' });
  expect(await sync.lab.database.outbox.count()).toBe(0);
});

test('whoever has lost the right is told, and nothing is saved', async () => {
  const mid = await malformed();
  const ofWomen = createStandings({
    ...sync.lab,
    actor: { userId: 'somebody-else', roles: ['RECEPTIONIST'], sections: ['WOMEN'] },
    now: () => NOON,
  });
  expect((await ofWomen.refused())[0]?.record?.mending).toMatchObject({ mayWrite: false });
  expect(await ofWomen.mend(mid, { name: 'سعد' })).toEqual({ kind: 'not-permitted' });
  expect(await sync.lab.database.outbox.count()).toBe(0);
});

test('pressing twice saves once', async () => {
  const mid = await malformed();
  const outcomes = await Promise.all([1, 2].map(() => sync.lab.standings.mend(mid, { name: 'سعد' })));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['gone', 'saved']);
});

test('a mended record comes back mended with a database that is rebuilt, before it was sent and after', async () => {
  await sync.lab.standings.mend(await malformed(), { name: 'سعد' });
  await emptied();
  expect((await sync.lab.store.read('people', 'person-1'))?.fields['name']).toBe('سعد');
  await sync.round();
  expect(atServer('people/person-1')).toEqual(aPerson({ name: 'سعد' }));
  await emptied();
  await sync.round();
  expect((await sync.lab.store.read('people', 'person-1'))?.fields['name']).toBe('سعد');
  expect(await refused()).toEqual([]);
});

test('what the record had no place for is not brought back by the making that was refused', async () => {
  const { store, actor } = sync.lab;
  const odd = { ...aPerson(), nickname: 'أبو سعد' };
  await saveAsLaxRelease(store, actor.userId, () => [creation('people', 'odd', odd, NOON)]);
  await sync.round();
  await sync.lab.standings.mend((await refused())[0]?.mid ?? 0, {});
  expect((await store.read('people', 'odd'))?.fields).toEqual(aPerson());
  await emptied();
  expect((await sync.lab.store.read('people', 'odd'))?.fields).toEqual(aPerson());
  await sync.round();
  expect(atServer('people/odd')).toEqual(aPerson());
});

test('thrown away, it is asked about no more either', async () => {
  expect(await sync.lab.standings.discard(await malformed())).toBe(true);
  await sync.round();
  expect(await openDecisions()).toEqual([]);
  expect(await sync.lab.store.read('people', 'person-1')).toBeNull();
  await emptied();
  await sync.round();
  expect(await refused()).toEqual([]);
  expect(await sync.lab.store.read('people', 'person-1')).toBeNull();
});

test('a refusal whose answer was lost says the same when it is given again', async () => {
  let isLost = true;
  sync.trouble(async (word, request) => {
    if (word !== 'push' || !isLost || !request) return;
    isLost = false;
    await acceptPush(sync.server, DEVICE, request, new Date(NOON), () => null);
    throw new Error('the answer was lost');
  });
  await malformed();
  await sync.round();
  expect((await refused())[0]?.record?.mending?.faults).toMatchObject([{ field: 'name', fault: 'too-long' }]);
});

test('wherever a desk ends while it mends, the record is there once: refused still, or mended', async () => {
  for (let step = 1; step < 60; step += 1) {
    const killSwitch = createKillSwitch();
    sync = await openSyncLab({ killSwitch });
    const mid = await malformed();
    killSwitch.killBefore(step);
    const outcome = await killSwitch.survive(sync.lab.standings.mend(mid, { name: 'سعد' }));
    sync.lab.database.close();
    sync.lab.journal.reopen();
    const { killSwitch: _gone, ...options } = sync.lab.options;
    sync = await openSyncLab(options, sync.server);
    await sync.lab.recover();
    await sync.round();
    const [still] = await refused();
    if (still) await sync.lab.standings.mend(still.mid, { name: 'سعد' });
    else expect(atServer('people/person-1')).toEqual(aPerson({ name: 'سعد' }));
    await sync.round();
    expect(atServer('people/person-1')).toEqual(aPerson({ name: 'سعد' }));
    expect(await refused()).toEqual([]);
    if (outcome !== 'killed') return;
  }
  throw new Error('no mending came to its end');
});
