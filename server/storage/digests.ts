import { sql, type Kysely } from 'kysely';
import type { BucketDigest } from '#shared/contract/digest.ts';
import { DIGEST_MODULUS } from '#shared/sync/digest.ts';
import { RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { RecordAddress } from '../ports.ts';
import { recordColumns, toSyncRecord } from './record-row.ts';
import type { ServerDatabase } from './schema.ts';

const bucket = sql<number>`get_byte(sha256(convert_to(table_name || '/' || id, 'UTF8')), 0)`;
const digest = sql`sha256(convert_to(concat_ws('/', table_name, id, scope, epoch, revision), 'UTF8'))`;
const summand = sql`('x' || encode(substr(${digest}, 1, 6), 'hex'))::bit(48)::bigint`;

/** The buckets of a scope as `shared/sync/digest.ts` describes them; empty ones are absent. */
export async function digestScope(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
): Promise<BucketDigest[]> {
  const { rows } = await sql<{ bucket: number; count: number; sum: string }>`
    select ${bucket} as bucket, count(*)::int as count, (sum(${summand}) % ${DIGEST_MODULUS})::text as sum
    from record where association_id = ${associationId} and scope = ${scope}
    group by 1 order by 1`.execute(database);
  return rows.map((row) => ({ bucket: row.bucket, count: row.count, sum: Number(row.sum) }));
}

/** Everything in one bucket of a scope. */
export async function readBucket(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
  number: number,
): Promise<SyncRecord[]> {
  const rows = await database
    .selectFrom('record')
    .select(recordColumns)
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where(bucket, '=', number)
    .execute();
  return rows.map(toSyncRecord);
}

/** Which of these there are, in whatever scope. */
export async function existingRecords(
  database: Kysely<ServerDatabase>,
  associationId: string,
  addresses: readonly RecordAddress[],
): Promise<RecordAddress[]> {
  const tables = addresses.map(({ table }) => table);
  const ids = addresses.map(({ id }) => id);
  const { rows } = await sql<{ table: string; id: string }>`
    select table_name as "table", id from record
    where association_id = ${associationId}
      and (table_name, id) in (select * from unnest(${tables}::text[], ${ids}::text[]))`.execute(database);
  return rows.map(({ table, id }) => ({ table: RecordTable.parse(table), id }));
}
