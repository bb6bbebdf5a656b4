import { sql, type Kysely } from 'kysely';
import type { ScopePage } from '#shared/contract/pull.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { recordColumns, toSyncRecord } from './record-row.ts';
import type { ServerDatabase } from './schema.ts';
import { readStanding } from './standing.ts';

/**
 * One scope's changes after `from`. The counter row is read first: it is written last in every transaction, so all
 * records up to it are visible, and a record changed meanwhile has a higher number and comes with the next page.
 */
export async function readPage(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
  from: number,
  limit: number,
): Promise<ScopePage> {
  const { high } = await readStanding(database, associationId);
  const rows = await database
    .selectFrom('record')
    .select([...recordColumns, 'seq'])
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where('seq', '>', String(from))
    .where('seq', '<=', String(high))
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const more = rows.length > limit;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const to = more && last ? Number(last.seq) : Math.max(from, high);

  const exits = await database
    .selectFrom('scope_exit')
    .select(['table_name', 'record_id'])
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where('seq', '>', String(from))
    .where('seq', '<=', String(to))
    .execute();

  return {
    from,
    to,
    more,
    records: page.map(toSyncRecord),
    exits: exits.map((row) => ({ table: RecordTable.parse(row.table_name), id: row.record_id })),
  };
}

/** How many of a scope's records changed after `from`. */
export async function countAfter(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
  from: number,
): Promise<number> {
  const { count } = await database
    .selectFrom('record')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where('seq', '>', String(from))
    .executeTakeFirstOrThrow();
  return count;
}
