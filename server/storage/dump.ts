import { sql, type Kysely, type Transaction } from 'kysely';
import { z } from 'zod';
import { enforceRowSecurity, protectedTables, relaxRowSecurity } from './row-security.ts';
import { migrateTo, migrateToLatest } from './migrations/all.ts';
import type { ServerDatabase } from './schema.ts';
import { noteRestoration, type NotedRestoration, type ReplacedCodes } from './restorations.ts';
import { backedUpMids, type BackedUpMids } from './stable-mids.ts';

/** Rows that travel together between the database and a backup. */
const STEP = 500;

/** Characters of a row above which it leaves the database alone: five hundred of the longest operations would be gigabytes. */
const LONG_ROW = 64 * 1024;

/** Characters of rows after which no more join them on their way back: a text of half a gigabyte is more than V8 makes. */
const STEP_CHARACTERS = 4 * 1024 * 1024;

const Head = z.strictObject({
  associationId: z.string(),
  epoch: z.int(),
  migrations: z.array(z.string()).min(1),
  /** When the backup was made; those of earlier releases do not say. */
  at: z.iso.datetime().optional(),
});
const Row = z.strictObject({ table: z.string(), row: z.record(z.string(), z.unknown()) });
const Foot = z.strictObject({ counts: z.record(z.string(), z.int()) });

/** What a backup holds: rows by table. */
export type DumpCounts = Readonly<Record<string, number>>;

/** What a restore has put back, and what has to be known of it. */
export interface Restored extends NotedRestoration {
  readonly counts: DumpCounts;
}

/** A dump that lacks its end or whose rows are not those it counts. */
class IncompleteDumpError extends Error {
  override readonly name = 'incomplete-dump';
}

/** What a dump that was written holds: rows by table, and of each desk's operations the last. */
interface Dumped {
  readonly counts: DumpCounts;
  readonly lastMids: BackedUpMids;
}

/** Writes everything that belongs to the association, as it stood at one moment, line by line. */
export function dumpAssociation(
  database: Kysely<ServerDatabase>,
  associationId: string,
  line: (text: string) => Promise<void>,
): Promise<Dumped> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const standing = await sql<{ epoch: number; at: Date }>`
        select epoch, now() as at from association where id = ${associationId}`.execute(transaction);
      const migrations = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
        transaction,
      );
      const head = {
        associationId,
        epoch: standing.rows[0]?.epoch,
        migrations: migrations.rows.map(({ name }) => name),
        at: standing.rows[0]?.at.toISOString(),
      };
      await line(JSON.stringify(Head.parse(head)));
      const counts: Record<string, number> = {};
      for (const table of await tablesInOrder(transaction)) {
        counts[table] = 0;
        await sql`
          declare dumped no scroll cursor for
          select place, case when length(row) <= ${sql.lit(LONG_ROW)} then row end as row
          from (select ctid::text as place, to_json(one)::text as row from ${sql.table(table)} one offset 0) read`.execute(
          transaction,
        );
        for (;;) {
          const { rows } = await sql<DumpedRow>`fetch ${sql.lit(STEP)} from dumped`.execute(transaction);
          for (const { row, place } of rows)
            await line(`{"table":${JSON.stringify(table)},"row":${row ?? (await longRow(transaction, table, place))}}`);
          counts[table] += rows.length;
          if (rows.length < STEP) break;
        }
        await sql`close dumped`.execute(transaction);
      }
      await line(JSON.stringify({ counts }));
      return { counts, lastMids: await backedUpMids(transaction, associationId) };
    });
}

/** A row as it travels; null where it is too long to travel with others. */
interface DumpedRow {
  /** Where it lies in its table. A row that this transaction sees does not move while it lasts. */
  readonly place: string;
  readonly row: string | null;
}

