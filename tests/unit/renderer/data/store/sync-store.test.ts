import { beforeEach, expect, test } from 'vitest';
import type { ScopePage } from '#shared/contract/pull.ts';
import { sectionScope } from '#shared/sync/scope.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { change } from '#renderer/data/records/plans.ts';
import { openOperation } from '#renderer/data/store/outbox.ts';
import { createSyncStore } from '#renderer/data/store/sync-store.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { anIntake, changeStateOf, contentsOf, openLab, type Lab } from '../desk-lab.ts';

const MEN = sectionScope('MEN');
const here = { epoch: 3, generation: 1 };

const aRecord = (id: string, name: string, revision = 1): SyncRecord => ({
  ...aServerRecord('people', id, aPerson({ name })),
  revision,
});
const aPage = (page: Partial<ScopePage>): ScopePage => ({
  from: 0,
  to: 10,
  records: [],
  exits: [],
  more: false,
  ...page,
});
const rename = (lab: Lab, id: string, name: string): Promise<void> =>
  lab.store.commit(async () => {
    const person = await lab.store.read('people', id);
    if (!person) throw new Error('nobody to rename');
    return { operations: [change('people', person, { name }, '2026-11-24T07:00:00.000Z')], value: undefined };
  });
const nameOf = async (lab: Lab, id: string): Promise<string | undefined> => (await lab.people.byId(id))?.name;
const midsOf = async ({ database }: Lab): Promise<number[]> => database.outbox.orderBy('mid').primaryKeys();

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  await lab.sync.savePosition({ ...here, cursors: { [MEN]: 10 } });
});

test('a desk that has met no server stands at epoch 0 with no cursor', async () => {
  expect(await (await openLab()).sync.position()).toEqual({
    epoch: 0,
    generation: 0,
    cursors: {},
    lastSuccessAt: null,
    checkedAt: null,
  });
});

test('a page is taken where it begins at the cursor, and moves the cursor to its end', async () => {
  const page = aPage({ from: 10, to: 17, records: [aRecord('person-1', 'سعد')] });
  expect(await lab.sync.takePage(MEN, page, here)).toBe(true);
  expect(await nameOf(lab, 'person-1')).toBe('سعد');
  expect((await lab.sync.position()).cursors).toEqual({ [MEN]: 17 });
});

test.each([
  ['a page from before the cursor', aPage({ from: 3 }), here],
  ['a page from after the cursor', aPage({ from: 11, to: 12 }), here],
  ['a page of another epoch', aPage({ from: 10 }), { epoch: 4, generation: 1 }],
  ['a page of other grants', aPage({ from: 10 }), { epoch: 3, generation: 2 }],
])('%s changes nothing', async (_what, page, position) => {
  const before = await contentsOf(lab.database);
  const full = { ...page, to: 40, records: [aRecord('person-1', 'سعد')] };
  expect(await lab.sync.takePage(MEN, full, position)).toBe(false);
  expect(await contentsOf(lab.database)).toEqual(before);
});

test('a page whose rows may not be kept any more changes nothing: it is still to come', async () => {
  const { database, vault, store } = lab;
  const unheld = createSyncStore({ database, vault, store: { ...store, holds: (scope) => scope !== MEN } });
  const page = aPage({ from: 10, to: 17, records: [aRecord('person-1', 'سعد')] });
  expect(await unheld.takePage(MEN, page, here)).toBe(false);
  expect(await lab.sync.takePage(MEN, page, here)).toBe(true);
  expect(await nameOf(lab, 'person-1')).toBe('سعد');
});

test('each scope has its own cursor', async () => {
  const women = sectionScope('WOMEN');
  expect(await lab.sync.takePage(women, aPage({ from: 0, to: 5 }), here)).toBe(true);
  expect((await lab.sync.position()).cursors).toEqual({ [MEN]: 10, [women]: 5 });
});

test('what waits is laid over what a page brings, and what does not wait is taken from the page', async () => {
  await lab.sync.takePage(MEN, aPage({ from: 10, records: [aRecord('person-1', 'سعد')] }), here);
  await rename(lab, 'person-1', 'سعيد');
  const foreign = {
    ...aRecord('person-1', 'مسعود', 5),
    fields: { ...aRecord('person-1', 'مسعود').fields, villageId: 'tihama' },
  };
  await lab.sync.takePage(MEN, aPage({ from: 10, to: 12, records: [foreign] }), here);
  expect(await lab.people.byId('person-1')).toMatchObject({ name: 'سعيد', villageId: 'tihama', revision: 5 });
});

