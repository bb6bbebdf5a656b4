import { join } from 'node:path';
import { openDatabase } from '#server/open-database.ts';
import { ensureAssociation } from '#server/storage/devices.ts';
import type { Operation } from '#shared/sync/operation.ts';

export interface Logged {
  readonly deviceId: string;
  readonly mid: number;
  readonly outcome: string;
  readonly operation: Operation;
}

/** Every operation that a server has taken, by desk and number, read from the database of a server that has been stopped. */
export async function readServerLog(dataFolder: string): Promise<Logged[]> {
  const opened = await openDatabase(
    { dataFolder: join(dataFolder, 'server'), databaseUrl: null },
    () => undefined,
    () => undefined,
  );
  try {
    const { connection } = opened;
    const own = connection.ofAssociation(await ensureAssociation(connection.database, new Date()));
    const rows = await own
      .selectFrom('operation')
      .select(['device_id', 'mid', 'outcome', 'body'])
      .orderBy('device_id')
      .orderBy('mid')
      .execute();
    return rows.map((row) => ({
      deviceId: row.device_id,
      mid: Number(row.mid),
      outcome: row.outcome,
      operation: row.body as Operation,
    }));
  } finally {
    await opened.close();
  }
}
