import { expect, test, vi } from 'vitest';
import { ProblemCode } from '#shared/contract/problem.ts';
import type { PullResponse } from '#shared/contract/pull.ts';
import { UnreachableError } from '#renderer/sync/transport.ts';
import { anIntake, contentsOf } from '../data/desk-lab.ts';
import { openSyncLab, refusal, type SyncLab } from './sync-lab.ts';

const away = (): never => {
  throw new UnreachableError('nobody there');
};
const record = (sync: SyncLab) => sync.lab.requests.record(anIntake());
const waitingMids = ({ lab }: SyncLab): Promise<number[]> => lab.database.outbox.orderBy('mid').primaryKeys();

test('a round says hello, sends what waits, fetches what changed, and then waits half a minute', async () => {
  const sync = await openSyncLab();
  await record(sync);
  sync.engine.start();
  await sync.quiet();
  expect(sync.asked).toEqual(['hello', 'push', 'pull']);
  expect(sync.engine.status()).toMatchObject({ connection: 'online', busy: false, problem: null });
  expect(sync.received()).toEqual([1, 2, 3]);
  expect(await waitingMids(sync)).toEqual([]);
  expect(sync.timers.waits()).toEqual([30_000]);
  expect(await sync.lab.waiting.lastSuccessAt()).toBe('2026-11-24T08:00:00.000Z');
  sync.timers.ring();
  await sync.quiet();
  expect(sync.asked).toEqual(['hello', 'push', 'pull', 'pull']);
});

test('while the server is away the desk tries again, ever more calmly, and catches up at once when it is back', async () => {
  const sync = await openSyncLab();
  await record(sync);
  sync.trouble(away);
  sync.engine.start();
  for (const wait of [1000, 2000, 4000, 5000, 5000]) {
    await sync.quiet();
    expect(sync.engine.status()).toMatchObject({ connection: 'offline', busy: false, problem: null });
    expect(sync.timers.waits()).toEqual([wait]);
    sync.timers.ring();
  }
  await sync.quiet();
  sync.trouble(() => undefined);
  sync.timers.ring();
  await sync.quiet();
  expect(sync.received()).toEqual([1, 2, 3]);
  sync.trouble(away);
  sync.timers.ring();
  await sync.quiet();
  expect(sync.timers.waits()).toEqual([1000]);
});

const refusals = ProblemCode.options.map((code) => [code, () => refusal(code)] as const);
test.each([
  ...refusals,
  ['no answer', () => new UnreachableError('nobody there')],
  ['a fault of our own', () => new TypeError('undefined is not a function')],
] as const)('%s takes nothing out of the outbox and changes no record', async (_what, error) => {
  for (const word of ['hello', 'push', 'pull'] as const) {
    const sync = await openSyncLab();
    await record(sync);
    sync.trouble((said) => (said === word ? Promise.reject(error()) : undefined));
    const before = await contentsOf(sync.lab.database);
    sync.engine.start();
    await sync.quiet();
    const after = await contentsOf(sync.lab.database);
    for (const table of ['people', 'contactPoints', 'requests', 'reviews']) expect(after[table]).toEqual(before[table]);
    expect(after['outbox']).toEqual(word === 'pull' ? [] : before['outbox']);
    expect(sync.timers.waits()).toHaveLength(1);
    sync.engine.stop();
  }
});

test('a refusal is shown by its code, as something said by a server that is there', async () => {
  const sync = await openSyncLab();
  sync.trouble(() => Promise.reject(refusal('not-signed-in')));
  sync.engine.start();
  await sync.quiet();
  expect(sync.engine.status()).toMatchObject({ connection: 'online', busy: false, problem: 'not-signed-in' });
  sync.trouble(() => undefined);
  sync.timers.ring();
  await sync.quiet();
  expect(sync.engine.status()).toMatchObject({ connection: 'online', busy: false, problem: null });
});

test('a fault of the desk itself is not taken for a missing server', async () => {
  const sync = await openSyncLab();
  sync.engine.start();
  await sync.quiet();
  await sync.lab.database.meta.put({ name: 'sync', value: 'nonsense' });
  sync.engine.nudge();
  await sync.quiet();
  expect(sync.engine.status()).toMatchObject({ connection: 'online', problem: 'desk-fault' });
});

test('however often it is asked during a round, the desk goes round once more, and never twice at once', async () => {
  const sync = await openSyncLab();
  let nudges = 0;
  sync.trouble((word) => {
    if (word !== 'hello' || nudges > 0) return;
    for (; nudges < 5; nudges += 1) sync.engine.nudge();
  });
  sync.engine.start();
  await sync.quiet();
  expect(sync.asked).toEqual(['hello', 'pull', 'pull']);
  expect(sync.mostAtOnce()).toBe(1);
});

