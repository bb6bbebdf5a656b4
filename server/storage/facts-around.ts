import { sql, type Kysely } from 'kysely';
import type { RetentionFacts } from '#shared/privacy/retention-facts.ts';
import { factColumns } from './retention-fact-row.ts';
import type { RetentionFactRow, ServerDatabase } from './schema.ts';

const columns = sql.join(factColumns.map((column) => sql.ref(`fact.${column}`)));

/** What `expired` must have before it to say of these what it would say with all records before it. */
export async function factsAround(
  database: Kysely<ServerDatabase>,
  associationId: string,
  candidates: readonly RetentionFacts[],
  numbers: readonly string[],
): Promise<RetentionFactRow[]> {
  const named = (ids: readonly (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];
  const people = named(candidates.map(({ personId }) => personId));
  const requests = named(candidates.map(({ requestId }) => requestId));
  const own = sql`fact.association_id = ${associationId}`;
  const { rows } = await sql<RetentionFactRow>`
    with recursive held as (
      select ${columns} from retention_fact fact where ${own} and fact.is_standing_hold
      union
      select ${columns} from retention_fact fact
      where ${own} and fact.reference_number is not null and fact.reference_number = any(${numbers}::text[])
    ), request as (
      select ${columns} from retention_fact fact
      where ${own} and fact.table_name = 'requests' and fact.record_id = any(${requests}::text[])
    ), card (id) as (
      select unnest(${people}::text[])
      union
      select person_id from request where person_id is not null
      union
      -- Cards that were merged, in whatever direction, are one person's.
      select beside.id from card cross join lateral (
        select fact.merged_into as id from retention_fact fact
        where ${own} and fact.table_name = 'people' and fact.record_id = card.id and fact.merged_into is not null
        union all
        select fact.record_id from retention_fact fact where ${own} and fact.merged_into = card.id
      ) beside
    )
    select * from held
    union
    select * from request
    union
    select ${columns} from card join retention_fact fact on fact.person_id = card.id where ${own}`.execute(database);
  return rows;
}
