import type { Kysely } from 'kysely';
import type { ScopePage } from '#shared/contract/pull.ts';
import { RecordTable, type SyncRecord } from '#shared/sync/record.ts';
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
    .select(['table_name', 'id', 'scope', 'revision', 'seq', 'fields', 'field_revisions'])
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
    records: page.map((row): SyncRecord => ({
      table: RecordTable.parse(row.table_name),
      id: row.id,
      scope: row.scope,
      revision: row.revision,
      fieldRevisions: row.field_revisions,
      fields: row.fields,
    })),
    exits: exits.map((row) => ({ table: RecordTable.parse(row.table_name), id: row.record_id })),
  };
}