test('only what was answered for leaves the outbox', async () => {
  await lab.requests.record(anIntake());
  await lab.sync.settle([
    { mid: 1, outcome: 'applied' },
    { mid: 3, outcome: 'duplicate' },
  ]);
  expect(await midsOf(lab)).toEqual([2]);
  expect(await lab.database.reviews.count()).toBe(0);
});

test('what was refused is kept with its reason, and opens again; what people are asked to decide is a record like others', async () => {
  await lab.requests.record(anIntake());
  await lab.sync.settle([
    { mid: 1, outcome: 'conflict' },
    { mid: 2, outcome: 'needs-review', reason: 'requirement-gone' },
    { mid: 3, outcome: 'quarantined', reason: 'malformed-record' },
  ]);
  expect(await midsOf(lab)).toEqual([]);
  const reviews = await lab.waiting.reviews();
  expect(reviews.map(({ mid, reason }) => [mid, reason])).toEqual([[3, 'malformed-record']]);
  const opened = await Promise.all(reviews.map((review) => openOperation(lab.vault, review)));
  expect(opened.map(({ table }) => table)).toEqual(['requests']);
});

test('what was refused of whoever is forgotten is forgotten with him, and nothing else', async () => {
  await lab.sync.takePage(
    MEN,
    aPage({ from: 10, to: 12, records: [aRecord('p1', 'سعد'), aRecord('p2', 'علي')] }),
    here,
  );
  for (const id of ['p1', 'p2']) await rename(lab, id, 'سعيد');
  const reason = 'not-permitted';
  await lab.sync.settle([1, 2].map((mid) => ({ mid, outcome: 'quarantined', reason })));
  const erasedAt = '2026-11-24T07:30:00.000Z';
  const erasure = { section: 'MEN', personId: 'p1', erasedAt, records: ['people/p1'] } as const;
  const records = [aServerRecord('erasures', 'erasure-1', erasure)];
  await lab.sync.takePage(MEN, aPage({ from: 12, to: 13, records }), here);
  expect((await lab.waiting.reviews()).map(({ recordKey }) => recordKey)).toEqual(['people/p2']);
});

test('an answer to what does not wait any more leaves no trace', async () => {
  await lab.sync.settle([{ mid: 9, outcome: 'quarantined', reason: 'malformed-record' }]);
  expect(await lab.database.reviews.count()).toBe(0);
});

test('a record in an answer takes the place of the row, under what still waits', async () => {
  await lab.sync.takePage(MEN, aPage({ from: 10, records: [aRecord('person-1', 'سعد')] }), here);
  await rename(lab, 'person-1', 'سعيد');
  await rename(lab, 'person-1', 'مساعد');
  const answer = { mid: 1, outcome: 'needs-review' as const, reason: 'requirement-gone' };
  await lab.sync.settle([{ ...answer, record: aRecord('person-1', 'مسعود', 4) }]);
  expect(await nameOf(lab, 'person-1')).toBe('مساعد');
  await lab.sync.settle([
    { mid: 2, outcome: 'needs-review', reason: 'requirement-gone', record: aRecord('person-1', 'مسعود', 4) },
  ]);
  expect(await nameOf(lab, 'person-1')).toBe('مسعود');
});

test('a change that was applied after a conflict in the same answer is not hidden by the record of the conflict', async () => {
  await lab.sync.takePage(MEN, aPage({ from: 10, records: [aRecord('person-1', 'سعد')] }), here);
  await rename(lab, 'person-1', 'سعيد');
  await rename(lab, 'person-1', 'مساعد');
  await lab.sync.settle([
    { mid: 1, outcome: 'conflict', record: aRecord('person-1', 'سعيد', 4) },
    { mid: 2, outcome: 'applied' },
  ]);
  expect(await nameOf(lab, 'person-1')).toBe('مساعد');
  expect(await midsOf(lab)).toEqual([]);
});

