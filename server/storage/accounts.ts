import type { Kysely } from 'kysely';
import type { Account, AccountStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** A token that was copied is worth nothing after this; a desk in use proves anew who is there by itself. */
const SESSION_LIFETIME = 30 * 24 * 60 * 60 * 1000;

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

    async findSession(tokenHash, at) {
      const row = await database
        .selectFrom('session')
        .select(['device_id as deviceId', 'user_id as userId'])
        .where('association_id', '=', associationId)
        .where('token_hash', '=', tokenHash)
        .where('opened_at', '>', new Date(at.getTime() - SESSION_LIFETIME))
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
      'public_key as publicKey',
      'sealed_private_key as sealedPrivateKey',
    ])
    .where('association_id', '=', associationId)
    .$castTo<Account>();

async function endSessions(database: Kysely<ServerDatabase>, associationId: string, userId: string): Promise<void> {
  await database
    .updateTable('session')
    .set({ token_hash: null })
    .where('association_id', '=', associationId)
    .where('user_id', '=', userId)
    .execute();
}
