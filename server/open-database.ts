import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import type { ServerSettings } from './settings.ts';
import { openConnection, type Connection } from './storage/connection.ts';

export interface OpenedDatabase {
  readonly connection: Connection;
  close(): Promise<void>;
}

/** The server's database: the one `DATABASE_URL` names, or the embedded one, started and ended with the program. */
export async function openDatabase(
  { dataFolder, databaseUrl }: Pick<ServerSettings, 'dataFolder' | 'databaseUrl'>,
  log: (message: string) => void,
  onLost: () => void,
): Promise<OpenedDatabase> {
  await mkdir(dataFolder, { recursive: true });
  const cluster =
    databaseUrl === null
      ? await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), log, onLost })
      : { connectionString: databaseUrl, stop: async () => undefined };
  const connection = openConnection(cluster.connectionString, log);
  return {
    connection,
    async close() {
      await connection.close();
      await cluster.stop();
    },
  };
}
