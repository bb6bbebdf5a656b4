import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { ServerDatabase } from './schema.ts';

export interface Connection {
  readonly database: Kysely<ServerDatabase>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool of connections. A connection lost while idle is replaced at the next query, so its error only needs a line in the log. */
export function openConnection(connectionString: string, log: (message: string) => void): Connection {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5000 });
  pool.on('error', (error) => log(`database connection lost: ${error.message}`));
  const database = new Kysely<ServerDatabase>({ dialect: new PostgresDialect({ pool }) });
  return { database, pool, close: () => database.destroy() };
}

/** True while the database answers a question. */
export async function isAnswering(database: Kysely<ServerDatabase>): Promise<boolean> {
  try {
    await sql`select 1`.execute(database);
    return true;
  } catch {
    return false;
  }
}
