import { sql, type Kysely, type Migration } from 'kysely';

/** A one-time code may be for a desk that there is: a computer that cannot read its own keys any more becomes it again. */
export const renewedDesks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      alter table enrolment_code
        add column renews uuid,
        add foreign key (association_id, renews) references device`.execute(database);
  },
};
