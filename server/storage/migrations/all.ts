import { Migrator, type Kysely, type Migration, type MigrationResultSet } from 'kysely';
import { enforceRowSecurity, relaxRowSecurity } from '../row-security.ts';
import type { ServerDatabase } from '../schema.ts';
import { foundation } from './0001-foundation.ts';
import { operationsAsSent } from './0002-operations-as-sent.ts';
import { writes } from './0003-writes.ts';
import { accounts } from './0010-accounts.ts';
import { associationKey } from './0020-association-key.ts';
import { slotsOfPeople } from './0030-slots-of-people.ts';
import { guesses } from './0040-guesses.ts';
import { placedBeside } from './0050-placed-beside.ts';
import { renewedDesks } from './0060-renewed-desks.ts';
import { stableMids } from './0070-stable-mids.ts';
import { visitsOfADay } from './0080-visits-of-a-day.ts';
import { auditPeriod } from './0090-audit-period.ts';
import { retentionFactsTable } from './0100-retention-facts.ts';
import { recordOfOperation } from './0110-record-of-operation.ts';
import { earlierTokens } from './0120-earlier-tokens.ts';
import { restorations } from './0130-restorations.ts';
import { auditAfterRestore } from './0140-audit-after-restore.ts';

/** Every migration by name, in order. A released one is never changed; the next one is added. */
const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-operations-as-sent': operationsAsSent,
  '0003-writes': writes,
  '0010-accounts': accounts,
  '0020-association-key': associationKey,
  '0030-slots-of-people': slotsOfPeople,
  '0040-guesses': guesses,
  '0050-placed-beside': placedBeside,
  '0060-renewed-desks': renewedDesks,
  '0070-stable-mids': stableMids,
  '0080-visits-of-a-day': visitsOfADay,
  '0090-audit-period': auditPeriod,
  '0100-retention-facts': retentionFactsTable,
  '0110-record-of-operation': recordOfOperation,
  '0120-earlier-tokens': earlierTokens,
  '0130-restorations': restorations,
  '0140-audit-after-restore': auditAfterRestore,
};

/** Brings the database to the newest schema; throws with the failing migration's name. */
export async function migrateToLatest(database: Kysely<ServerDatabase>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    // Numbers are given to parts of the work beforehand, so a lower one may come later.
    allowUnorderedMigrations: true,
  });
  const pending = (await migrator.getMigrations()).some(({ executedAt }) => executedAt === undefined);
  if (pending) await relaxRowSecurity(database);
  refuseFailure(await migrator.migrateToLatest());
  await enforceRowSecurity(database);
}

/** Brings an empty database to the schema of an earlier release; leaves one that has it as it is, and refuses a newer one. */
export async function migrateTo(database: Kysely<ServerDatabase>, name: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const known = await migrator.getMigrations();
  const last = known.findLast(({ executedAt }) => executedAt !== undefined)?.name;
  if (last === name) return;
  if (!Object.hasOwn(migrations, name)) throw new Error(`This release does not know the schema ${name}.`);
  if (last !== undefined && last > name) throw new Error(`The database has a newer schema than ${name}.`);
  refuseFailure(await migrator.migrateTo(name));
}

function refuseFailure({ error, results }: MigrationResultSet): void {
  if (!error) return;
  const failed = results?.find(({ status }) => status === 'Error');
  throw new Error(`The database could not be brought up to date (${failed?.migrationName ?? 'no migration ran'})`, {
    cause: error,
  });
}