test('a change that was refused after a conflict in the same answer is not laid over it', async () => {
  await lab.sync.takePage(MEN, aPage({ from: 10, records: [aRecord('person-1', 'سعد')] }), here);
  await rename(lab, 'person-1', 'سعيد');
  await rename(lab, 'person-1', 'مساعد');
  await lab.sync.settle([
    { mid: 1, outcome: 'conflict', record: aRecord('person-1', 'سعيد', 4) },
    { mid: 2, outcome: 'quarantined', reason: 'malformed-record' },
  ]);
  expect(await nameOf(lab, 'person-1')).toBe('سعيد');
});

test('a record that leaves its scope leaves the desk, and everyone who keeps it in memory hears of it', async () => {
  const heard: string[] = [];
  await lab.sync.takePage(
    MEN,
    aPage({ from: 10, records: [aRecord('person-1', 'سعد'), aRecord('person-2', 'علي')] }),
    here,
  );
  lab.store.onWrite(({ removed }) => heard.push(...removed.map(({ table, id }) => `${table}/${id}`)));
  expect(await nameOf(lab, 'person-1')).toBe('سعد');
  await lab.sync.takePage(MEN, aPage({ from: 10, to: 12, exits: [{ table: 'people', id: 'person-1' }] }), here);
  expect(await nameOf(lab, 'person-1')).toBeUndefined();
  expect(await nameOf(lab, 'person-2')).toBe('علي');
  expect(heard).toEqual(['people/person-1']);
});

test('a record that left one scope for another that the desk holds stays, whichever page comes first', async () => {
  const women = sectionScope('WOMEN');
  await lab.sync.takePage(MEN, aPage({ from: 10, records: [aRecord('person-1', 'هدى')] }), here);
  const moved = aServerRecord('people', 'person-1', aPerson({ name: 'هدى', section: 'WOMEN' }));
  await lab.sync.takePage(women, aPage({ from: 0, to: 12, records: [moved] }), here);
  await lab.sync.takePage(MEN, aPage({ from: 10, to: 12, exits: [{ table: 'people', id: 'person-1' }] }), here);
  expect(await nameOf(lab, 'person-1')).toBe('هدى');
});

test('what was saved or has moved on since the rows were compared outlives the repair', async () => {
  const women = sectionScope('WOMEN');
  const moved = aServerRecord('people', 'person-2', aPerson({ name: 'هدى', section: 'WOMEN' }));
  await lab.sync.takePage(MEN, aPage({ from: 10, records: [aRecord('person-1', 'سعد')] }), here);
  await lab.sync.takePage(women, aPage({ records: [moved] }), here);
  await rename(lab, 'person-1', 'سعيد');
  await lab.sync.takeRepair(MEN, {
    records: [aRecord('person-1', 'مسعود', 4)],
    exits: [{ table: 'people', id: 'person-2' }],
  });
  expect(await lab.people.byId('person-1')).toMatchObject({ name: 'سعيد', revision: 4 });
  expect(await nameOf(lab, 'person-2')).toBe('هدى');
});

test('a page whose transaction fails leaves rows and cursor as they were', async () => {
  let isFull = false;
  const full = await openLab({
    beforeStep: ({ kind, table }) => {
      if (isFull && kind === 'write' && table === 'meta') throw new Error('the quota is used up');
    },
  });
  await full.sync.savePosition(here);
  isFull = true;
  const page = aPage({ records: [aRecord('person-1', 'سعد')] });
  await expect(full.sync.takePage(MEN, page, here)).rejects.toThrow('the quota is used up');
  isFull = false;
  expect(await full.database.people.count()).toBe(0);
  expect(await full.sync.takePage(MEN, page, here)).toBe(true);
});

test('what waits is counted by record, since its oldest change', async () => {
  const times = ['2026-11-24T06:00:00.000Z', '2026-11-24T06:05:00.000Z'];
  const clocked = await openLab({ now: () => times[0] ?? '' });
  expect(await clocked.waiting.summary()).toEqual({ records: 0, since: null });
  const { requestId } = await clocked.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  times.shift();
  const request = await clocked.requests.byId(requestId);
  if (request) await changeStateOf(clocked, request, 'SCREENING');
  expect(await clocked.waiting.summary()).toEqual({ records: 1, since: '2026-11-24T06:00:00.000Z' });
  expect(await clocked.waiting.keys()).toEqual(new Set([`requests/${requestId}`]));
  expect(await clocked.waiting.list()).toEqual([
    { table: 'requests', id: requestId, queuedAt: '2026-11-24T06:00:00.000Z' },
  ]);
});
