import { sql, type Kysely, type Migration } from 'kysely';

/** Appointments that a supervisor placed beside another are few, and each booking asks for them. */
export const placedBeside: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      create index record_placed_beside on record (association_id, id)
      where table_name = 'appointments' and jsonb_typeof(fields->'override') = 'object'`.execute(database);
  },
};
