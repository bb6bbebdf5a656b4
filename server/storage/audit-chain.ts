import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { auditText, AuditKind, START_OF_CHAIN } from '#shared/access/audit-entry.ts';
import type { AuditLine } from '#shared/contract/audit.ts';
import type { AuditNote } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** SHA-256 of a link's text, hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Two writers at once would hang two links on one. */
export async function lockAudit(transaction: Transaction<ServerDatabase>): Promise<void> {
  await sql`select pg_advisory_xact_lock(3)`.execute(transaction);
}

/** Adds links to the association's chain, within a transaction of their writer's. */
export async function appendAudit(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  notes: readonly AuditNote[],
): Promise<void> {
  if (notes.length === 0) return;
  await lockAudit(transaction);
  const last = await linesOf(transaction, associationId).orderBy('number', 'desc').limit(1).executeTakeFirst();
  let number = Number(last?.number ?? 0);
  let previous = last?.hash ?? START_OF_CHAIN;
  for (const { at, deviceId, userId, kind, facts } of notes) {
    number += 1;
    const link = { number, at: at.toISOString(), by: userId, kind, facts, previous };
    const hash = hashOf(auditText(link) + (deviceId ?? ''));
    await transaction
      .insertInto('audit')
      .values({
        association_id: associationId,
        number,
        at,
        device_id: deviceId,
        user_id: userId,
        kind,
        facts: JSON.stringify(facts),
        previous,
        hash,
      })
      .execute();
    previous = hash;
  }
}

/** The links of the association's chain. */
export const linesOf = (connection: Kysely<ServerDatabase>, associationId: string) =>
  connection.selectFrom('audit').selectAll().where('association_id', '=', associationId);

/** A row of the table `audit` as a link. */
export const toLine = (row: {
  number: string;
  at: Date;
  device_id: string | null;
  user_id: string | null;
  kind: string;
  facts: AuditLine['facts'];
  previous: string;
  hash: string;
}): AuditLine => ({
  number: Number(row.number),
  at: row.at.toISOString(),
  by: row.user_id,
  kind: AuditKind.parse(row.kind),
  facts: row.facts,
  previous: row.previous,
  hash: row.hash,
  deviceId: row.device_id,
});
