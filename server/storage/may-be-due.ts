import { sql, type Kysely } from 'kysely';
import { isOpen, RequestState } from '#shared/requests/request-state.ts';
import { INQUIRIES, type RetentionBounds } from '#shared/privacy/retention.ts';
import { factColumns } from './retention-fact-row.ts';
import type { RetentionFactRow, ServerDatabase } from './schema.ts';

/** What goes with the person it is about. */
const OF_PEOPLE = ['people', 'contactPoints', 'merges', 'volunteers', 'consents', 'subjectRequests', 'letters'];
/** What keeps nobody by its own age: requests by whether they are over, what was given longer than other words. */
const NO_WORD_OF_LATE = ['requests', 'legalHolds', 'participations', 'certificates'];

const open = RequestState.options.filter(isOpen);
const columns = sql.join(factColumns.map((column) => sql.ref(`fact.${column}`)));

/**
 * Everything that may be due, by day: `expired` says what is. Left out is what cannot be: the new, the blank, and whoever
 * was written of on the same card of late.
 */
export async function mayBeDue(
  database: Kysely<ServerDatabase>,
  associationId: string,
  bounds: RetentionBounds,
): Promise<RetentionFactRow[]> {
  const own = sql`fact.association_id = ${associationId} and not fact.is_blank`;
  const end = (request: string) => sql`
    case when ${sql.ref(`${request}.type`)} = any(${INQUIRIES}::text[]) then ${bounds.inquiries} else ${bounds.requests} end`;
  const { rows } = await sql<RetentionFactRow>`
    select ${columns} from retention_fact fact
    where ${own} and fact.table_name = 'complaints' and fact.last_at < ${bounds.complaints}
    union
    select ${columns} from retention_fact fact
    where ${own} and fact.table_name = 'visits' and fact.last_at < ${bounds.visits}
    union
    select ${columns} from retention_fact fact
    where ${own} and fact.table_name = 'calls' and fact.last_at < ${bounds.unansweredCalls}
      and (fact.outcome is null or fact.outcome not in ('REACHED', 'CALLBACK'))
    union
    -- A request that is over, and its log: that of one which was blanked before, too.
    select ${columns} from retention_fact over
    join retention_fact fact on fact.association_id = over.association_id and fact.request_id = over.record_id
    where over.association_id = ${associationId} and over.table_name = 'requests'
      and over.last_at < greatest(${bounds.inquiries}, ${bounds.requests}) and over.last_at < ${end('over')}
      and over.state <> all(${open}::text[]) and ${own}
      and fact.table_name in ('requests', 'notes', 'caseNotes', 'requestEvents', 'letters', 'calls')
    union
    select ${columns} from retention_fact fact
    where ${own} and fact.person_id is not null
      and (
        (fact.table_name = any(${OF_PEOPLE}::text[]) and fact.last_at < ${bounds.people})
        or (fact.table_name = 'certificates' and fact.last_at < ${bounds.given})
        or fact.table_name = 'legalHolds'
      )
      and not exists (
        select from retention_fact word
        where word.association_id = ${associationId} and word.person_id = fact.person_id
          and word.last_at >= ${bounds.people} and word.table_name <> all(${NO_WORD_OF_LATE}::text[])
      )
      and not exists (
        select from retention_fact request
        where request.association_id = ${associationId} and request.person_id = fact.person_id
          and request.table_name = 'requests' and (request.last_at >= ${end('request')} or request.state = any(${open}::text[]))
      )
    order by table_name, record_id`.execute(database);
  return rows;
}
