import type { Kysely } from 'kysely';
import type { AuditLine } from '#shared/contract/audit.ts';
import { appendAudit, linesOf, lockAudit } from './audit-chain.ts';
import type { ServerDatabase } from './schema.ts';

/** Days that the oldest link is over its time before links are taken away: a link a month says so, not one a day. */
const AT_ONCE_DAYS = 30;

/**
 * What stands before the first link that is left: the number and the hash of the last one that went, as the link says
 * which vouches for them.
 */
export const anchors = (
  { kind, facts }: AuditLine,
  before: { readonly number: number; readonly hash: string },
): boolean => kind === 'audit-shortened' && facts['upTo'] === before.number && facts['hash'] === before.hash;

/**
 * Takes away the links that were written before a moment, oldest first and without a gap, after a link that says up to which
 * number, with which hash and of which day they were, and how many: what is left is still proved by it. Gives how many went.
 */
export function shortenAudit(
  database: Kysely<ServerDatabase>,
  associationId: string,
  before: Date,
  at: Date,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await lockAudit(transaction);
    const lines = linesOf(transaction, associationId);
    const oldest = await lines.orderBy('number').limit(1).executeTakeFirst();
    if (!oldest || oldest.at.getTime() > before.getTime() - AT_ONCE_DAYS * 24 * 60 * 60_000) return 0;
    const young = await lines.where('at', '>=', before).orderBy('number').limit(1).executeTakeFirst();
    const last = await lines
      .$if(young !== undefined, (query) => query.where('number', '<', String(young?.number)))
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!last) return 0;
    const removed = Number(last.number) - Number(oldest.number) + 1;
    const facts = { upTo: Number(last.number), hash: last.hash, day: last.at.toISOString().slice(0, 10), removed };
    await appendAudit(transaction, associationId, [
      { at, deviceId: null, userId: null, kind: 'audit-shortened', facts },
    ]);
    await transaction
      .deleteFrom('audit')
      .where('association_id', '=', associationId)
      .where('number', '<=', last.number)
      .execute();
    return removed;
  });
}
