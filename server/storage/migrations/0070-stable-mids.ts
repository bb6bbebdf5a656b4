import { sql, type Kysely, type Migration } from 'kysely';

/** Up to which of its operations a desk need not fear a restore: the newest finished backup holds them. */
export const stableMids: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table device add column stable_mid bigint not null default 0`.execute(database);
  },
};
