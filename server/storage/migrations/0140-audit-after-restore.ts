import { sql, type Kysely, type Migration } from 'kysely';

/** How often a desk may still be asked for notes that the server had from it before it was restored. */
export const auditAfterRestore: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table device add column audit_asks_left integer not null default 0`.execute(database);
  },
};
