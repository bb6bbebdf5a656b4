import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isWitnessed } from '#shared/access/audited-changes.ts';
import { auditText, AuditKind, START_OF_CHAIN, type AuditEntry } from '#shared/access/audit-entry.ts';
import type { AuditLine } from '#shared/contract/audit.ts';
import type { AuditNote, AuditStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** Links read at a time while the chain is verified. */
const STEP = 1000;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The association's audit: one chain of hashes, written one transaction at a time, which the database refuses to rewrite. */
export function createAuditStorage(database: Kysely<ServerDatabase>, associationId: string): AuditStorage {
  const lines = (connection: Kysely<ServerDatabase>) => linesOf(connection, associationId);

  const append = (transaction: Transaction<ServerDatabase>, notes: readonly AuditNote[]): Promise<void> =>
    appendAudit(transaction, associationId, notes);

  return {
    append: (...notes) => database.transaction().execute((transaction) => append(transaction, notes)),

    takeReport: (deviceId, entries) =>
      database.transaction().execute(async (transaction) => {
        const device = await transaction
          .selectFrom('device')
          .select(['audit_number', 'audit_hash'])
          .where('association_id', '=', associationId)
          .where('id', '=', deviceId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        let number = Number(device.audit_number);
        let hash = device.audit_hash ?? START_OF_CHAIN;
        const notes: AuditNote[] = [];
        for (const entry of entries.filter((each) => each.number > number)) {
          if (!follows(entry, number, hash)) {
            const facts = { expected: number + 1, received: entry.number };
            notes.push({ at: new Date(), deviceId, userId: null, kind: 'chain-broken', facts });
          }
          const { at, by, kind, facts } = entry;
          // What the server saw itself it has written down when it took it.
          if (!isWitnessed(kind))
            notes.push({ at: new Date(at), deviceId, userId: by, kind, facts: { ...facts, deskNumber: entry.number } });
          number = entry.number;
          hash = entry.hash;
        }
        if (notes.length > 0) await append(transaction, notes);
        await transaction
          .updateTable('device')
          .set({ audit_number: number, audit_hash: hash })
          .where('association_id', '=', associationId)
          .where('id', '=', deviceId)
          .execute();
        return number;
      }),

    async page(before, kind, limit) {
      const rows = await lines(database)
        .$if(before !== null, (query) => query.where('number', '<', String(before)))
        .$if(kind !== null, (query) => query.where('kind', '=', String(kind)))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toLine);
    },

    async verify() {
      let previous = START_OF_CHAIN;
      let number = 0;
      for (;;) {
        const rows = await lines(database).where('number', '>', String(number)).orderBy('number').limit(STEP).execute();
        if (rows.length === 0) return { entries: number, brokenAt: null };
        for (const line of rows.map(toLine)) {
          const isNext = line.number === number + 1 && line.previous === previous;
          if (!isNext || hashOf(auditText(line) + (line.deviceId ?? '')) !== line.hash)
            return { entries: number, brokenAt: line.number };
          ({ number, hash: previous } = line);
        }
      }
    },
  };
}

/** Adds links to the association's chain, within a transaction of their writer's. */
export async function appendAudit(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  notes: readonly AuditNote[],
): Promise<void> {
  if (notes.length === 0) return;
  // Two writers at once would hang two links on one.
  await sql`select pg_advisory_xact_lock(3)`.execute(transaction);
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

const linesOf = (connection: Kysely<ServerDatabase>, associationId: string) =>
  connection.selectFrom('audit').selectAll().where('association_id', '=', associationId);

const follows = (entry: AuditEntry, number: number, hash: string): boolean =>
  entry.number === number + 1 && entry.previous === hash && hashOf(auditText(entry)) === entry.hash;

const toLine = (row: {
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
