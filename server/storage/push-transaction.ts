import { sql, type Transaction } from 'kysely';
import { OperationResult } from '#shared/contract/push.ts';
import type { PushTransaction } from '../ports.ts';
import { appendAudit } from './audit-chain.ts';
import { keepOverwritten } from './overwritten-values.ts';
import { readPlacedBeside } from './placed-beside.ts';
import { readSave } from './read-save.ts';
import { recordColumns, toSyncRecord, type RecordRow } from './record-row.ts';
import { forgetHistoryOf, readForgotten } from './forgotten-history.ts';
import { lockHolds, readMergesInto, readWhatIsHeld } from './held.ts';
import { noteExits, refuseMadeMeanwhile, upsertRecords } from './record-writes.ts';
import type { ServerDatabase } from './schema.ts';
import { readStanding } from './standing.ts';

/** The channel on which server processes tell each other that an association changed. */
export const CHANGE_CHANNEL = 'istiqbal_change';

/** What a push does to the database. Locks are taken device → records → slots → audit → counter, always in that order. */
export function createPushTransaction(transaction: Transaction<ServerDatabase>): PushTransaction {
  const releaseSlot: PushTransaction['releaseSlot'] = async (associationId, appointmentId) => {
    await transaction
      .deleteFrom('booked_slot')
      .where('association_id', '=', associationId)
      .where('appointment_id', '=', appointmentId)
      .execute();
  };

  return {
    async lockMarks({ associationId, deviceId }) {
      const row = await transaction
        .selectFrom('device')
        .select(['last_mid', 'stable_mid'])
        .where('association_id', '=', associationId)
        .where('id', '=', deviceId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      return { lastMid: Number(row.last_mid), stableMid: Number(row.stable_mid) };
    },

    standing: (associationId) => readStanding(transaction, associationId),

    async loadRecords(associationId, addresses) {
      if (addresses.length === 0) return [];
      const tables = addresses.map(({ table }) => table);
      const ids = addresses.map(({ id }) => id);
      const { rows } = await sql<RecordRow>`
        select ${sql.join(recordColumns.map((column) => sql.ref(column)))}
        from record
        where association_id = ${associationId}
          and (table_name, id) in (select * from unnest(${tables}::text[], ${ids}::text[]))
        order by table_name, id
        for update`.execute(transaction);
      return rows.map(toSyncRecord);
    },

    async earlierOutcomes({ associationId, deviceId }, mids) {
      const rows = await transaction
        .selectFrom('operation')
        .select(['mid', 'outcome', 'reason', sql<string>`body::text`.as('body')])
        .where('association_id', '=', associationId)
        .where('device_id', '=', deviceId)
        .where('mid', '=', sql<string>`any(${mids}::bigint[])`)
        .execute();
      return rows.map(({ mid, outcome, reason, body }) => ({
        mid: Number(mid),
        // Read here: text that was sent as it is may be none that PostgreSQL reads inside JSON.
        save: readSave(body),
        outcome: OperationResult.shape.outcome.parse(outcome),
        ...(reason === null ? {} : { reason }),
      }));
    },

    async claimSlot(associationId, { appointmentId, requestId, personId, resourceId, startsAt, endsAt }) {
      await releaseSlot(associationId, appointmentId);
      // A slot that was kept for a while is free once that while is over, even if nobody said so.
      await sql`
        delete from booked_slot using record
        where booked_slot.association_id = ${associationId}
          and (booked_slot.resource_id = ${resourceId} or booked_slot.person_id = ${personId})
          and booked_slot.period && tstzrange(${new Date(startsAt)}::timestamptz, ${new Date(endsAt)}::timestamptz)
          and record.association_id = booked_slot.association_id and record.table_name = 'appointments'
          and record.id = booked_slot.appointment_id
          and record.fields->>'state' = 'HELD' and (record.fields->>'heldUntil')::timestamptz <= now()`.execute(
        transaction,
      );
      const { numAffectedRows } = await sql`
        insert into booked_slot (association_id, appointment_id, request_id, person_id, resource_id, period)
        values (${associationId}, ${appointmentId}, ${requestId}, ${personId}, ${resourceId},
                tstzrange(${new Date(startsAt)}::timestamptz, ${new Date(endsAt)}::timestamptz))
        on conflict do nothing`.execute(transaction);
      return numAffectedRows === 1n;
    },

    releaseSlot,

    placedBeside: (associationId, claim) => readPlacedBeside(transaction, associationId, claim),

    async partiesOf(associationId, requestId, caseId) {
      const { rows } = await sql<RecordRow>`
        with party as (
          select ${sql.join(recordColumns.map((column) => sql.ref(column)))}
          from record where association_id = ${associationId} and table_name = 'parties'
        )
        select * from party
        where fields->>'caseId' = coalesce(
          ${caseId}::text, (select fields->>'caseId' from party where fields->>'requestId' = ${requestId} limit 1)
        )`.execute(transaction);
      const parties = rows.map(toSyncRecord);
      // Two desks that book the two sides at one moment wait for each other.
      const lock = caseId ?? parties[0]?.fields['caseId'];
      if (typeof lock === 'string') {
        await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
      }
      return parties;
    },

    async slotsOf(associationId, requestIds) {
      const { rows } = await sql<{ appointment_id: string; starts_at: Date; ends_at: Date }>`
        select appointment_id, lower(period) as starts_at, upper(period) as ends_at from booked_slot
        where association_id = ${associationId} and request_id = any(${requestIds}::text[])`.execute(transaction);
      return rows.map(({ appointment_id, starts_at, ends_at }) => ({
        appointmentId: appointment_id,
        startsAt: starts_at.toISOString(),
        endsAt: ends_at.toISOString(),
      }));
    },

    async logOperations({ associationId, deviceId }, logged, lastMid) {
      await sql`
        insert into operation (association_id, device_id, mid, record_id, body, outcome, reason, received_at)
        select ${associationId}, ${deviceId}, mid, record_id, body::json, outcome, reason, ${new Date()}
        from unnest(
          ${logged.map(({ operation }) => operation.mid)}::bigint[],
          ${logged.map(({ operation }) => operation.recordId)}::text[],
          ${logged.map(({ operation }) => JSON.stringify(operation))}::text[],
          ${logged.map(({ result }) => result.outcome)}::text[],
          ${logged.map(({ result }) => result.reason ?? null)}::text[]
        ) as logged (mid, record_id, body, outcome, reason)`.execute(transaction);
      await keepOverwritten(transaction, { associationId, deviceId }, logged);
      await transaction
        .updateTable('device')
        .set({ last_mid: lastMid })
        .where('association_id', '=', associationId)
        .where('id', '=', deviceId)
        .execute();
    },

    async decisionsAbout(associationId, addresses) {
      const { rows } = await sql<RecordRow>`
        select ${sql.join(recordColumns.map((column) => sql.ref(column)))}
        from record
        where association_id = ${associationId} and table_name = 'decisions'
          and (fields ->> 'table', fields ->> 'recordId') in (
            select * from unnest(${addresses.map(({ table }) => table)}::text[], ${addresses.map(({ id }) => id)}::text[])
          )
        order by id
        for update`.execute(transaction);
      return rows.map(toSyncRecord);
    },

    audit: (associationId, notes) => appendAudit(transaction, associationId, notes),

    lockHolds: () => lockHolds(transaction),
    whatIsHeld: (associationId, numbers) => readWhatIsHeld(transaction, associationId, numbers),
    mergesInto: (associationId, personId) => readMergesInto(transaction, associationId, personId),

    forgottenAmong: (associationId, addresses) => readForgotten(transaction, associationId, addresses),
    forgetHistory: (associationId, addresses) => forgetHistoryOf(transaction, associationId, addresses),

    async writeRecords(associationId, changed) {
      const { rows } = await sql<{ high: string }>`
        update association set high = high + ${changed.length} where id = ${associationId} returning high`.execute(
        transaction,
      );
      const high = Number(rows[0]?.high);
      const first = high - changed.length + 1;
      await refuseMadeMeanwhile(transaction, associationId, changed);
      await upsertRecords(transaction, associationId, changed, first);
      await noteExits(transaction, associationId, changed, first);
      await sql`select pg_notify(${CHANGE_CHANNEL}, ${associationId})`.execute(transaction);
    },
  };
}
