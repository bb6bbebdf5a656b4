import { sql, type Transaction } from 'kysely';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { SlotClaim } from '../ports.ts';
import { recordColumns, toSyncRecord, type RecordRow } from './record-row.ts';
import type { ServerDatabase } from './schema.ts';

/** Appointments that a supervisor placed beside another, at the claim's time and in its room or with its person; the oldest first. */
export async function readPlacedBeside(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  { appointmentId, personId, resourceId, startsAt, endsAt }: SlotClaim,
): Promise<SyncRecord[]> {
  const { rows } = await sql<RecordRow>`
    select ${sql.join(recordColumns.map((column) => sql.ref(column)))}
    from record
    where association_id = ${associationId} and table_name = 'appointments'
      and jsonb_typeof(fields->'override') = 'object' and id <> ${appointmentId}
      and (fields->>'resourceId' = ${resourceId} or fields->>'personId' = ${personId})
      and (fields->>'startsAt')::timestamptz < ${new Date(endsAt)}::timestamptz
      and (fields->>'endsAt')::timestamptz > ${new Date(startsAt)}::timestamptz
    order by id`.execute(transaction);
  return rows.map(toSyncRecord);
}
