import { expect, test } from 'vitest';
import { UnreachableError } from '#renderer/sync/transport.ts';
import { anIntake } from '../data/desk-lab.ts';
import { openSyncLab, type SyncLab } from './sync-lab.ts';

async function openOnline(): Promise<SyncLab> {
  const sync = await openSyncLab();
  sync.engine.start();
  await sync.quiet();
  return sync;
}
const broken = (): never => {
  throw new UnreachableError('nobody there');
};
const nextWait = (sync: SyncLab, wait: number): Promise<void> => expect.poll(() => sync.timers.waits()).toEqual([wait]);

test('one live stream is open while the desk is online, and each poke is a round', async () => {
  const sync = await openOnline();
  expect(sync.streams).toHaveLength(1);
  sync.asked.length = 0;
  sync.streams[0]?.poke();
  await sync.quiet();
  expect(sync.asked).toEqual(['pull']);
  expect(sync.streams).toHaveLength(1);
});

test('a stream that breaks is a reason for a round, which opens another one', async () => {
  const sync = await openOnline();
  sync.streams[0]?.breakOff();
  await nextWait(sync, 1000);
  sync.timers.ring();
  await sync.quiet();
  expect(sync.streams).toHaveLength(2);
});

test('a stream that breaks again and again is opened ever more calmly, until a poke came through', async () => {
  const sync = await openOnline();
  for (const wait of [1000, 2000, 4000]) {
    sync.streams.at(-1)?.breakOff();
    await nextWait(sync, wait);
    sync.timers.ring();
    await sync.quiet();
  }
  sync.streams.at(-1)?.poke();
  await sync.quiet();
  sync.streams.at(-1)?.breakOff();
  await nextWait(sync, 1000);
});

test('a server that went away without a word gets a new stream when it is back', async () => {
  const sync = await openOnline();
  sync.trouble(broken);
  sync.timers.ring();
  await sync.quiet();
  expect(sync.streams[0]?.signal.aborted).toBe(true);
  expect(sync.streams).toHaveLength(1);
  sync.trouble(() => undefined);
  sync.timers.ring();
  await sync.quiet();
  expect(sync.streams).toHaveLength(2);
  expect(sync.asked.slice(-2)).toEqual(['hello', 'pull']);
});

test('stopped while idle: no timer, no stream, and neither saves nor pokes nor nudges begin a round', async () => {
  const sync = await openOnline();
  sync.engine.stop();
  sync.asked.length = 0;
  expect(sync.timers.waits()).toEqual([]);
  expect(sync.streams[0]?.signal.aborted).toBe(true);
  await sync.lab.requests.record(anIntake());
  sync.streams[0]?.poke();
  sync.engine.nudge();
  await sync.quiet();
  expect(sync.asked).toEqual([]);
  expect(sync.timers.waits()).toEqual([]);
});

test('stopped during a push: what was answered is settled, and nothing is asked after it', async () => {
  const sync = await openSyncLab();
  await sync.lab.requests.record(anIntake());
  sync.trouble((word) => {
    if (word === 'push') sync.engine.stop();
  });
  sync.engine.start();
  await expect.poll(() => sync.lab.database.outbox.count()).toBe(0);
  expect(sync.asked).toEqual(['hello', 'push']);
  expect(sync.engine.status()).toMatchObject({ connection: 'connecting', busy: false });
  expect(sync.streams).toEqual([]);
  expect(sync.timers.waits()).toEqual([]);
});

test('stopped during hello: nothing is sent', async () => {
  const sync = await openSyncLab();
  await sync.lab.requests.record(anIntake());
  const { hello } = sync.transport;
  let isAnswered = false;
  sync.transport.hello = async (request) => {
    const answer = await hello(request);
    sync.engine.stop();
    isAnswered = true;
    return answer;
  };
  sync.engine.start();
  await expect.poll(() => isAnswered).toBe(true);
  await sync.lab.store.inTurn(async () => undefined);
  expect(sync.asked).toEqual(['hello']);
});

test('stopped while the end of the round is noted: the desk is not said to be online', async () => {
  const sync = await openSyncLab();
  const { savePosition } = sync.lab.sync;
  let isNoted = false;
  sync.lab.sync.savePosition = async (change) => {
    await savePosition(change);
    if (!change.lastSuccessAt) return;
    sync.engine.stop();
    isNoted = true;
  };
  sync.engine.start();
  await expect.poll(() => isNoted).toBe(true);
  await sync.lab.store.inTurn(async () => undefined);
  expect(sync.engine.status().connection).toBe('connecting');
  expect(sync.streams).toEqual([]);
});

test('stopped during a round that fails: no further try is planned', async () => {
  const sync = await openSyncLab();
  sync.trouble(() => {
    sync.engine.stop();
    return Promise.reject(new UnreachableError('nobody there'));
  });
  sync.engine.start();
  await sync.quiet();
  expect(sync.timers.waits()).toEqual([]);
  expect(sync.engine.status().connection).toBe('connecting');
});

test('stopped and started again at once, the desk goes round anew after the old round has ended', async () => {
  const sync = await openSyncLab();
  let isFirst = true;
  sync.trouble((word) => {
    if (word !== 'hello' || !isFirst) return;
    isFirst = false;
    sync.engine.stop();
    sync.engine.start();
  });
  sync.engine.start();
  await expect.poll(() => sync.engine.status().connection).toBe('online');
  await sync.quiet();
  expect(sync.mostAtOnce()).toBe(1);
  expect(sync.asked.filter((word) => word === 'pull')).toHaveLength(1);
  expect(sync.streams).toHaveLength(1);
});

test('stopped and started again, the desk hears of each save once', async () => {
  const sync = await openOnline();
  sync.engine.stop();
  sync.engine.start();
  await sync.quiet();
  sync.asked.length = 0;
  await sync.lab.requests.record(anIntake());
  await sync.quiet();
  expect(sync.asked).toEqual(['push', 'pull']);
});

test('started twice is started once', async () => {
  const sync = await openSyncLab();
  sync.engine.start();
  sync.engine.start();
  await sync.quiet();
  expect(sync.asked).toEqual(['hello', 'pull']);
});

test('says since when it is connected, and since when it is not', async () => {
  const sync = await openSyncLab();
  expect(sync.engine.status().since).toBeNull();
  sync.trouble(() => {
    throw new UnreachableError('away');
  });
  sync.engine.start();
  await sync.quiet();
  expect(sync.engine.status()).toMatchObject({ connection: 'offline', since: '2026-11-24T08:00:00.000Z' });
});
