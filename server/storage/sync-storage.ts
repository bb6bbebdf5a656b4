import { sql, type Kysely } from 'kysely';
import type { Device, SyncStorage } from '../ports.ts';
import { digestScope, existingRecords, readBucket } from './digests.ts';
import { countAfter, readPage, readPageText } from './pages.ts';
import { createPushTransaction } from './push-transaction.ts';
import type { ServerDatabase } from './schema.ts';
import { readSave } from './read-save.ts';
import { readStanding } from './standing.ts';
import { untilUndisturbed } from './undisturbed.ts';

/** The sync service's view of PostgreSQL. */
export function createSyncStorage(database: Kysely<ServerDatabase>): SyncStorage {
  return {
    inPushTransaction: (work) =>
      untilUndisturbed(() =>
        database.transaction().execute(async (transaction) => {
          // What a desk is told is saved must be on the disk, whatever the database's default is.
          await sql`set local synchronous_commit to on`.execute(transaction);
          return work(createPushTransaction(transaction));
        }),
      ),

    standing: (associationId) => readStanding(database, associationId),

    lastMid: async (device) => Number((await marksOf(database, device)).last_mid),
    stableMid: async (device) => Number((await marksOf(database, device)).stable_mid),

    async saveAt({ associationId, deviceId }, mid) {
      const row = await database
        .selectFrom('operation')
        // As text: what was sent as it is may be none that PostgreSQL reads inside JSON.
        .select(sql<string>`body::text`.as('body'))
        .where('association_id', '=', associationId)
        .where('device_id', '=', deviceId)
        .where('mid', '=', String(mid))
        .executeTakeFirst();
      return row ? readSave(row.body) : null;
    },

    readPage: (associationId, scope, from, limit) => readPage(database, associationId, scope, from, limit),
    readPageText: (associationId, scope, from, limit) => readPageText(database, associationId, scope, from, limit),
    countAfter: (associationId, scope, from) => countAfter(database, associationId, scope, from),
    digest: (associationId, scope) => digestScope(database, associationId, scope),
    readBucket: (associationId, scope, bucket) => readBucket(database, associationId, scope, bucket),
    existing: (associationId, addresses) => existingRecords(database, associationId, addresses),
  };
}

const marksOf = (database: Kysely<ServerDatabase>, { associationId, deviceId }: Device) =>
  database
    .selectFrom('device')
    .select(['last_mid', 'stable_mid'])
    .where('association_id', '=', associationId)
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow();
