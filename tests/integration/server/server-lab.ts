import { tmpdir } from 'node:os';
import { freeBytesAt } from '#server/free-bytes.ts';
import { buildApp } from '#server/app.ts';
import type { ServerDependencies } from '#server/ports.ts';
import { createChangeListener } from '#server/storage/change-listener.ts';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createAuditStorage } from '#server/storage/audit.ts';
import { isAnswering, openConnection, poolGauges, type Connection } from '#server/storage/connection.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { createGuessStorage } from '#server/storage/guesses.ts';
import { createQueueStorage } from '#server/storage/queue.ts';
import { createRestorationStorage } from '#server/storage/restorations.ts';
import { createSigningStorage } from '#server/storage/signing-seed.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { createUserStorage } from '#server/storage/users.ts';
import type { DatabaseLab } from './database-lab.ts';
import { createDesk, enrolDirectly, type TestDesk } from './desk.ts';

export const ADMINISTRATION_SECRET = 'the-administrator-knows-this-one';

/** A server that listens on 127.0.0.1, with connections of its own: as another process on the same database has. */
export interface ListeningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Composes the real parts as the server's main program does. */
export async function startServer(
  connectionString: string,
  associationId: string,
  replaced: Partial<ServerDependencies> = {},
): Promise<ListeningServer> {
  const connection: Connection = openConnection(connectionString, () => undefined);
  const pokes = createChangeListener(connection.pool, () => undefined);
  const database = connection.ofAssociation(associationId);
  const app = await buildApp({
    associationId,
    sync: createSyncStorage(database),
    devices: createDeviceStorage(database, associationId),
    restorations: createRestorationStorage(database, associationId),
    signing: createSigningStorage(database),
    queue: createQueueStorage(database, associationId),
    users: createUserStorage(database, associationId),
    accounts: createAccountStorage(database, associationId),
    guesses: createGuessStorage(database, associationId),
    audit: createAuditStorage(database, associationId),
    demoSecret: null,
    pokes,
    isDatabaseUp: () => isAnswering(connection.database),
    metricsToken: null,
    freeBytes: () => freeBytesAt(tmpdir()),
    poolGauges: () => poolGauges(connection.pool),
    administrationSecret: ADMINISTRATION_SECRET,
    // Tests come faster than desks do; what the limit is about has tests of its own.
    requestsPerMinute: 1_000_000,
    browserEditionFolder: null,
    log: null,
    ...replaced,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    stop: async () => {
      await app.close();
      await pokes.close();
      await connection.close();
    },
  };
}

/** One server for as long as the database stands, and as many desks as the tests want. */
export function useServer(lab: DatabaseLab) {
  let server: ListeningServer | undefined;
  const url = (): string => {
    if (!server) throw new Error('the server has not been started');
    return server.url;
  };
  lab.stage.begin(async () => {
    server = await startServer(lab.connectionString(), lab.associationId());
  });
  lab.stage.end(async () => server?.stop());
  return {
    url,
    /** A desk that has said hello. */
    desk: async (): Promise<TestDesk> => {
      const { token } = await enrolDirectly(lab.connection(), lab.associationId());
      const desk = createDesk(url(), token);
      await desk.hello();
      return desk;
    },
  };
}
