import { sql, type Transaction } from 'kysely';
import type { Device, LoggedOperation } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/**
 * Keeps what operations overwrote without knowing it. The values go as lists: each in a place of its own, a push of five hundred long records
 * has more of them than PostgreSQL numbers in one question.
 */
export async function keepOverwritten(
  transaction: Transaction<ServerDatabase>,
  { associationId, deviceId }: Pick<Device, 'associationId' | 'deviceId'>,
  logged: readonly Pick<LoggedOperation, 'operation' | 'overwritten'>[],
): Promise<void> {
  const values = logged.flatMap(({ operation, overwritten }) => overwritten.map((value) => ({ ...value, operation })));
  if (values.length === 0) return;
  await sql`
    insert into overwritten_value (association_id, device_id, mid, table_name, record_id, field, value, written_by)
    select ${associationId}, ${deviceId}, mid, table_name, record_id, field, value::jsonb, written_by::jsonb
    from unnest(
      ${values.map(({ operation }) => operation.mid)}::bigint[],
      ${values.map(({ operation }) => operation.table)}::text[],
      ${values.map(({ operation }) => operation.recordId)}::text[],
      ${values.map(({ field }) => field)}::text[],
      ${values.map(({ value }) => JSON.stringify(value))}::text[],
      ${values.map(({ writtenBy }) => JSON.stringify(writtenBy))}::text[]
    ) as kept (mid, table_name, record_id, field, value, written_by)`.execute(transaction);
}