async function longRow(transaction: Transaction<ServerDatabase>, table: string, place: string): Promise<string> {
  const { rows } = await sql<{ row: string }>`
    select to_json(one)::text as row from ${sql.table(table)} one where ctid = ${place}::tid`.execute(transaction);
  const row = rows[0]?.row;
  if (row === undefined) throw new Error(`A row of ${table} was seen and is not there.`);
  return row;
}

/** Reads a dump to its end without writing anything; throws where it is not whole. */
export async function verifyDump(lines: AsyncIterable<string>): Promise<DumpCounts> {
  return eachRow(lines, async () => undefined);
}

/**
 * Puts a dump into a database that holds no association, or with `replace` in the place of the one it holds. The epoch is
 * raised above both, so that every desk sends again what the dump has not got. All of it or nothing. It is written down, so that
 * no desk code that may have been leased since is leased again, and people are asked to decide again what they had decided since.
 */
export async function restoreDump(
  database: Kysely<ServerDatabase>,
  lines: AsyncIterable<string>,
  { replace, at }: { readonly replace: boolean; readonly at: Date },
): Promise<Restored> {
  const [head, rest] = await takeHead(lines);
  // The rows have the shape of the release that wrote them; what came later is done to them afterwards.
  await migrateTo(database, head.migrations.at(-1) ?? '');
  await relaxRowSecurity(database);
  const { counts, replaced } = await database.transaction().execute(async (transaction) => {
    await sql`select set_config('app.founding', 'on', true)`.execute(transaction);
    const tables = await tablesInOrder(transaction);
    const { rows: held } = await sql<{ epoch: number }>`select epoch from association`.execute(transaction);
    if (held.length > 0 && !replace) throw new Error('The database holds an association already.');
    const replaced = await codesIn(transaction, tables);
    // What may only ever be added to goes with all the rest, whose copy takes its place.
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction);
    for (const table of tables.toReversed()) await sql`delete from ${sql.table(table)}`.execute(transaction);
    const written = await eachRow(rest, (table, rows) => insertRows(transaction, table, rows), head);
    for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(transaction);
    const epoch = epochAfter([head, ...held], at);
    await sql`update association set epoch = ${epoch}`.execute(transaction);
    return { counts: written, replaced };
  });
  await migrateToLatest(database);
  await enforceRowSecurity(database);
  const noted = await database.transaction().execute(async (transaction) => {
    await sql`select set_config('app.association', ${head.associationId}, true)`.execute(transaction);
    const backedUpAt = head.at === undefined ? null : new Date(head.at);
    return noteRestoration(transaction, head.associationId, { at, backedUpAt, replaced });
  });
  return { counts, ...noted };
}

/** The desk codes of the association that is about to be replaced; none where there is none. */
async function codesIn(database: Kysely<ServerDatabase>, tables: readonly string[]): Promise<ReplacedCodes> {
  const devices = await database.selectFrom('device').select('desk_code').execute();
  // The schema is that of the backup, which may be older.
  const earlier = tables.includes('restoration')
    ? await database.selectFrom('restoration').select('left_out').execute()
    : [];
  return {
    leased: devices.map(({ desk_code }) => desk_code),
    leftOut: earlier.flatMap(({ left_out }) => left_out),
  };
}

/** Epochs are counted on at least to the seconds since then. */
const FIRST_EPOCHS = Date.UTC(2026, 0, 1);

/**
 * Above every epoch that is known here. One backup may be restored at two computers, one after the other, which know nothing of each
 * other: a desk that found the same epoch at both would ask the second one only for what comes after all that the first one had.
 */
const epochAfter = (earlier: readonly { readonly epoch: number }[], at: Date): number =>
  Math.max(Math.floor((at.getTime() - FIRST_EPOCHS) / 1000), ...earlier.map(({ epoch }) => epoch + 1));

