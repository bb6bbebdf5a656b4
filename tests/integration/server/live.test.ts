import { connect } from 'node:net';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import type { PokeSource } from '#server/ports.ts';
import { aCreation, inSequence } from '../../builders/operations.ts';
import { aPerson } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, send } from './desk.ts';
import { openLiveStream } from './live-stream.ts';
import { startServer, type ListeningServer } from './server-lab.ts';

const lab = useDatabase();

async function freshServer(...replaced: Parameters<typeof startServer>[2][]): Promise<ListeningServer> {
  const server = await startServer(lab.connectionString(), lab.associationId(), ...replaced);
  onTestFinished(() => server.stop());
  return server;
}
const enrol = () => enrolDirectly(lab.connection(), lab.associationId());
const onePerson = () => inSequence([aCreation('people', newId(), aPerson())]);

/** Pokes that a test makes itself, and how many listen to them. */
function pokesByHand(): PokeSource & { poke(): void; listening(): number } {
  const listeners = new Set<(associationId: string) => void>();
  return {
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    poke: () => {
      for (const listener of listeners) listener(lab.associationId());
    },
    listening: () => listeners.size,
  };
}

describe('the live stream', () => {
  test('begins with where the server stands, and tells of another desk’s push', async () => {
    const { url } = await freshServer();
    const stream = await openLiveStream(url, (await enrol()).token);
    expect(stream.response.headers['content-type']).toBe('text/event-stream');
    const { high } = await stream.next(() => true);
    await createDesk(url, (await enrol()).token).push(onePerson());
    expect(await stream.next((poke) => poke.high > high)).toEqual({ high: high + 1, generation: 1 });
    stream.hangUp();
  });

  test('tells what another server process on the same database took, in both directions', async () => {
    const [one, other] = [await freshServer(), await freshServer()];
    for (const [near, far] of [
      [one, other],
      [other, one],
    ] as const) {
      const stream = await openLiveStream(near.url, (await enrol()).token);
      const { high } = await stream.next(() => true);
      await createDesk(far.url, (await enrol()).token).push(onePerson());
      expect((await stream.next((poke) => poke.high > high)).high).toBe(high + 1);
      stream.hangUp();
    }
  });

  test('carries no data, only where to pull from', async () => {
    const { url } = await freshServer();
    const stream = await openLiveStream(url, (await enrol()).token);
    let heard = '';
    stream.response.on('data', (chunk: string) => (heard += chunk));
    const { high } = await stream.next(() => true);
    await createDesk(url, (await enrol()).token).push(
      inSequence([aCreation('people', newId(), aPerson({ name: 'سرّي' }))]),
    );
    await stream.next((poke) => poke.high > high);
    expect(heard).toMatch(/^(?:event: poke\ndata: \{"high":\d+,"generation":\d+\}\n\n|: here\n\n)+$/);
    stream.hangUp();
  });

  test('may be read by the desk’s window and by no other page, and is stored nowhere', async () => {
    const { url } = await freshServer();
    const { token } = await enrol();
    const [ours, strangers] = [
      await openLiveStream(url, token, 'app://desk'),
      await openLiveStream(url, token, 'https://example.org'),
    ];
    expect(ours.response.headers).toMatchObject({
      'access-control-allow-origin': 'app://desk',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(strangers.response.headers['access-control-allow-origin']).toBeUndefined();
    for (const stream of [ours, strangers]) stream.hangUp();
  });

  test('does not end while a poke cannot be made, and is silent about why', async () => {
    const pokes = pokesByHand();
    const sync = createSyncStorage(lab.connection().database);
    const standing = vi.fn<typeof sync.standing>(sync.standing);
    const { url } = await freshServer({ pokes, sync: { ...sync, standing } });
    const stream = await openLiveStream(url, (await enrol()).token);
    await stream.next(() => true);
    standing.mockRejectedValueOnce(new Error('away'));
    pokes.poke();
    pokes.poke();
    await expect.poll(() => stream.pokes).toHaveLength(2);
    stream.hangUp();
  });
});

describe('the connection on which a server hears of changes', () => {
  const cut = async (): Promise<void> => {
    const listening = sql`
      select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and pid <> pg_backend_pid()`;
    await listening.execute(lab.connection().database);
  };

  test('is opened again when it was cut', async () => {
    const { url } = await freshServer();
    const stream = await openLiveStream(url, (await enrol()).token);
    const { high } = await stream.next(() => true);
    await cut();
    const desk = createDesk(url, (await enrol()).token);
    let mid = 1;
    const heardAfterAnother = async (): Promise<number> => {
      await desk.push(inSequence([aCreation('people', newId(), aPerson())], mid));
      mid += 1;
      return stream.pokes.at(-1)?.high ?? 0;
    };
    await expect.poll(heardAfterAnother, { interval: 100 }).toBeGreaterThan(high);
    stream.hangUp();
  });

  test('may be cut at the very moment at which the server stops', async () => {
    for (let round = 0; round < 5; round += 1) {
      const server = await startServer(lab.connectionString(), lab.associationId());
      await Promise.all([cut(), server.stop()]);
    }
  });
});

describe('a desk that hangs up', () => {
  test('is forgotten', async () => {
    const pokes = pokesByHand();
    const { url } = await freshServer({ pokes });
    const { token } = await enrol();
    const streams = await Promise.all([1, 2, 3].map(() => openLiveStream(url, token)));
    await Promise.all(streams.map((stream) => stream.next(() => true)));
    expect(pokes.listening()).toBe(3);
    for (const stream of streams) stream.hangUp();
    await expect.poll(() => pokes.listening()).toBe(0);
  });

  test('while its token is looked up is forgotten too', async () => {
    const pokes = pokesByHand();
    const accounts = createAccountStorage(lab.connection().database, lab.associationId());
    let [begun, lookedUp] = [0, 0];
    let lookUp = (): void => undefined;
    const haveHungUp = new Promise<void>((resolve) => (lookUp = resolve));
    const findSession: typeof accounts.findSession = async (...asked) => {
      begun += 1;
      await haveHungUp;
      const session = await accounts.findSession(...asked);
      lookedUp += 1;
      return session;
    };
    const { url } = await freshServer({ pokes, accounts: { ...accounts, findSession } });
    const { token } = await enrol();
    const { hostname, port } = new URL(url);
    for (let count = 1; count <= 5; count += 1) {
      const socket = connect(Number(port), hostname);
      socket.write(`GET /sync/live HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer ${token}\r\n\r\n`);
      await expect.poll(() => begun, { interval: 1 }).toBe(count);
      socket.destroy();
    }
    // Whoever asks after them is answered once it is known that they are gone.
    await send(url, '/healthz');
    lookUp();
    await expect.poll(() => lookedUp).toBe(5);
    await send(url, '/healthz');
    await expect.poll(() => pokes.listening()).toBe(0);
  });
});

describe('a server that stops', () => {
  test('ends open streams at once, without waiting for desks to hang up', async () => {
    const server = await startServer(lab.connectionString(), lab.associationId());
    const { token } = await enrol();
    const streams = await Promise.all([1, 2, 3].map(() => openLiveStream(server.url, token)));
    await server.stop();
    await Promise.all(streams.map(({ ended }) => ended));
  });

  test('survives pokes that arrive while it ends its streams', async () => {
    const pokes = pokesByHand();
    const sync = createSyncStorage(lab.connection().database);
    const standing: typeof sync.standing = async () => ({ epoch: 1, generation: 1, high: 1 });
    const server = await startServer(lab.connectionString(), lab.associationId(), {
      pokes,
      sync: { ...sync, standing },
    });
    const stream = await openLiveStream(server.url, (await enrol()).token);
    await stream.next(() => true);
    let isStopped = false;
    const stopping = server.stop().then(() => (isStopped = true));
    while (!isStopped) {
      pokes.poke();
      await nextTurn();
    }
    await stopping;
    await stream.ended;
  });
});

/** Once round everything that is due now. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
