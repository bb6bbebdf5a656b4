import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { DatabaseAwayError } from '#server/ports.ts';
import { openConnection } from '#server/storage/connection.ts';
import { ensureAssociation } from '#server/storage/devices.ts';
import { migrateToLatest } from '#server/storage/migrations/all.ts';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PushResponse } from '#shared/contract/push.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { killTree } from '#tests/e2e/harness/process-tree.ts';
import { postmasterPid } from '../embedded/database-processes.ts';
import { aCreation, inSequence } from '../../builders/operations.ts';
import { aNote } from '../../builders/records.ts';
import { everyone } from '../../builders/readers.ts';
import { passableFolder } from './passable-folder.ts';
import { createDesk, enrolDirectly, send } from './desk.ts';
import { openLiveStream } from './live-stream.ts';
import { startServer } from './server-lab.ts';

/** A server on a database that a test may take away and bring back; the port stays the same. */
async function serverOnMovingGround() {
  const folder = await passableFolder();
  const dataFolder = join(folder, 'postgres');
  let cluster: EmbeddedPostgres = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
  const { connectionString } = cluster;
  const connection = openConnection(connectionString, () => undefined);
  await migrateToLatest(connection.database);
  const associationId = await ensureAssociation(connection.database, new Date());
  const database = connection.ofAssociation(associationId);
  const { token } = await enrolDirectly({ ...connection, database }, associationId);
  const server = await startServer(connectionString, associationId);
  onTestFinished(async () => {
    await server.stop();
    await connection.close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    url: server.url,
    token,
    database,
    takeAway: () => cluster.stop(),
    /** All of its processes: without the first one the others live on for a moment, and answer; some of them end by themselves meanwhile. */
    killHard: async () => {
      const first = await postmasterPid(dataFolder);
      if (first !== null) await killTree(first);
    },
    bringBack: async () => {
      cluster = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
      expect(cluster.connectionString).toBe(connectionString);
    },
  };
}

const notes = (count: number, firstMid: number): Operation[] =>
  inSequence(
    Array.from({ length: count }, () => aCreation('notes', newId(), aNote())),
    firstMid,
  ).map((operation) => ({ ...operation, by: everyone.userId }));

test('while the database is away everything is answered «later», and all goes on when it is back', async () => {
  const ground = await serverOnMovingGround();
  const { url, token } = ground;
  const desk = createDesk(url, token);
  await desk.hello();
  const stream = await openLiveStream(url, token);
  expect(await send(url, '/healthz')).toMatchObject({ status: 200, body: { database: 'up' } });

  await ground.takeAway();
  expect(await send(url, '/healthz')).toMatchObject({ status: 503, body: { database: 'down' } });
  const pull = { protocol: SYNC_PROTOCOL, epoch: 1, generation: 1, cursors: { association: 0 }, limit: 1 };
  const doors = [
    desk.post('/sync/hello', { protocol: SYNC_PROTOCOL }),
    desk.post('/sync/push', { epoch: 1, operations: notes(1, 1) }),
    desk.post('/sync/pull', pull),
    send(url, '/sync/live', { headers: { authorization: `Bearer ${token}` } }),
    send(url, '/enrol', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"code":"ABCD-2345","deskName":"م"}',
    }),
  ];
  for (const answer of await Promise.all(doors)) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'server-unavailable' } });
  }

  await ground.bringBack();
  expect(await send(url, '/healthz')).toMatchObject({ status: 200, body: { database: 'up' } });
  expect(await desk.push(notes(2, 1))).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
  // The stream that was open all the time hears of changes again, once the server listens again.
  let mid = 3;
  const heardAfterAnother = async (): Promise<number> => {
    await desk.push(notes(1, mid));
    mid += 1;
    return stream.pokes.at(-1)?.high ?? 0;
  };
  await expect.poll(heardAfterAnother, { interval: 200 }).toBeGreaterThan(2);
  stream.hangUp();
});

test('killed in the middle of pushes, the database has everything that was acknowledged, once', async () => {
  const ground = await serverOnMovingGround();
  const desk = createDesk(ground.url, ground.token);
  const all: Operation[] = [];
  let acknowledged = 0;
  const answered = new Set<number>();
  /** As a desk does: the oldest that was not answered for goes first. */
  const pushSome = async (): Promise<void> => {
    if (all.length === acknowledged) all.push(...notes(8, acknowledged + 1));
    const run = all.slice(acknowledged);
    const { status, body } = await desk.post('/sync/push', { epoch: 1, operations: run });
    answered.add(status);
    if (status === 200) acknowledged = PushResponse.parse(body).results.at(-1)?.mid ?? acknowledged;
    else expect(Problem.parse(body).code).toBe('server-unavailable');
  };
  while (acknowledged < 80) await pushSome();
  const killed = ground.killHard();
  while (!answered.has(503)) await pushSome();
  await killed;
  const atTheKill = acknowledged;

  await ground.bringBack();
  expect((await desk.hello()).lastMid).toBeGreaterThanOrEqual(atTheKill);
  while (acknowledged < all.length || acknowledged < atTheKill + 80) await pushSome();
  await desk.pullAll();
  const kept = [...desk.records.values()].filter(({ table }) => table === 'notes');
  expect(kept.map(({ id }) => id).toSorted()).toEqual(all.map(({ recordId }) => recordId).toSorted());
  expect(kept.every(({ revision }) => revision === 1)).toBe(true);
  expect(answered).toEqual(new Set([200, 503]));
});

test('whoever is in the middle of something when it is killed hears that it is away', async () => {
  const { database, killHard } = await serverOnMovingGround();
  const waiting = sql`select pg_sleep(3600)`.execute(database);
  let isBetweenQueries = (): void => undefined;
  const begun = new Promise<void>((resolve) => (isBetweenQueries = resolve));
  let isGone = (): void => undefined;
  const gone = new Promise<void>((resolve) => (isGone = resolve));
  const pausing = database.transaction().execute(async (transaction) => {
    await sql`select 1`.execute(transaction);
    isBetweenQueries();
    // Its processes are killed one after the other: the first one's end is not the end of all.
    await gone;
    await sql`select 1`.execute(transaction);
  });
  await begun;
  const heard = [waiting, pausing].map((each) => expect(each).rejects.toThrow(DatabaseAwayError));
  await killHard();
  isGone();
  await Promise.all(heard);
});
