import type { DeskDatabase, StoredRow } from './database.ts';

/** Rows that are opened at a time: some ten milliseconds' work even where all of them are unsealed in one breath. */
const SLICE = 50;

type Dated = 'day' | 'openDay';

/** The rows of a table by a day column, day after day and some at a time, however many there are. Days are ISO, both counted in. */
export async function* rowsOfDays(
  table: DeskDatabase['requests'],
  column: Dated,
  from: string,
  to: string,
): AsyncGenerator<readonly StoredRow[]> {
  const days = await table.where(column).between(from, to, true, true).uniqueKeys();
  for (const day of days) yield* slicesOf(await table.where(column).equals(day).toArray());
}

/** The rows of a table that name one of these requests, some requests at a time. */
export async function* rowsOfRequests(
  table: DeskDatabase['requests'],
  requestIds: Iterable<string>,
): AsyncGenerator<readonly StoredRow[]> {
  for (const ids of slicesOf([...requestIds])) yield* slicesOf(await table.where('requestId').anyOf(ids).toArray());
}

/** The rows with these ids, some at a time. */
export async function* rowsOfIds(
  table: DeskDatabase['requests'],
  wanted: Iterable<string>,
): AsyncGenerator<readonly StoredRow[]> {
  for (const ids of slicesOf([...wanted])) yield (await table.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** Some at a time, in order. */
export function* slicesOf<Item>(items: readonly Item[], size = SLICE): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
