import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Links whose period is over may go, once a later link vouches for where they ended: the database lets go of those, of no
 * others, and changes none.
 */
export const auditPeriod: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      create index audit_shortened on audit (association_id, number) where kind = 'audit-shortened'`.execute(database);
    await sql`
      create or replace function refuse_rewriting() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if exists (
            select from audit anchor
            where anchor.association_id = old.association_id and anchor.kind = 'audit-shortened'
              and anchor.number > old.number and (anchor.facts->>'upTo')::bigint >= old.number
          ) then
            return old;
          end if;
        end if;
        raise exception 'the audit is only ever added to';
      end $$`.execute(database);
  },
};
