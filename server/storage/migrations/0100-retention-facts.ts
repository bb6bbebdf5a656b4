import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What retention looks at of each record, beside the records: what is due is found by its day and not by reading all there
 * is. It is made of the records and caught up with them by retention alone, so that no save waits for it, nor does an older
 * server process that writes meanwhile leave anything out; `retention_position` says up to which change it was.
 */
export const retentionFactsTable: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    // Times are compared as the rules compare them: letter by letter.
    await sql`
      create table retention_fact (
        association_id uuid not null references association,
        table_name text not null,
        record_id text not null,
        person_id text,
        request_id text,
        reference_number text,
        state text,
        type text,
        outcome text,
        merged_into text,
        is_standing_hold boolean not null,
        last_at text collate "C" not null,
        is_blank boolean not null,
        primary key (association_id, table_name, record_id)
      )`.execute(database);
    await sql`
      create table retention_position (
        association_id uuid primary key references association,
        epoch integer not null,
        version integer not null,
        seq bigint not null
      )`.execute(database);
    for (const [name, columns] of Object.entries(indexes))
      await sql`create index ${sql.id(`retention_${name}`)} on retention_fact ${sql.raw(columns)}`.execute(database);
  },
};

const indexes = {
  due: '(association_id, table_name, last_at) where not is_blank',
  unanswered: `(association_id, last_at)
    where table_name = 'calls' and not is_blank and (outcome is null or outcome not in ('REACHED', 'CALLBACK'))`,
  over: `(association_id, last_at, record_id) where table_name = 'requests'`,
  log: '(association_id, request_id) where request_id is not null and not is_blank',
  person: '(association_id, person_id, last_at) where person_id is not null',
  merged: '(association_id, merged_into) where merged_into is not null',
  hold: '(association_id) where is_standing_hold',
  numbered: '(association_id, reference_number) where reference_number is not null',
};
