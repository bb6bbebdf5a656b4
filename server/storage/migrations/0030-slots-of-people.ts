import { sql, type Kysely, type Migration } from 'kysely';

/** Nobody is at two places at one time: a slot knows whose it is, and for which request. */
export const slotsOfPeople: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table booked_slot add column person_id text, add column request_id text not null default ''`.execute(
      database,
    );
    await sql`
      update booked_slot set request_id = record.fields->>'requestId'
      from record
      where record.association_id = booked_slot.association_id and record.table_name = 'appointments'
        and record.id = booked_slot.appointment_id`.execute(database);
    await sql`
      alter table booked_slot add constraint booked_slot_person
      exclude using gist (association_id with =, person_id with =, period with &&) where (person_id is not null)`.execute(
      database,
    );
    await sql`create index booked_slot_request on booked_slot (association_id, request_id)`.execute(database);
  },
};
