import { sql, type Kysely, type Migration } from 'kysely';

/** The display of a shut desk asks every few seconds for the visits of the day, among those of all years. */
export const visitsOfADay: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      create index record_visits on record (association_id, scope, (fields->>'arrivedAt'))
      where table_name = 'visits'`.execute(database);
  },
};
