import { Migrator, type Kysely, type Migration } from 'kysely';
import { enforceRowSecurity, relaxRowSecurity } from '../row-security.ts';
import type { ServerDatabase } from '../schema.ts';
import { foundation } from './0001-foundation.ts';
import { operationsAsSent } from './0002-operations-as-sent.ts';
import { writes } from './0003-writes.ts';
import { associationKey } from './0020-association-key.ts';

/** Every migration by name, in order. A released one is never changed; the next one is added. */
const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-operations-as-sent': operationsAsSent,
  '0003-writes': writes,
  '0020-association-key': associationKey,
};

/** Brings the database to the newest schema; throws with the failing migration's name. */
export async function migrateToLatest(database: Kysely<ServerDatabase>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const pending = (await migrator.getMigrations()).some(({ executedAt }) => executedAt === undefined);
  if (pending) await relaxRowSecurity(database);
  const { error, results } = await migrator.migrateToLatest();
  const failed = results?.find(({ status }) => status === 'Error');
  if (error)
    throw new Error(`The database could not be brought up to date (${failed?.migrationName ?? 'no migration ran'})`, {
      cause: error,
    });
  await enforceRowSecurity(database);
}
