import { sql, type Transaction } from 'kysely';
import { RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { ChangedRecord, PushTransaction } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';
import { readStanding } from './standing.ts';

/** The channel on which server processes tell each other that an association changed. */
export const CHANGE_CHANNEL = 'istiqbal_change';

/** What a push does to the database. Locks are taken device → records → slots → counter, always in that order. */
export function createPushTransaction(transaction: Transaction<ServerDatabase>): PushTransaction {
  return {
    async lockLastMid({ associationId, deviceId }) {
      const row = await transaction
        .selectFrom('device')
        .select('last_mid')
        .where('association_id', '=', associationId)
        .where('id', '=', deviceId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      return Number(row.last_mid);
    },

    standing: (associationId) => readStanding(transaction, associationId),

    async loadRecords(associationId, addresses) {
      if (addresses.length === 0) return [];
      const tables = addresses.map(({ table }) => table);
      const ids = addresses.map(({ id }) => id);
      const { rows } = await sql<{
        table_name: string;
        id: string;
        scope: string;
        revision: number;
        fields: SyncRecord['fields'];
        field_revisions: SyncRecord['fieldRevisions'];
      }>`
        select table_name, id, scope, revision, fields, field_revisions
        from record
        where association_id = ${associationId}
          and (table_name, id) in (select * from unnest(${tables}::text[], ${ids}::text[]))
        order by table_name, id
        for update`.execute(transaction);
      return rows.map((row) => ({
        table: RecordTable.parse(row.table_name),
        id: row.id,
        scope: row.scope,
        revision: row.revision,
        fields: row.fields,
        fieldRevisions: row.field_revisions,
      }));
    },

    async claimSlot(associationId, { id, fields }) {
      await sql`delete from booked_slot where association_id = ${associationId} and appointment_id = ${id}`.execute(
        transaction,
      );
      const { numAffectedRows } = await sql`
        insert into booked_slot (association_id, appointment_id, resource_id, period)
        values (${associationId}, ${id}, ${fields['resourceId']},
                tstzrange(${fields['startsAt']}::timestamptz, ${fields['endsAt']}::timestamptz))
        on conflict do nothing`.execute(transaction);
      return numAffectedRows === 1n;
    },

    async releaseSlot(associationId, appointmentId) {
      await transaction
        .deleteFrom('booked_slot')
        .where('association_id', '=', associationId)
        .where('appointment_id', '=', appointmentId)
        .execute();
    },

    async logOperations({ associationId, deviceId }, logged, lastMid) {
      const now = new Date();
      await sql`
        insert into operation (association_id, device_id, mid, body, outcome, reason, received_at)
        select ${associationId}, ${deviceId}, (entry->>'mid')::bigint, entry->'body', entry->>'outcome', entry->>'reason', ${now}
        from jsonb_array_elements(${JSON.stringify(
          logged.map(({ operation, result }) => ({
            mid: operation.mid,
            body: operation,
            outcome: result.outcome,
            reason: result.reason ?? null,
          })),
        )}::jsonb) entry`.execute(transaction);
      const overwritten = logged.flatMap(({ operation, overwritten: values }) =>
        values.map((value) => ({
          association_id: associationId,
          device_id: deviceId,
          mid: operation.mid,
          table_name: operation.table,
          record_id: operation.recordId,
          field: value.field,
          value: JSON.stringify(value.value),
          written_by: value.writtenBy.deviceId,
          written_in_revision: value.writtenBy.revision,
        })),
      );
      if (overwritten.length > 0) await transaction.insertInto('overwritten_value').values(overwritten).execute();
      await transaction
        .updateTable('device')
        .set({ last_mid: lastMid })
        .where('association_id', '=', associationId)
        .where('id', '=', deviceId)
        .execute();
    },

    async writeRecords(associationId, changed) {
      const { rows } = await sql<{ high: string }>`
        update association set high = high + ${changed.length} where id = ${associationId} returning high`.execute(
        transaction,
      );
      const high = Number(rows[0]?.high);
      const first = high - changed.length + 1;
      await upsertRecords(transaction, associationId, changed, first);
      await noteExits(transaction, associationId, changed, first);
      await sql`select pg_notify(${CHANGE_CHANNEL}, ${associationId})`.execute(transaction);
    },
  };
}

async function upsertRecords(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  changed: readonly ChangedRecord[],
  first: number,
): Promise<void> {
  const rows = changed.map(({ record }, index) => ({ ...record, seq: first + index }));
  await sql`
    insert into record (association_id, table_name, id, scope, revision, seq, fields, field_revisions)
    select ${associationId}, row->>'table', row->>'id', row->>'scope', (row->>'revision')::int, (row->>'seq')::bigint,
           row->'fields', row->'fieldRevisions'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row
    on conflict (association_id, table_name, id) do update set
      scope = excluded.scope, revision = excluded.revision, seq = excluded.seq,
      fields = excluded.fields, field_revisions = excluded.field_revisions`.execute(transaction);
}

/** A record that moved to another scope leaves an exit in the old one; one that comes back takes its exit away. */
async function noteExits(
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
