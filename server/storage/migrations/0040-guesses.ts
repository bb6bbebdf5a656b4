import { sql, type Kysely, type Migration } from 'kysely';

/** Wrong guesses are counted by desk and by the name that was said, whether there is such an account or not. */
export const guesses: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      create table guess (
        association_id uuid not null,
        device_id uuid not null,
        -- Whoever the guess named; nobody, perhaps.
        user_id text not null,
        failures integer not null,
        last_at timestamptz not null,
        blocked_until timestamptz,
        primary key (association_id, device_id, user_id),
        foreign key (association_id, device_id) references device
      )`.execute(database);
    await sql`alter table account drop column failures, drop column blocked_until`.execute(database);
  },
};
