import type { Kysely, Transaction } from 'kysely';
import { isWitnessed } from '#shared/access/audited-changes.ts';
import { auditText, START_OF_CHAIN, type AuditEntry } from '#shared/access/audit-entry.ts';
import type { AuditNote, AuditStorage } from '../ports.ts';
import { appendAudit, hashOf, linesOf, toLine } from './audit-chain.ts';
import type { ServerDatabase } from './schema.ts';
import { anchors, shortenAudit } from './shorten-audit.ts';

/** Links read at a time while the chain is verified. */
const STEP = 1000;

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
          .select(['audit_number', 'audit_hash', 'audit_asks_left'])
          .where('association_id', '=', associationId)
          .where('id', '=', deviceId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        let number = Number(device.audit_number);
        let hash = device.audit_hash ?? START_OF_CHAIN;
        const notes: AuditNote[] = [];
        const known = number;
        const isAnew = beginsAnew(entries, { number, hash });
        const fresh = entries.filter((entry) => isAnew || entry.number > known);
        const mark = () =>
          transaction.updateTable('device').where('association_id', '=', associationId).where('id', '=', deviceId);
        const [first] = fresh;
        if (first && !isAnew && first.number > known + 1 && device.audit_asks_left > 0) {
          // Nothing is taken: the desk hears how far the restored server has its chain, and begins again from there.
          await mark()
            .set({ audit_asks_left: device.audit_asks_left - 1 })
            .execute();
          return known;
        }
        for (const entry of fresh) {
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
        await mark().set({ audit_number: number, audit_hash: hash, audit_asks_left: 0 }).execute();
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
      let last: { readonly number: number; readonly hash: string } | null = null;
      let start = { number: 0, hash: START_OF_CHAIN };
      let isAnchored = true;
      const verdict = (brokenAt: number | null) => {
        const removed = start.number;
        return { entries: (last?.number ?? removed) - removed, removed, brokenAt };
      };
      for (;;) {
        const from: number = last?.number ?? 0;
        const rows = await lines(database).where('number', '>', String(from)).orderBy('number').limit(STEP).execute();
        if (rows.length === 0) return verdict(isAnchored ? null : start.number + 1);
        for (const line of rows.map(toLine)) {
          if (last === null && line.number > 1) {
            // What went before is as a later link says, or it was taken out.
            start = { number: line.number - 1, hash: line.previous };
            isAnchored = false;
          }
          const before: { readonly number: number; readonly hash: string } = last ?? start;
          const isNext = line.number === before.number + 1 && line.previous === before.hash;
          if (!isNext || hashOf(auditText(line) + (line.deviceId ?? '')) !== line.hash) return verdict(line.number);
          isAnchored ||= anchors(line, start);
          last = line;
        }
      }
    },

    async shorten(before, at) {
      // A chain that is broken already is evidence.
      if ((await this.verify()).brokenAt !== null) return 0;
      return shortenAudit(database, associationId, before, at);
    },
  };
}

/**
 * True for the report of a desk whose database was lost: its chain counts from one again, and nothing of it is known, whatever its
 * numbers. A first report that is sent once more still has the link that stands here.
 */
function beginsAnew(entries: readonly AuditEntry[], { number, hash }: Pick<AuditEntry, 'number' | 'hash'>): boolean {
  const standing = entries.find((entry) => entry.number === number);
  if (standing) return standing.hash !== hash;
  return number > 0 && entries[0]?.number === 1;
}

const follows = (entry: AuditEntry, number: number, hash: string): boolean =>
  entry.number === number + 1 && entry.previous === hash && hashOf(auditText(entry)) === entry.hash;
