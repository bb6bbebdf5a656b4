import { sql, type Transaction } from 'kysely';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { WhatIsHeld } from '../ports.ts';
import { recordColumns, toSyncRecord, type RecordRow } from './record-row.ts';
import type { ServerDatabase } from './schema.ts';

const columns = sql.join(recordColumns.map((column) => sql.ref(column)));

/** One transaction at a time sets, lifts or asks for holds: what one does not see yet it must not overtake. */
export async function lockHolds(transaction: Transaction<ServerDatabase>): Promise<void> {
  await sql`select pg_advisory_xact_lock(4)`.execute(transaction);
}

/** What stands in the way of forgetting somebody; asked for where somebody is to be forgotten, which is seldom. */
export async function readWhatIsHeld(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  numbers: readonly string[],
): Promise<WhatIsHeld> {
  const holds = await sql<RecordRow>`
    select ${columns} from record where association_id = ${associationId} and table_name = 'legalHolds'`.execute(
    transaction,
  );
  const numbered =
    numbers.length === 0
      ? { rows: [] }
      : await sql<RecordRow>`
          select ${columns} from record
          where association_id = ${associationId} and table_name in ('requests', 'complaints', 'letters', 'certificates')
            and coalesce(fields->>'letterNumber', fields->>'certificateNumber', fields->>'referenceNumber')
                = any(${[...numbers]}::text[])`.execute(transaction);
  if (holds.rows.length + numbered.rows.length === 0) return { holds: [], merged: [], numbered: [] };
  const merged = await sql<{ id: string; into: string }>`
    select id, fields->>'mergedInto' as "into" from record
    where association_id = ${associationId} and table_name = 'people' and fields->>'mergedInto' is not null`.execute(
    transaction,
  );
  return {
    holds: holds.rows.map(toSyncRecord),
    merged: merged.rows.map(({ id, into }) => [id, into] as const),
    numbered: numbered.rows.map(toSyncRecord),
  };
}

/** The merges into a card, done or taken back. */
export async function readMergesInto(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  personId: string,
): Promise<SyncRecord[]> {
  const { rows } = await sql<RecordRow>`
    select ${columns} from record
    where association_id = ${associationId} and table_name = 'merges' and fields->>'survivorId' = ${personId}`.execute(
    transaction,
  );
  return rows.map(toSyncRecord);
}
