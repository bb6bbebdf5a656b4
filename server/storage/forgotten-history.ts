import { sql, type Transaction } from 'kysely';
import type { RecordAddress } from '../ports.ts';
import { recordKey } from '#shared/sync/record.ts';
import type { ServerDatabase } from './schema.ts';

/** Which of these records an erasure names. */
export async function readForgotten(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  addresses: readonly RecordAddress[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select distinct key from record, jsonb_array_elements_text(fields -> 'records') as key
    where association_id = ${associationId} and table_name = 'erasures' and key = any(${addresses.map(recordKey)}::text[])`.execute(
    transaction,
  );
  return new Set(rows.map(({ key }) => key));
}

/**
 * Takes the values out of every logged operation on these records, and what was overwritten in them. Operations are kept
 * as they were sent, even with text that PostgreSQL cannot read inside JSON: they are rewritten here, and those of an older
 * server, which did not note of which record they are, are found by their text.
 */
export async function forgetHistoryOf(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  addresses: readonly RecordAddress[],
): Promise<void> {
  const ids = addresses.map(({ id }) => id);
  const marks = addresses.map(({ id }) => `"recordId":${JSON.stringify(id)}`);
  const { rows } = await sql<{ device_id: string; mid: string; body: string }>`
    select device_id, mid, body::text as body from operation
    where association_id = ${associationId} and record_id = any(${ids}::text[])
    union all
    select device_id, mid, body::text from operation
    where association_id = ${associationId} and record_id is null
      and exists (select from unnest(${marks}::text[]) as mark where strpos(body::text, mark) > 0)`.execute(
    transaction,
  );
  const rewritten = rows.map(({ body }) => withoutValues(body));
  await sql`
    update operation set body = forgotten.body::json
    from unnest(
      ${rows.map((row) => row.device_id)}::text[],
      ${rows.map(({ mid }) => mid)}::bigint[],
      ${rewritten}::text[]
    ) as forgotten (device_id, mid, body)
    where operation.association_id = ${associationId}
      and operation.device_id::text = forgotten.device_id and operation.mid = forgotten.mid`.execute(transaction);
  await sql`
    delete from overwritten_value
    where association_id = ${associationId}
      and (table_name, record_id) in (
        select * from unnest(${addresses.map(({ table }) => table)}::text[], ${addresses.map(({ id }) => id)}::text[])
      )`.execute(transaction);
}

const withoutValues = (body: string): string =>
  JSON.stringify({ ...(JSON.parse(body) as object), fields: {}, requires: {} });
