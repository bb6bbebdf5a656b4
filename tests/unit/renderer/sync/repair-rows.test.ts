import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { aCreation, NOON } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { change } from '#renderer/data/records/plans.ts';
import { repairRows } from '#renderer/sync/repair-rows.ts';
import { anIntake } from '../data/desk-lab.ts';
import { openSyncLab, refusal, type SyncLab } from './sync-lab.ts';
import { nothingRefused } from '#tests/builders/readers.ts';

const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const MEN = 'section/MEN';

/** Turns over one byte of the sealed part of a row. */
async function damage({ lab }: SyncLab, id: string): Promise<void> {
  const row = await lab.database.people.get(id);
  if (!row) throw new Error('no row to damage');
  const sealed = new Uint8Array(row.sealed);
  sealed[sealed.length - 3] = (sealed.at(-3) ?? 0) ^ 0xff;
  await lab.database.people.put({ ...row, sealed });
}
const repair = async ({ lab, transport }: SyncLab, scopes = [MEN]): Promise<number> =>
  (await repairRows({ store: lab.sync, transport }, scopes, new AbortController().signal)).different;
const namesAt = async ({ lab }: SyncLab): Promise<unknown[]> =>
  (await lab.store.openAll('people', await lab.database.people.toArray())).map(({ fields }) => fields['name']);

let sync: SyncLab;
beforeEach(async () => {
  sync = await openSyncLab();
  const people = Array.from({ length: 40 }, (_, index) =>
    aCreation('people', `person-${index}`, aPerson({ name: `سعد ${index}` }), { mid: index + 1 }),
  );
  await acceptPush(sync.server, OTHER, { epoch: 1, operations: people }, new Date(NOON), nothingRefused);
  sync.engine.start();
  await sync.quiet();
});

test('a desk that holds what the server holds has nothing to repair', async () => {
  expect(await repair(sync)).toBe(0);
  expect(sync.asked.filter((word) => word === 'repair')).toEqual([]);
});

test('a damaged row takes no list away, and the next round brings it back', async () => {
  await damage(sync, 'person-7');
  expect(await namesAt(sync)).toHaveLength(39);
  expect(await sync.lab.people.byId('person-7')).toBeNull();
  expect([...sync.lab.store.unreadable()]).toEqual(['people/person-7']);
  await sync.lab.sync.savePosition({ checkedAt: '2026-11-24T07:00:00.000Z' });
  sync.engine.nudge();
  await sync.quiet();
  expect(await sync.lab.people.byId('person-7')).toMatchObject({ name: 'سعد 7' });
  expect(sync.lab.store.unreadable().size).toBe(0);
});

test('whatever single row is lost, damaged, exchanged for an older one or one of before a restore, or left over, it is found and mended', () =>
  fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 39 }),
      fc.constantFrom('lost', 'damaged', 'older', 'of before a restore', 'left over'),
      async (number, how) => {
        const id = `person-${number}`;
        const row = await sync.lab.database.people.get(id);
        const record = await sync.lab.store.read('people', id);
        if (!row || !record) throw new Error('no such person');
        if (how === 'lost') await sync.lab.database.people.delete(id);
        if (how === 'damaged') await damage(sync, id);
        const strays = {
          older: { ...record, revision: 9 },
          'of before a restore': { ...record, epoch: record.epoch - 1 },
          'left over': { ...record, id: 'stray', revision: 1 },
        };
        if (how !== 'lost' && how !== 'damaged')
          await sync.lab.sync.takeRepair(MEN, { records: [strays[how]], exits: [] });
        expect(await repair(sync)).toBe(1);
        expect(await repair(sync)).toBe(0);
        expect(new Set(await namesAt(sync))).toEqual(new Set(Array.from({ length: 40 }, (_, index) => `سعد ${index}`)));
      },
    ),
    { numRuns: 20 },
  ));

