import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { change } from '#renderer/data/records/plans.ts';
import type { PullProgress } from '#renderer/sync/sync-round.ts';
import { UnreachableError } from '#renderer/sync/transport.ts';
import { aCreation, inSequence, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

const OTHER = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
/** More than two pages. */
const PEOPLE = 1250;

let sync: SyncLab;
let seen: (PullProgress | null)[];
const round = async (): Promise<void> => {
  sync.engine.start();
  await sync.quiet();
};
const held = (): Promise<number> => sync.lab.database.people.count();

beforeEach(async () => {
  sync = await openSyncLab();
  const people = Array.from({ length: PEOPLE }, (_, index) => aCreation('people', `person-${index}`, aPerson()));
  for (let start = 0; start < PEOPLE; start += 500) {
    const operations = inSequence(people.slice(start, start + 500), start + 1);
    await acceptPush(sync.server, OTHER, { epoch: 1, operations }, new Date(NOON), nothingRefused);
  }
  seen = [];
  sync.engine.onStatus(() => {
    const { progress } = sync.engine.status();
    if (progress !== seen.at(-1)) seen.push(progress);
  });
});

test('what is more than a page comes as one stream, and the status says how far it has come', async () => {
  await round();
  expect(await held()).toBe(PEOPLE);
  expect(sync.asked.filter((word) => word === 'pull')).toHaveLength(1);
  expect(seen).toEqual([
    null,
    { taken: 0, total: PEOPLE - 500 },
    { taken: 500, total: PEOPLE - 500 },
    { taken: 750, total: PEOPLE - 500 },
    null,
  ]);
});

test('cut off, it goes on where it stopped: no page is fetched twice', async () => {
  let lines = 0;
  sync.trouble((word) => {
    if (word !== 'stream') return;
    lines += 1;
    // The head, one page, and the cable.
    if (lines === 3) throw new UnreachableError('cut');
  });
  await round();
  expect(await held()).toBe(1000);
  expect(sync.engine.status()).toMatchObject({ connection: 'offline', progress: null });
  sync.trouble(() => undefined);
  sync.engine.nudge();
  await sync.quiet();
  expect(await held()).toBe(PEOPLE);
  expect(sync.engine.status().connection).toBe('online');
});

test('a stream that ends before its end is not taken for the whole', async () => {
  const { stream } = sync.transport;
  sync.transport.stream = async function* (request, signal) {
    sync.transport.stream = stream;
    for await (const line of stream(request, signal)) {
      yield line;
      if ('page' in line) return;
    }
  };
  await round();
  expect(sync.engine.status().connection).toBe('offline');
  sync.engine.nudge();
  await sync.quiet();
  expect(await held()).toBe(PEOPLE);
});

test('a page of a stream that belongs to another epoch than the one asked for is taken for nothing', async () => {
  const { stream } = sync.transport;
  sync.transport.stream = async function* (request, signal) {
    sync.transport.stream = stream;
    for await (const line of stream(request, signal)) yield 'page' in line ? { ...line, epoch: line.epoch + 1 } : line;
  };
  await round();
  // The first page was asked for by itself; nothing of the stream counts.
  expect(await held()).toBe(500);
  expect(sync.engine.status().connection).toBe('offline');
  sync.engine.nudge();
  await sync.quiet();
  expect(await held()).toBe(PEOPLE);
});

test('a page that was made ready before a save is made ready again', async () => {
  const { lab } = sync;
  await lab.sync.savePosition({ epoch: 1, generation: 1 });
  const { pages } = await sync.transport.pull({
    protocol: 1,
    epoch: 1,
    generation: 1,
    cursors: { 'section/MEN': 0 },
    limit: 10,
  });
  const page = pages['section/MEN'];
  if (!page) throw new Error('no page');
  await lab.sync.takePage('section/MEN', page, { epoch: 1, generation: 1 });
  await lab.sync.savePosition({ cursors: {} });
  const prepared = await lab.sync.preparePage(page);
  const record = await lab.store.read('people', 'person-3');
  if (!record) throw new Error('no record');
  await lab.store.commit(() => ({
    operations: [change('people', record, { name: 'بعد التهيئة' }, NOON)],
    value: undefined,
  }));
  await lab.sync.takePage('section/MEN', page, { epoch: 1, generation: 1 }, prepared);
  expect((await lab.store.read('people', 'person-3'))?.fields['name']).toBe('بعد التهيئة');
});
