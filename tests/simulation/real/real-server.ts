import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { createUserStorage } from '#server/storage/users.ts';
import type { Connection } from '#server/storage/connection.ts';
import { scopesAt } from '#server/auth/signed-in.ts';
import type { Device } from '#server/ports.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { createHttpTransport, type HttpTransport } from '#renderer/sync/transport.ts';
import { everyone } from '#tests/builders/readers.ts';
import type { SeatedDesk } from '#tests/integration/server/desk.ts';
import type { WorldServer } from '../world-server.ts';
import type { Backups } from './backups.ts';
import { readCommitted } from './committed-state.ts';
import type { HostProcess, Hosts } from './host-process.ts';

export interface RealServerDependencies {
  readonly connection: Connection;
  readonly connectionString: string;
  readonly associationId: string;
  readonly desks: readonly SeatedDesk[];
  readonly backups: Backups;
  readonly hosts: Hosts;
}

/** Server processes on the one database; words go to them in turn. */
const PROCESSES = 2;

/** Named, so that connections of servers are told from those of whoever looks on. */
const SERVER_NAME = 'story-server';

/**
 * The real server: its processes, its PostgreSQL, HTTP. A planned failure ends the process that is asked, or every
 * connection of the database, in front of the step; a process that ended is followed by another.
 */
export async function openRealServer(dependencies: RealServerDependencies): Promise<WorldServer> {
  const { connection, connectionString, associationId, desks, backups, hosts } = dependencies;
  await backups.restore('beginning');
  let backup = 'beginning';
  const named = new URL(connectionString);
  named.searchParams.set('application_name', SERVER_NAME);
  const serve = (): Promise<HostProcess> => hosts.serve(named.href, associationId);
  const processes: HostProcess[] = [];
  while (processes.length < PROCESSES) processes.push(await serve());
  const database = connection.ofAssociation(associationId);
  const devices = createDeviceStorage(database, associationId);
  const underWay = new Set<Promise<unknown>>();
  let words = 0;
  let failing: number | null = null;

  const tracked = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const heard: Promise<unknown> = answer.then(
      () => underWay.delete(heard),
      () => underWay.delete(heard),
    );
    underWay.add(heard);
    return answer;
  };
  const replace = async (turn: number): Promise<void> => {
    if (processes[turn]?.isAlive() === false) processes[turn] = await serve();
  };
  const tokenOf = ({ deviceId }: Device): string =>
    desks.find(({ device }) => device.deviceId === deviceId)?.token ?? '';
  const ask = <Answer>(device: Device, word: (transport: HttpTransport) => Promise<Answer>): Promise<Answer> =>
    tracked(
      (async () => {
        const turn = (words += 1) % PROCESSES;
        await replace(turn);
        const host = processes[turn];
        if (!host) throw new Error('no server process');
        const step = failing;
        failing = null;
        if (step !== null) await host.failAt(Math.ceil(step / 2), step % 2 === 0 ? 'process ends' : 'connections end');
        try {
          return await word(createHttpTransport(host.url, () => tokenOf(device)));
        } finally {
          if (step !== null && host.isAlive()) await host.spare();
        }
      })(),
    );

  const state = (): ReturnType<WorldServer['state']> => readCommitted({ database });
  const settled = async (): Promise<void> => {
    await Promise.all(underWay);
    await databaseRests();
  };
  /** A process that was killed leaves its transaction to the database, which may still be ending it. */
  const databaseRests = async (): Promise<void> => {
    for (;;) {
      const { rows } = await sql`
        select 1 from pg_stat_activity
        where datname = current_database() and application_name = ${SERVER_NAME} and state <> 'idle'`.execute(
        connection.database,
      );
      if (rows.length === 0) return;
      await wait(2);
    }
  };

  return {
    devices: desks.map(({ device }) => device),
    userId: everyone.userId,
    hello: (device) => ask(device, (transport) => transport.hello({ protocol: SYNC_PROTOCOL })),
    push: (device, request) => ask(device, (transport) => transport.push(request)),
    pull: (device, request) => ask(device, (transport) => transport.pull(request)),
    digest: (device, request) => ask(device, (transport) => transport.digest(request)),
    repair: (device, request) => ask(device, (transport) => transport.repair(request)),
    async *stream(device, request) {
      const turn = (words += 1) % PROCESSES;
      await replace(turn);
      const host = processes[turn];
      if (!host) throw new Error('no server process');
      const ending = new AbortController();
      try {
        const lines = createHttpTransport(host.url, () => tokenOf(device)).stream(request, ending.signal);
        for await (const line of lines) {
          // In front of the next line: what was sent ahead may still be heard.
          if (failing !== null && host.isAlive()) await host.kill();
          failing = null;
          yield line;
        }
      } finally {
        ending.abort();
      }
    },
    asHeard: (answer) => answer(),
    state,
    failAt(step) {
      failing = Number.isFinite(step) ? step : null;
    },
    serve: async (device, sections) => void (await devices.change(device.deviceId, { sections })),
    async scopes({ deviceId }) {
      const [device, user] = await Promise.all([
        devices.find(deviceId),
        createUserStorage(database, associationId).find(everyone.userId),
      ]);
      return device && user ? scopesAt(device, user) : [];
    },
    async backUp() {
      backup = 'of the story';
      await backups.make(backup);
    },
    async restore() {
      await settled();
      const before = (await state()).log;
      await backups.restore(backup);
      const left = new Set((await state()).log.map(({ operation }) => operation.at));
      return new Set(before.map(({ operation }) => operation.at).filter((stamp) => !left.has(stamp)));
    },
    settled,
    async end() {
      await Promise.all(processes.filter(({ isAlive }) => isAlive()).map((host) => host.rest()));
    },
  };
}