test('a save is sent at once, one made during a round right after it', async () => {
  const sync = await openSyncLab();
  sync.engine.start();
  await sync.quiet();
  await record(sync);
  let isFirst = true;
  sync.trouble(async (word) => {
    if (word !== 'pull' || !isFirst) return;
    isFirst = false;
    await record(sync);
  });
  await sync.quiet();
  expect(sync.received()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(sync.timers.waits()).toEqual([30_000]);
});

test('a restored server hears hello again, is asked for everything, and gets what it has lost', async () => {
  const sync = await openSyncLab();
  await record(sync);
  sync.engine.start();
  await sync.quiet();
  const backup = sync.server.state();
  await record(sync);
  await sync.quiet();
  expect(sync.received()).toEqual([1, 2, 3, 4, 5, 6]);
  sync.server.restore(backup);
  expect(sync.received()).toEqual([1, 2, 3]);

  await record(sync);
  await sync.quiet();
  expect(sync.engine.status().problem).toBeNull();
  expect(sync.timers.waits()).toEqual([0]);
  const asked: unknown[] = [];
  const { pull } = sync.transport;
  sync.transport.pull = (request) => {
    asked.push(request.cursors['section/MEN']);
    return pull(request);
  };
  sync.timers.ring();
  await sync.quiet();
  expect(sync.received()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(asked).toEqual([0]);
  expect((await sync.lab.sync.position()).epoch).toBe(2);
});

test('operations that the server misses are filled in from the journal, without a word', async () => {
  const sync = await openSyncLab();
  await record(sync);
  await sync.lab.sync.settle([1, 2, 3].map((mid) => ({ mid, outcome: 'applied' })));
  await record(sync);
  const { hello } = sync.transport;
  sync.transport.hello = async (request) => ({ ...(await hello(request)), lastMid: 3 });
  sync.engine.start();
  await sync.quiet();
  expect(sync.asked).toEqual(['hello', 'push']);
  expect(sync.engine.status().problem).toBeNull();
  expect(sync.timers.waits()).toEqual([0]);
  sync.transport.hello = hello;
  sync.timers.ring();
  await sync.quiet();
  expect(sync.received()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a gap that stays is put into words', async () => {
  const sync = await openSyncLab();
  await record(sync);
  sync.trouble((word) => (word === 'push' ? Promise.reject(refusal('operation-gap')) : undefined));
  sync.engine.start();
  await sync.quiet();
  sync.timers.ring();
  await sync.quiet();
  expect(sync.engine.status().problem).toBe('operation-gap');
  expect(sync.timers.waits()).toEqual([2000]);
});

test('a desk that knows less than the server says so and sends nothing', async () => {
  const sync = await openSyncLab();
  await record(sync);
  const { hello } = sync.transport;
  sync.transport.hello = async (request) => ({ ...(await hello(request)), lastMid: 40 });
  sync.engine.start();
  await sync.quiet();
  expect(sync.engine.status().problem).toBe('desk-behind');
  expect(sync.asked).toEqual(['hello']);
  expect(await waitingMids(sync)).toEqual([1, 2, 3]);
});

test('a desk whose number a copy of it has used for another save says so and sends nothing', async () => {
  const sync = await openSyncLab();
  await record(sync);
  const { hello } = sync.transport;
  sync.transport.hello = async (request) => ({ ...(await hello(request)), lastMid: 2, lastSave: 'c'.repeat(64) });
  sync.engine.start();
  await sync.quiet();
  expect(sync.engine.status().problem).toBe('device-cloned');
  expect(sync.asked).toEqual(['hello']);
  expect(await waitingMids(sync)).toEqual([1, 2, 3]);
});

test('an answer that answers for nothing is not asked for again at once', async () => {
  const sync = await openSyncLab();
  await record(sync);
  sync.transport.push = async () => ({ results: [{ mid: 99, outcome: 'applied' }], stableMid: 0 });
  sync.engine.start();
  await sync.quiet();
  expect(sync.engine.status().connection).toBe('offline');
  expect(sync.timers.waits()).toEqual([1000]);
  expect(await waitingMids(sync)).toEqual([1, 2, 3]);
});

test.each([
  ['begins elsewhere', { from: 7, to: 9, records: [], exits: [], more: false }],
  ['promises more and does not move', { from: 0, to: 0, records: [], exits: [], more: true }],
])('a page that %s is not asked for again at once', async (_what, page) => {
  const sync = await openSyncLab();
  const pull = vi.fn<() => Promise<PullResponse>>(async () => ({
    epoch: 1,
    generation: 1,
    pages: { 'section/MEN': page },
  }));
  sync.transport.pull = pull;
  sync.engine.start();
  await sync.quiet();
  expect(pull).toHaveBeenCalledTimes(1);
  expect(sync.timers.waits()).toEqual([1000]);
});

test('a listener that fails does not end the sync', async () => {
  vi.stubGlobal('reportError', () => undefined);
  const sync = await openSyncLab();
  sync.engine.onStatus(() => {
    throw new Error('the strip is gone');
  });
  const heard: boolean[] = [];
  const stop = sync.engine.onStatus(() => heard.push(sync.engine.status().busy));
  sync.engine.start();
  await sync.quiet();
  stop();
  expect(heard).toEqual([true, false]);
});

test('a desk that stays connected hears with its pushes what the newest backup of the server holds of it', async () => {
  const sync = await openSyncLab();
  sync.engine.start();
  await sync.quiet();
  await record(sync);
  await sync.quiet();
  sync.server.backUp();
  // What nobody sends is not asked for: it is heard with the next save.
  sync.timers.ring();
  await sync.quiet();
  expect(sync.stableMids).toEqual([0, 0]);
  await record(sync);
  await sync.quiet();
  expect(sync.stableMids).toEqual([0, 0, 3]);
  expect(sync.asked.filter((word) => word === 'hello')).toHaveLength(1);
});
