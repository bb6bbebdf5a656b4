import { sql, type Kysely } from 'kysely';
import { waitAfterFailures } from '#shared/access/guess-delay.ts';
import type { Account, AccountStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** What people sign in with, and who is signed in at which desk, for one association. */
export function createAccountStorage(database: Kysely<ServerDatabase>, associationId: string): AccountStorage {
  return {
    async find(userId) {
      const row = await accountRows(database, associationId).where('user_id', '=', userId).executeTakeFirst();
      return row ?? null;
    },

    all: () => accountRows(database, associationId).execute(),

    async putActivation(userId, codeHash, expiresAt) {
      const activation = { activation_hash: codeHash, activation_expires_at: expiresAt };
      await database
        .insertInto('account')
        .values({ association_id: associationId, user_id: userId, ...activation })
        .onConflict((conflict) => conflict.columns(['association_id', 'user_id']).doUpdateSet(activation))
        .execute();
    },

    activate: (userId, codeHash, { salt, hash, secretKind }, at) =>
      database.transaction().execute(async (transaction) => {
        const taken = await transaction
          .updateTable('account')
          .set({
            proof_salt: salt,
            proof_hash: hash,
            secret_kind: secretKind,
            activation_hash: null,
            activation_expires_at: null,
            failures: 0,
            blocked_until: null,
            // The old key was sealed under the old secret; a new pair is made at this sign-in.
            public_key: null,
            sealed_private_key: null,
          })
          .where('association_id', '=', associationId)
          .where('user_id', '=', userId)
          .where('activation_hash', '=', codeHash)
          .where('activation_expires_at', '>', at)
          .returning('user_id')
          .executeTakeFirst();
        if (!taken) return false;
        await endSessions(transaction, associationId, userId);
        return true;
      }),

    countGuess: (userId, at) =>
      database.transaction().execute(async (transaction) => {
        // Locked: guesses made side by side are counted one after the other.
        const account = await transaction
          .selectFrom('account')
          .select(['failures', 'blocked_until'])
          .where('association_id', '=', associationId)
          .where('user_id', '=', userId)
          .forUpdate()
          .executeTakeFirst();
        if (!account || (account.blocked_until !== null && account.blocked_until > at)) return false;
        const failures = account.failures + 1;
        const wait = waitAfterFailures(failures);
        await putGuesses(transaction, associationId, userId, {
          failures,
          blocked_until: wait === 0 ? null : new Date(at.getTime() + wait),
        });
        return true;
      }),

    forgetGuesses: (userId) => putGuesses(database, associationId, userId, { failures: 0, blocked_until: null }),

    async setKeys(userId, { publicKey, sealedPrivateKey }) {
      const written = await database
        .updateTable('account')
        .set({ public_key: publicKey, sealed_private_key: sealedPrivateKey })
        .where('association_id', '=', associationId)
        .where('user_id', '=', userId)
        .where('public_key', 'is', null)
        .returning('user_id')
        .executeTakeFirst();
      return written !== undefined;
    },

    async openSession(deviceId, userId, tokenHash, at) {
      const session = { token_hash: tokenHash, opened_at: at };
      await database
        .insertInto('session')
        .values({ association_id: associationId, device_id: deviceId, user_id: userId, ...session })
        .onConflict((conflict) => conflict.columns(['association_id', 'device_id', 'user_id']).doUpdateSet(session))
        .execute();
    },

    endSessions: (userId) => endSessions(database, associationId, userId),

    async findSession(tokenHash) {
      const row = await database
        .selectFrom('session')
        .select(['device_id as deviceId', 'user_id as userId'])
        .where('association_id', '=', associationId)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row ?? null;
    },

    async usersAt(deviceId) {
      const rows = await database
        .selectFrom('session')
        .select('user_id')
        .where('association_id', '=', associationId)
        .where('device_id', '=', deviceId)
        .execute();
      return rows.map(({ user_id }) => user_id);
    },
  };
}

const accountRows = (database: Kysely<ServerDatabase>, associationId: string) =>
  database
    .selectFrom('account')
    .select([
      'user_id as userId',
      'proof_salt as proofSalt',
      'proof_hash as proofHash',
      'secret_kind as secretKind',
      'failures',
      'blocked_until as blockedUntil',
      'public_key as publicKey',
      'sealed_private_key as sealedPrivateKey',
      sql<boolean>`activation_hash is not null and activation_expires_at > now()`.as('awaitsActivation'),
    ])
    .where('association_id', '=', associationId)
    .$castTo<Account>();

async function putGuesses(
  database: Kysely<ServerDatabase>,
  associationId: string,
  userId: string,
  guesses: { readonly failures: number; readonly blocked_until: Date | null },
): Promise<void> {
  await database
    .updateTable('account')
    .set(guesses)
    .where('association_id', '=', associationId)
    .where('user_id', '=', userId)
    .execute();
}

async function endSessions(database: Kysely<ServerDatabase>, associationId: string, userId: string): Promise<void> {
  await database
    .updateTable('session')
    .set({ token_hash: null })
    .where('association_id', '=', associationId)
    .where('user_id', '=', userId)
    .execute();
}
