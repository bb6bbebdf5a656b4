import { sql, type Kysely } from 'kysely';
import type { ScopePage } from '#shared/contract/pull.ts';
import { RecordTable } from '#shared/sync/record.ts';
import type { PageText } from '../ports.ts';
import { recordColumns, toRecordText, toSyncRecord } from './record-row.ts';
import type { ServerDatabase } from './schema.ts';
import { readStanding } from './standing.ts';

/** Where a page lies in a scope's changes. */
interface Asked {
  readonly associationId: string;
  readonly scope: string;
  readonly from: number;
  readonly limit: number;
}

/** One scope's changes after `from`. */
export async function readPage(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
  from: number,
  limit: number,
): Promise<ScopePage> {
  const asked = { associationId, scope, from, limit };
  const { rows, ...page } = await pageOf(database, asked, (high) =>
    changesUpTo(database, asked, high)
      .select([...recordColumns, 'seq'])
      .execute(),
  );
  return { ...page, records: rows.map(toSyncRecord) };
}

/** The same page as the JSON text that travels: what is only passed on need not become objects and text again. */
export async function readPageText(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
  from: number,
  limit: number,
): Promise<PageText> {
  const asked = { associationId, scope, from, limit };
  const { rows, exits, to, more } = await pageOf(database, asked, (high) =>
    changesUpTo(database, asked, high)
      .select(['table_name', 'id', 'scope', 'revision', 'epoch', 'seq'])
      .select([
        sql<string>`fields::text`.as('fields'),
        sql<string>`field_revisions::text`.as('field_revisions'),
        sql<string>`writes::text`.as('writes'),
      ])
      .execute(),
  );
  const records = rows.map(toRecordText).join();
  return {
    to,
    more,
    json: `{"from":${from},"to":${to},"more":${more},"records":[${records}],"exits":${JSON.stringify(exits)}}`,
  };
}

/**
 * A page's rows and where it ends. The counter row is read first: it is written last in every transaction, so all
 * records up to it are visible, and a record changed meanwhile has a higher number and comes with the next page.
 */
async function pageOf<Row extends { readonly seq: string }>(
  database: Kysely<ServerDatabase>,
  { associationId, scope, from, limit }: Asked,
  read: (high: number) => Promise<Row[]>,
): Promise<Omit<ScopePage, 'records'> & { readonly rows: readonly Row[] }> {
  const { high } = await readStanding(database, associationId);
  const found = await read(high);
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const to = more && last ? Number(last.seq) : Math.max(from, high);

  const exits = await database
    .selectFrom('scope_exit')
    .select(['table_name', 'record_id'])
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where('seq', '>', String(from))
    .where('seq', '<=', String(to))
    .execute();

  return {
    from,
    to,
    more,
    rows,
    exits: exits.map((row) => ({ table: RecordTable.parse(row.table_name), id: row.record_id })),
  };
}

/** The records of a page, in order, and one more that tells whether anything comes after it. */
const changesUpTo = (database: Kysely<ServerDatabase>, { associationId, scope, from, limit }: Asked, high: number) =>
  database
    .selectFrom('record')
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where('seq', '>', String(from))
    .where('seq', '<=', String(high))
    .orderBy('seq')
    .limit(limit + 1);

/** How many of a scope's records changed after `from`. */
export async function countAfter(
  database: Kysely<ServerDatabase>,
  associationId: string,
  scope: string,
  from: number,
): Promise<number> {
  const { count } = await database
    .selectFrom('record')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('association_id', '=', associationId)
    .where('scope', '=', scope)
    .where('seq', '>', String(from))
    .executeTakeFirstOrThrow();
  return count;
}
