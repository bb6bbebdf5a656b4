import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Each time the association was restored: from a backup of which moment, which desk codes are given to no new desk since then, and
 * who has gone through what people had decided in between. A backup carries them on.
 */
export const restorations: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      create table restoration (
        association_id uuid not null references association,
        restored_at timestamptz not null,
        backed_up_at timestamptz not null,
        left_out text[] not null,
        reviewed_at timestamptz,
        reviewed_by text,
        primary key (association_id, restored_at)
      )`.execute(database);
  },
};