/** The day's comparison, in which another desk sends so many people whenever the server's rows are asked for, so many times. */
async function compareWhileOthersWrite({ people, times }: { readonly people: number; readonly times: number }) {
  let last = 40;
  let writes = 0;
  sync.trouble(async (word) => {
    if (word !== 'digest' || writes === times) return;
    writes += 1;
    const operations = Array.from({ length: people }, () =>
      aCreation('people', `late-${(last += 1)}`, aPerson({ name: `وافد ${last}` }), { mid: last }),
    );
    await acceptPush(sync.server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
    sync.streams.at(-1)?.poke();
  });
  await sync.lab.sync.savePosition({ checkedAt: '2026-11-22T07:00:00.000Z' });
  sync.asked.length = 0;
  sync.engine.nudge();
  await sync.quiet();
}

test('what others write while the rows are compared comes as a page, and the rows are compared after it', async () => {
  await compareWhileOthersWrite({ people: 60, times: 1 });
  expect(await namesAt(sync)).toHaveLength(100);
  expect(sync.asked.filter((word) => word === 'repair').length).toBeLessThan(10);
  expect(sync.asked.filter((word) => word === 'digest')).toHaveLength(2);
  expect((await sync.lab.sync.position()).checkedAt).toBe('2026-11-24T08:00:00.000Z');
  expect(await repair(sync)).toBe(0);
});

test('however steadily others write, a comparison that ended early is followed by one that comes to its end', async () => {
  await compareWhileOthersWrite({ people: 30, times: 5 });
  expect(sync.asked.filter((word) => word === 'digest')).toHaveLength(2);
  expect((await sync.lab.sync.position()).checkedAt).toBe('2026-11-24T08:00:00.000Z');
  expect(await namesAt(sync)).toHaveLength(100);
});

test('what waits and what only this desk has is no damage', async () => {
  sync.trouble(() => {
    throw new Error('nobody there');
  });
  await sync.lab.requests.record(anIntake());
  sync.trouble(() => undefined);
  await sync.quiet();
  await repair(sync);
  expect(await namesAt(sync)).toContain('سعد بن علي الشهري');
});

test('whoever was moved here to another section, and is not yet there at the server, is there still after a comparison', async () => {
  const person = await sync.lab.store.read('people', 'person-7');
  if (!person) throw new Error('no such person');
  const moving = change('people', person, { section: 'WOMEN' }, NOON);
  sync.trouble(() => {
    throw new Error('nobody there');
  });
  await sync.lab.store.commit(() => ({ operations: [moving], value: undefined }));
  await sync.quiet();
  sync.trouble(() => undefined);
  await repair(sync, [MEN, 'section/WOMEN']);
  expect(await sync.lab.store.read('people', 'person-7')).toMatchObject({ scope: 'section/WOMEN' });
});

test('an operation that lies damaged in the outbox comes back from the journal and is sent', async () => {
  sync.trouble(() => {
    throw new Error('nobody there');
  });
  await sync.lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  await sync.quiet();
  const [row] = await sync.lab.database.outbox.toArray();
  if (!row) throw new Error('nothing waits');
  await sync.lab.database.outbox.put({ ...row, sealed: new Uint8Array(row.sealed.length) });
  sync.trouble(() => undefined);
  for (let round = 0; round < 3; round += 1) {
    sync.engine.nudge();
    await sync.quiet();
  }
  expect(await sync.lab.database.outbox.count()).toBe(0);
  expect(sync.server.state().log.filter(({ deviceId }) => deviceId === 'desk-a')).toHaveLength(1);
});

test('scopes that were withdrawn leave the desk with their rows and cursors', async () => {
  const heard: string[] = [];
  sync.lab.store.onWrite(({ removed }) => heard.push(...removed.map(({ id }) => id)));
  await sync.lab.sync.keepOnlyScopes(['association']);
  expect(await sync.lab.database.people.count()).toBe(0);
  expect(Object.keys((await sync.lab.sync.position()).cursors)).toEqual(['association']);
  expect(heard).toHaveLength(40);
});

test('a run too large for the server, or for a proxy before it, is sent in halves', async () => {
  for (let count = 0; count < 9; count += 1) await sync.lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  await sync.quiet();
  const before = sync.received().length;
  sync.engine.stop();
  for (let count = 0; count < 9; count += 1) await sync.lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  let limit = 3;
  sync.trouble((word, request) => {
    const length = word === 'push' && request && 'operations' in request ? request.operations.length : 0;
    if (length > limit) throw refusal('body-too-large');
  });
  sync.engine.start();
  await sync.quiet();
  limit = 500;
  expect(sync.received().length - before).toBe(9);
});
