import type { Kysely } from 'kysely';
import { randomBytes } from 'node:crypto';
import { SEED_BYTES } from '#shared/verification/signing-key.ts';
import type { SigningStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** Where the association's signing seed is kept: in the database, so that a restored server vouches as before. */
export function createSigningStorage(database: Kysely<ServerDatabase>): SigningStorage {
  return {
    async seed(associationId) {
      // Two processes may ask at once: the first seed stays, and both read that one.
      await database
        .insertInto('association_key')
        .values({ association_id: associationId, seed: randomBytes(SEED_BYTES) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const { seed } = await database
        .selectFrom('association_key')
        .select('seed')
        .where('association_id', '=', associationId)
        .executeTakeFirstOrThrow();
      return new Uint8Array(seed);
    },
  };
}
