import { sql, type Kysely } from 'kysely';
import { waitAfterFailures } from '#shared/access/guess-delay.ts';
import type { GuessStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** A count that nobody added to for so long is over: longer than the longest wait, so that resting gains nothing. */
const REMEMBERED = 24 * 60 * 60 * 1000;

/**
 * Wrong guesses at one association's desks. They are counted for whomever they name: an account that exists waits no
 * sooner and no longer than one that does not.
 */
export function createGuessStorage(database: Kysely<ServerDatabase>, associationId: string): GuessStorage {
  const rows = { association_id: associationId };
  return {
    count: (deviceId, userId, at) =>
      database.transaction().execute(async (transaction) => {
        const key = { ...rows, device_id: deviceId, user_id: userId };
        await transaction
          .insertInto('guess')
          .values({ ...key, failures: 0, last_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        // Locked: guesses made side by side, at whichever server, are counted one after the other.
        const known = await transaction
          .selectFrom('guess')
          .select(['failures', 'last_at', 'blocked_until'])
          .where((is) => is.and(key))
          .forUpdate()
          .executeTakeFirstOrThrow();
        if (known.blocked_until !== null && known.blocked_until > at) return false;
        const isForgotten = at.getTime() - known.last_at.getTime() > REMEMBERED;
        const failures = (isForgotten ? 0 : known.failures) + 1;
        const wait = waitAfterFailures(failures);
        const blockedUntil = wait === 0 ? null : new Date(at.getTime() + wait);
        await transaction
          .updateTable('guess')
          .set({ failures, last_at: at, blocked_until: blockedUntil })
          .where((is) => is.and(key))
          .execute();
        return true;
      }),

    async forget(deviceId, userId, at) {
      await database
        .deleteFrom('guess')
        .where((is) => is.and({ ...rows, device_id: deviceId, user_id: userId }))
        .execute();
      // Names that somebody made up are not kept for ever. Two who come in at once leave each other's rows alone.
      const over = new Date(at.getTime() - REMEMBERED);
      await sql`
        delete from guess where ctid = any(array(
          select ctid from guess where association_id = ${associationId} and last_at < ${over} for update skip locked))`.execute(
        database,
      );
    },
  };
}
