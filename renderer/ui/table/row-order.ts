import type { DataTableSort, SortValue } from './data-table-column.ts';
import { onceFor } from './once-for.ts';
import { rankRows, type Ranks } from './row-ranks.ts';
import { joinTexts, rowsWith } from './searched-texts.ts';
import { STEP } from './steps.ts';

/** Which rows are to be shown, and in which order. */
export interface RowOrder<Row> {
  readonly rows: readonly Row[];
  /** What they are ordered by; undefined leaves them as they were given. */
  readonly sortValue: ((row: Row) => SortValue) | undefined;
  readonly direction: DataTableSort['direction'];
  /** Folded; empty where nothing is filtered. */
  readonly needle: string;
  readonly searchText: ((row: Row) => string) | undefined;
  readonly fold: (text: string) => string;
}

/**
 * The rows in their order, computed in small steps so that whoever runs it can let the desk breathe between two. Equal
 * values keep the order in which they were given, and unknown ones go last both ways.
 */
export function* orderRows<Row>(order: RowOrder<Row>): Generator<undefined, readonly Row[]> {
  const { rows } = order;
  const chosen = yield* chooseRows(order);
  const sorted = yield* sortRows(order, chosen);
  const shown: Row[] = [];
  for (const [place, index] of sorted.entries()) {
    if (place % STEP === 0) yield;
    const row = rows[index];
    if (row !== undefined) shown.push(row);
  }
  return shown;
}

/** The indexes of those whose text holds the needle, in the order in which they were given. */
function* chooseRows<Row>({ rows, needle, searchText, fold }: RowOrder<Row>): Generator<undefined, Int32Array> {
  if (needle === '' || !searchText) return Int32Array.from(rows.keys());
  const pieces = yield* onceFor(rows, searchText, () => joinTexts(rows, (row) => fold(searchText(row))));
  return yield* rowsWith(pieces, needle);
}

function* sortRows<Row>(
  { rows, sortValue, direction, fold }: RowOrder<Row>,
  chosen: Int32Array,
): Generator<undefined, Int32Array> {
  if (!sortValue) return chosen;
  const ranks = yield* onceFor(rows, sortValue, () => rankRows(rows, (row) => comparable(sortValue(row), fold)));
  return yield* placeByRank(chosen, ranks, direction);
}

/** Counts how many come before each rank, and puts every row where that leads: no two are compared. */
function* placeByRank(
  chosen: Int32Array,
  { ranks, highest }: Ranks,
  direction: DataTableSort['direction'],
): Generator<undefined, Int32Array> {
  const unknown = highest + 1;
  const turnOf = (index: number): number => {
    const rank = ranks[index] ?? 0;
    if (rank === 0) return unknown;
    return direction === 'ascending' ? rank : unknown - rank;
  };
  /** For each turn the place of its first row; the next one's until those before it have been counted. */
  const places = new Int32Array(unknown + 2);
  for (const [count, index] of chosen.entries()) {
    if (count % STEP === 0) yield;
    places[turnOf(index) + 1] = (places[turnOf(index) + 1] ?? 0) + 1;
  }
  for (let turn = 1; turn < places.length; turn += 1) {
    if (turn % STEP === 0) yield;
    places[turn] = (places[turn] ?? 0) + (places[turn - 1] ?? 0);
  }
  const sorted = new Int32Array(chosen.length);
  for (const [count, index] of chosen.entries()) {
    if (count % STEP === 0) yield;
    const turn = turnOf(index);
    const place = places[turn] ?? 0;
    sorted[place] = index;
    places[turn] = place + 1;
  }
  return sorted;
}

/** Unknown values become undefined. */
const comparable = (value: SortValue, fold: (text: string) => string): number | string | undefined =>
  value === null ? undefined : typeof value === 'string' ? fold(value) : value;