async function insertRows(database: Kysely<ServerDatabase>, table: string, rows: readonly string[]): Promise<void> {
  const { rows: columns } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = (quote_ident(current_schema()) || '.' || quote_ident(${table}))::regclass
      and attnum > 0 and not attisdropped order by attnum`.execute(database);
  const asSent = columns.filter(({ type }) => type === 'json').map(({ name }) => name);
  const given = columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type === 'json' ? 'text' : type)}`);
  const taken = columns.map(({ name, type }) => sql`${sql.id(name)}::${sql.raw(type)}`);
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.id(name)))})
    select ${sql.join(taken)}
    from json_to_recordset(${`[${rows.map((row) => withTexts(row, asSent)).join(',')}]`}::json) as one(${sql.join(given)})`.execute(
    database,
  );
}

/**
 * A row whose columns of type `json` are texts. PostgreSQL keeps in them what was sent, and reads none of it: taken apart together with the
 * row, a U+0000 or half a surrogate pair in one operation would refuse the whole backup.
 */
function withTexts(row: string, names: readonly string[]): string {
  if (names.length === 0) return row;
  const texts = Object.entries(Row.shape.row.parse(JSON.parse(row))).map(([name, value]) => [
    name,
    names.includes(name) && value !== null ? JSON.stringify(value) : value,
  ]);
  return JSON.stringify(Object.fromEntries(texts));
}

async function takeHead(lines: AsyncIterable<string>): Promise<[z.infer<typeof Head>, AsyncIterable<string>]> {
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) throw new IncompleteDumpError('The backup is empty.');
  return [Head.parse(JSON.parse(first.value)), { [Symbol.asyncIterator]: () => iterator }];
}

/** Hands the rows over table by table, in steps, and checks them against the counts at the end. */
async function eachRow(
  lines: AsyncIterable<string>,
  take: (table: string, rows: readonly string[]) => Promise<void>,
  head?: z.infer<typeof Head>,
): Promise<DumpCounts> {
  const [, rest] = head ? [head, lines] : await takeHead(lines);
  const counts: Record<string, number> = {};
  let pending = { table: '', rows: [] as string[], characters: 0 };
  const flush = async (): Promise<void> => {
    if (pending.rows.length > 0) await take(pending.table, pending.rows);
    pending = { table: '', rows: [], characters: 0 };
  };
  for await (const text of rest) {
    const value: unknown = JSON.parse(text);
    const foot = Foot.safeParse(value);
    if (foot.success) {
      await flush();
      const promised = Object.entries(foot.data.counts).filter(([, count]) => count > 0);
      if (promised.some(([table, count]) => counts[table] !== count) || promised.length !== Object.keys(counts).length)
        throw new IncompleteDumpError('The backup lacks rows that it counts.');
      return foot.data.counts;
    }
    const { table } = Row.parse(value);
    if (pending.table !== table || pending.rows.length === STEP || pending.characters >= STEP_CHARACTERS) {
      await flush();
      pending.table = table;
    }
    // As it was written: numbers and texts go back the way they came.
    pending.rows.push(text.slice(`{"table":${JSON.stringify(table)},"row":`.length, -1));
    pending.characters += text.length;
    counts[table] = (counts[table] ?? 0) + 1;
  }
  throw new IncompleteDumpError('The backup has no end.');
}

/** Every table of associations, each after those it refers to. */
async function tablesInOrder(database: Kysely<ServerDatabase>): Promise<string[]> {
  const names = (await protectedTables(database)).map(({ name }) => name);
  const { rows } = await sql<{ table: string; refers: string }>`
    select source.relname as "table", target.relname as refers
    from pg_constraint
    join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
    where contype = 'f' and source.relnamespace = current_schema()::regnamespace and conrelid <> confrelid`.execute(
    database,
  );
  const ordered: string[] = [];
  while (ordered.length < names.length) {
    const next = names.find(
      (name) =>
        !ordered.includes(name) && rows.every(({ table, refers }) => table !== name || ordered.includes(refers)),
    );
    if (next === undefined) throw new Error('The tables refer to each other in a circle.');
    ordered.push(next);
  }
  return ordered;
}
