import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { change } from '#renderer/data/records/plans.ts';
import type { Actor } from '#shared/access/actor.ts';
import { sections } from '#shared/association/section.ts';
import type { Fields } from '#shared/sync/record.ts';
import { aCreation, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createMemorySyncStorage, type MemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { MORNING } from '../data/desk-lab.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

/*
 * One computer, two people. The server grants both sections to either of them, but for the one the rows of the women's
 * section may not lie here, as cases may not for whoever has no more than a PIN.
 */
const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const HIND = 'person-hind';
const supervisor: Actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR', 'RECEPTIONIST'], sections };
const turki: Actor = { userId: 'turki', roles: ['RECEPTIONIST'], sections: ['MEN'] };

let server: MemorySyncStorage;
beforeEach(async () => {
  server = createMemorySyncStorage();
  const operations = [aCreation('people', HIND, aPerson({ section: 'WOMEN', name: 'هند' }))];
  await acceptPush(server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
});

const round = async ({ engine, quiet }: SyncLab): Promise<void> => {
  engine.start();
  await quiet();
  engine.stop();
};
const supervisorIn = (name: string): Promise<SyncLab> => openSyncLab({ name, actor: supervisor }, server);
const turkiIn = (name: string): Promise<SyncLab> =>
  openSyncLab({ name, actor: turki, scopes: ['association', 'section/MEN'] }, server);
const nameOf = async ({ lab }: SyncLab): Promise<unknown> => (await lab.people.byId(HIND))?.name;

test('what may not lie here for one of them is not fetched in his name: the other gets all of it', async () => {
  const his = await turkiIn('shared-1');
  await round(his);
  expect(his.engine.status()).toMatchObject({ connection: 'online', problem: null });
  expect(await his.lab.database.people.count()).toBe(0);
  const hers = await supervisorIn('shared-1');
  await round(hers);
  expect(await nameOf(hers)).toBe('هند');
});

test('what changed while he was here reaches her too', async () => {
  const hers = await supervisorIn('shared-2');
  await round(hers);
  const renamed = change('people', { id: HIND, revision: 1, epoch: 1 }, { name: 'هند بنت سعد' }, NOON);
  const operations = [{ ...renamed, mid: 2, schema: 1, by: null }];
  await acceptPush(server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
  await round(await turkiIn('shared-2'));
  await round(hers);
  expect(await nameOf(hers)).toBe('هند بنت سعد');
});

test('what she changed and the server refused in his hour is not shown as if it stood', async () => {
  const hers = await supervisorIn('shared-3');
  await round(hers);
  const fields: Fields = { name: 'اسم لا يُقبل' };
  await hers.lab.store.commit(() => ({
    operations: [change('people', { id: HIND, revision: 1, epoch: 1 }, fields, MORNING)],
    value: undefined,
  }));
  const his = await turkiIn('shared-3');
  his.refuse(() => 'not-permitted');
  await round(his);
  await round(hers);
  expect(await nameOf(hers)).toBe('هند');
});
