import { expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { change } from '#renderer/data/records/plans.ts';
import { aChange, aCreation, inSequence, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { openSyncLab } from '../../sync/sync-lab.ts';
import { restart, type Lab } from '../desk-lab.ts';

const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const aUser = { name: 'هند', roles: ['RECEPTIONIST'], sections: ['MEN'], state: 'ACTIVE', publicKey: null };

/** A desk that has heard of a person, and of a user whose name was changed since, and is no longer connected. */
async function openDesk() {
  const sync = await openSyncLab();
  const say = (...operations: ReturnType<typeof inSequence>) =>
    acceptPush(sync.server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
  await say(...inSequence([aCreation('people', 'person-1', aPerson()), aCreation('users', 'user-1', aUser)]));
  await sync.round();
  await say(aChange({ table: 'users', id: 'user-1', revision: 1 }, { name: 'هند بنت سعد' }, { mid: 3 }));
  await sync.round();
  return sync;
}
const emptied = async (lab: Lab): Promise<Lab> => {
  await lab.wipe();
  return restart(lab);
};
const userAt = async (lab: Lab) => lab.store.read('users', 'user-1');

test('an emptied database opens without a server with who may do what, as it was heard last; the rest waits for the server', async () => {
  const { lab } = await openDesk();
  const before = await userAt(lab);
  expect(before).toMatchObject({ revision: 2, fields: { name: 'هند بنت سعد' } });
  const again = await emptied(lab);
  expect(await userAt(again)).toEqual(before);
  expect(await again.store.read('people', 'person-1')).toBeNull();
  expect((await again.sync.position()).cursors).toEqual({});
});

test('what was saved here on top of it comes back on top of it', async () => {
  const { lab } = await openDesk();
  const known = { id: 'user-1', revision: 2, epoch: 1 };
  await lab.store.commit(() => ({ operations: [change('users', known, { name: 'هنا' }, NOON)], value: undefined }));
  const again = await emptied(await restart(lab));
  expect(await userAt(again)).toMatchObject({ revision: 2, fields: { name: 'هنا' } });
  expect(await again.database.outbox.count()).toBe(1);
});

test('a copy that is damaged costs itself alone', async () => {
  const { lab } = await openDesk();
  lab.journal.damage(lab.journal.frames() - 1);
  const again = await emptied(lab);
  expect(await userAt(again)).toMatchObject({ revision: 1, fields: { name: 'هند' } });
});

test('a full disk costs the copy, not the round', async () => {
  const { lab, engine, server, quiet } = await openDesk();
  const change = aChange({ table: 'users', id: 'user-1', revision: 2 }, { name: 'ثالث' }, { mid: 4 });
  await acceptPush(server, OTHER, { epoch: 1, operations: [change] }, new Date(NOON), nothingRefused);
  lab.journal.failAppends(1);
  engine.start();
  await quiet();
  expect(engine.status().problem).toBeNull();
  expect(await userAt(lab)).toMatchObject({ fields: { name: 'ثالث' } });
});
