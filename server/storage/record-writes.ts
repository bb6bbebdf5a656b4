import { sql, type Transaction } from 'kysely';
import type { ChangedRecord } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';
import { DisturbedError } from './undisturbed.ts';

/**
 * A record that was not there could not be locked, and another transaction may have made it since. The counter row is
 * ours by now, so nobody else can make one any more.
 */
export async function refuseMadeMeanwhile(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  changed: readonly ChangedRecord[],
): Promise<void> {
  const made = changed.filter(({ isNew }) => isNew);
  if (made.length === 0) return;
  const { rows } = await sql`
    select 1 from record
    where association_id = ${associationId}
      and (table_name, id) in (
        select * from unnest(${made.map(({ record }) => record.table)}::text[], ${made.map(({ record }) => record.id)}::text[])
      )
    limit 1`.execute(transaction);
  if (rows.length > 0) throw new DisturbedError();
}

/** Writes the records whole, numbered from `first` in the order given. */
export async function upsertRecords(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  changed: readonly ChangedRecord[],
  first: number,
): Promise<void> {
  const rows = changed.map(({ record }, index) => ({ ...record, seq: first + index }));
  await sql`
    insert into record (association_id, table_name, id, scope, revision, epoch, seq, fields, field_revisions, writes)
    select ${associationId}, row->>'table', row->>'id', row->>'scope', (row->>'revision')::int,
           (row->>'epoch')::int, (row->>'seq')::bigint, row->'fields', row->'fieldRevisions', row->'writes'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row
    on conflict (association_id, table_name, id) do update set
      scope = excluded.scope, revision = excluded.revision, epoch = excluded.epoch, seq = excluded.seq,
      fields = excluded.fields, field_revisions = excluded.field_revisions, writes = excluded.writes`.execute(
    transaction,
  );
}

/** A record that moved to another scope leaves an exit in the old one; one that comes back takes its exit away. */
export async function noteExits(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  changed: readonly ChangedRecord[],
  first: number,
): Promise<void> {
  for (const [index, { record, leftScope }] of changed.entries()) {
    if (leftScope === null) continue;
    await sql`
      insert into scope_exit (association_id, scope, table_name, record_id, seq)
      values (${associationId}, ${leftScope}, ${record.table}, ${record.id}, ${first + index})
      on conflict (association_id, scope, table_name, record_id) do update set seq = excluded.seq`.execute(transaction);
    await transaction
      .deleteFrom('scope_exit')
      .where('association_id', '=', associationId)
      .where('scope', '=', record.scope)
      .where('table_name', '=', record.table)
      .where('record_id', '=', record.id)
      .execute();
  }
}
