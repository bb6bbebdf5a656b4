import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Where somebody is forgotten, the logged operations on his records are found by the record's id and not by reading the
 * whole log. An older server process that writes meanwhile leaves the column empty: those few are still read.
 */
export const recordOfOperation: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table operation add column record_id text`.execute(database);
    // A quote inside a text is escaped, and only what the server itself asks has another record's id among its fields.
    await sql`
      update operation set record_id = substring(body::text from '"recordId": ?"([A-Za-z0-9_-]{1,64})"')`.execute(
      database,
    );
    await sql`create index operation_record on operation (association_id, record_id)`.execute(database);
    await sql`
      create index overwritten_value_record on overwritten_value (association_id, table_name, record_id)`.execute(
      database,
    );
  },
};
