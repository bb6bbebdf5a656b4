import { sql, type Kysely, type Transaction } from 'kysely';
import { FACTS_VERSION, retentionFacts, type RetentionFacts } from '#shared/privacy/retention-facts.ts';
import { sections } from '#shared/association/section.ts';
import { ASSOCIATION_SCOPE, caseScope, COMPLAINTS_SCOPE, sectionScope } from '#shared/sync/scope.ts';
import type { RetentionStorage } from '../ports.ts';
import { factsAround } from './facts-around.ts';
import { mayBeDue } from './may-be-due.ts';
import { readPage } from './pages.ts';
import { factColumns, toFactRow, toFacts } from './retention-fact-row.ts';
import type { ServerDatabase } from './schema.ts';
import { readStanding } from './standing.ts';

/** Records that are read at a time. */
const PAGE = 500;

/** What retention remembers of the records of an association. */
export function createRetentionStorage(database: Kysely<ServerDatabase>, associationId: string): RetentionStorage {
  return {
    catchUp: () => database.transaction().execute((transaction) => catchUp(transaction, associationId)),
    candidates: async (bounds) => (await mayBeDue(database, associationId, bounds)).map(toFacts),
    around: async (candidates, numbers) =>
      (await factsAround(database, associationId, candidates, numbers)).map(toFacts),
  };
}

/**
 * All or nothing: begun again after an interruption it reads again. What was restored since, or is read by other rules than
 * it was, is read from its beginning.
 */
async function catchUp(transaction: Transaction<ServerDatabase>, associationId: string): Promise<number> {
  // Two servers that catch up at once would put what one read earlier in the place of what the other read later.
  await sql`select pg_advisory_xact_lock(5)`.execute(transaction);
  const { epoch, high } = await readStanding(transaction, associationId);
  const position = await transaction
    .selectFrom('retention_position')
    .select(['epoch', 'version', 'seq'])
    .where('association_id', '=', associationId)
    .executeTakeFirst();
  const goesOn = position?.epoch === epoch && position.version === FACTS_VERSION;
  if (!goesOn) await transaction.deleteFrom('retention_fact').where('association_id', '=', associationId).execute();
  let read = 0;
  for (const scope of scopes) {
    for (let from = goesOn ? Number(position.seq) : 0, more = true; more;) {
      const page = await readPage(transaction, associationId, scope, from, PAGE);
      await remember(transaction, associationId, page.records.map(retentionFacts));
      read += page.records.length;
      from = page.to;
      more = page.more;
    }
  }
  const reached = { epoch, version: FACTS_VERSION, seq: high };
  await transaction
    .insertInto('retention_position')
    .values({ association_id: associationId, ...reached })
    .onConflict((conflict) => conflict.column('association_id').doUpdateSet(reached))
    .execute();
  return read;
}

const scopes = [ASSOCIATION_SCOPE, ...sections.map(sectionScope), ...sections.map(caseScope), COMPLAINTS_SCOPE];

const columns = sql.join(factColumns.map((column) => sql.ref(column)));
const taken = sql.join(factColumns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`));

async function remember(
  transaction: Transaction<ServerDatabase>,
  associationId: string,
  facts: readonly RetentionFacts[],
): Promise<void> {
  await sql`
    insert into retention_fact (association_id, ${columns})
    select ${associationId}, ${columns}
    from jsonb_populate_recordset(null::retention_fact, ${JSON.stringify(facts.map(toFactRow))}::jsonb)
    on conflict (association_id, table_name, record_id) do update set ${taken}`.execute(transaction);
}
