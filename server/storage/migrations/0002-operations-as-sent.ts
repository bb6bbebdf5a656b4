import { sql, type Kysely, type Migration } from 'kysely';

/**
 * The log keeps each operation as it was sent, also one in quarantine whose text `jsonb` would not take (U+0000, half a
 * surrogate pair). Both types take what an older server process writes meanwhile.
 */
export const operationsAsSent: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table operation alter column body type json using body::json`.execute(database);
  },
};
