import type { Kysely } from 'kysely';
import type { Standing } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** Epoch, generation and the last sequence number that is committed. */
export async function readStanding(database: Kysely<ServerDatabase>, associationId: string): Promise<Standing> {
  const row = await database
    .selectFrom('association')
    .select(['epoch', 'generation', 'high'])
    .where('id', '=', associationId)
    .executeTakeFirstOrThrow();
  return { epoch: row.epoch, generation: row.generation, high: Number(row.high) };
}
