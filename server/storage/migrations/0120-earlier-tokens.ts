import { sql, type Kysely, type Migration } from 'kysely';

/** A backup that a desk made before it was renewed carries the token that it had then. */
export const earlierTokens: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table device add column earlier_token_hashes text[] not null default '{}'`.execute(database);
  },
};
