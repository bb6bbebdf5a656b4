import { sql, type Kysely, type Migration } from 'kysely';

/**
 * A record says who wrote each field, when, and in which epoch. Of what was written before, the device is known and the
 * time of the log; a revision that the server itself decided shared its number with the change it answered.
 */
export const writes: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      alter table record
        add column epoch integer not null default 1,
        add column writes jsonb not null default '{}'`.execute(database);
    await sql`
      update record set
        writes = (
          select jsonb_object_agg(revision, jsonb_build_object(
            'deviceId', device, 'by', null, 'epoch', 1,
            'at', ${sql.lit(BEFORE)}::text, 'receivedAt', ${sql.lit(BEFORE)}::text))
          from (
            select 1 as revision, min(entry.value->>'deviceId') as device from jsonb_each(field_revisions) entry
            union
            select (entry.value->>'revision')::int, min(entry.value->>'deviceId')
            from jsonb_each(field_revisions) entry where (entry.value->>'revision')::int > 1 group by 1
          ) known),
        field_revisions = coalesce((
          select jsonb_object_agg(entry.key, entry.value->'revision')
          from jsonb_each(field_revisions) entry where (entry.value->>'revision')::int > 1), '{}')`.execute(database);
    await sql`
      alter table overwritten_value
        alter column written_by type jsonb using jsonb_build_object(
          'deviceId', written_by, 'by', null, 'epoch', 1, 'at', ${sql.lit(BEFORE)}::text, 'receivedAt', ${sql.lit(BEFORE)}::text),
        drop column written_in_revision`.execute(database);
  },
};

/** Of earlier writes no time was kept. */
const BEFORE = '1970-01-01T00:00:00.000Z';
