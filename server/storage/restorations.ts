import { sql, type Kysely, type Transaction } from 'kysely';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { RestorationStorage } from '../ports.ts';
import { appendAudit } from './audit-chain.ts';
import { codesToLeaveOut } from './desk-codes.ts';
import type { ServerDatabase } from './schema.ts';

/** More than once, because an answer may be lost; not for ever, because the desk may have lost what is asked for. */
export const AUDIT_ASKS = 3;

/** What the association that a backup takes the place of knew of desk codes. */
export interface ReplacedCodes {
  readonly leased: readonly string[];
  readonly leftOut: readonly string[];
}

/** A restore, as it was written down. */
export interface NotedRestoration {
  readonly backedUpAt: Date;
  readonly leftOut: readonly string[];
}

/** The codes that earlier restores left out: no new desk is given one. */
export async function leftOutCodes(database: Kysely<ServerDatabase>, associationId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('restoration')
    .select('left_out')
    .where('association_id', '=', associationId)
    .execute();
  return rows.flatMap(({ left_out }) => left_out);
}

/** Writes a restore down, in the audit too. `backedUpAt` is null for a backup of an earlier release: the last that it knows of counts. */
export async function noteRestoration(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  {
    at,
    backedUpAt,
    replaced,
  }: { readonly at: Date; readonly backedUpAt: Date | null; readonly replaced: ReplacedCodes },
): Promise<NotedRestoration> {
  const devices = await transaction
    .selectFrom('device')
    .select('desk_code')
    .where('association_id', '=', associationId)
    .execute();
  const before = await leftOutCodes(transaction, associationId);
  const leftOut = codesToLeaveOut({
    known: new Set([...devices.map(({ desk_code }) => desk_code), ...before]),
    replaced: replaced.leased,
    leftOutBefore: replaced.leftOut,
  });
  await transaction
    .updateTable('device')
    .set({ audit_asks_left: AUDIT_ASKS })
    .where('association_id', '=', associationId)
    .execute();
  const noted = { backedUpAt: backedUpAt ?? (await lastMoment(transaction, associationId)), leftOut };
  await transaction
    .insertInto('restoration')
    .values({ association_id: associationId, restored_at: at, backed_up_at: noted.backedUpAt, left_out: leftOut })
    .execute();
  const facts = { backupDay: riyadhDate(noted.backedUpAt.toISOString()), leftOut: leftOut.join(' ') };
  await appendAudit(transaction, associationId, [{ at, deviceId: null, userId: null, kind: 'restored', facts }]);
  return noted;
}

/** When something was last taken down before the backup was made. */
async function lastMoment(database: Kysely<ServerDatabase>, associationId: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select greatest(
      (select created_at from association where id = ${associationId}),
      (select max(received_at) from operation where association_id = ${associationId}),
      (select max(at) from audit where association_id = ${associationId})) as at`.execute(database);
  return rows[0]?.at ?? new Date(0);
}

/** The restores of one association, for whoever has to decide anew what was decided after the backups. */
export function createRestorationStorage(database: Kysely<ServerDatabase>, associationId: string): RestorationStorage {
  return {
    async unreviewed() {
      const row = await database
        .selectFrom('restoration')
        .select(({ fn }) => [fn.max('restored_at').as('restoredAt'), fn.min('backed_up_at').as('backedUpAt')])
        .where('association_id', '=', associationId)
        .where('reviewed_at', 'is', null)
        .executeTakeFirst();
      return row?.restoredAt && row.backedUpAt ? { restoredAt: row.restoredAt, backedUpAt: row.backedUpAt } : null;
    },

    async review(restoredAt, userId, at) {
      const { numUpdatedRows } = await database
        .updateTable('restoration')
        .set({ reviewed_at: at, reviewed_by: userId })
        .where('association_id', '=', associationId)
        .where('reviewed_at', 'is', null)
        .where('restored_at', '<=', restoredAt)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}
