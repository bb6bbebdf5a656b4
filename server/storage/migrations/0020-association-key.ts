import { sql, type Kysely, type Migration } from 'kysely';

/** The seed of the key that vouches for the desks' signing keys. */
export const associationKey: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      create table association_key (
        association_id uuid primary key references association,
        seed bytea not null check (octet_length(seed) = 32)
      )`.execute(database);
  },
};
