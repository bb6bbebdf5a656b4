import type { DataTableSort, SortValue } from './data-table-column.ts';

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

/** Rows looked at between two yields: a millisecond's work at most. */
const STEP = 1000;

type Comparable = number | string | undefined;

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

function* chooseRows<Row>({ rows, needle, searchText, fold }: RowOrder<Row>): Generator<undefined, Int32Array> {
  const chosen = new Int32Array(rows.length);
  if (needle === '' || !searchText) {
    for (let index = 0; index < chosen.length; index += 1) chosen[index] = index;
    return chosen;
  }
  const texts = yield* valuesOf(rows, searchText, (row) => fold(searchText(row)));
  let count = 0;
  for (const [index, text] of texts.entries()) {
    if (index % STEP === 0) yield;
    if (!text.includes(needle)) continue;
    chosen[count] = index;
    count += 1;
  }
  return chosen.subarray(0, count);
}

function* sortRows<Row>(
  { rows, sortValue, direction, fold }: RowOrder<Row>,
  chosen: Int32Array,
): Generator<undefined, Int32Array> {
  if (!sortValue) return chosen;
  const values = yield* valuesOf(rows, sortValue, (row) => comparable(sortValue(row), fold));
  const turn = direction === 'descending' ? -1 : 1;
  const compare = (a: number, b: number): number => {
    const [left, right] = [values[a], values[b]];
    if (left === right) return a - b;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return left < right ? -turn : turn;
  };
  return yield* mergeSort(chosen, compare);
}

/** Short runs are sorted at once and merged in steps. */
function* mergeSort(indexes: Int32Array, compare: (a: number, b: number) => number): Generator<undefined, Int32Array> {
  let from = indexes.slice();
  let to = new Int32Array(from.length);
  for (let start = 0; start < from.length; start += STEP) {
    from.subarray(start, start + STEP).sort(compare);
    yield;
  }
  for (let width = STEP; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      for (let place = start; place < end; place += 1) {
        if (place % STEP === 0) yield;
        const isLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
        to[place] = from[isLeft ? left : right] ?? 0;
        if (isLeft) left += 1;
        else right += 1;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** What was read of a list once, by the function it was read with. */
const read = new WeakMap<readonly unknown[], WeakMap<object, readonly unknown[]>>();

/** A value of each row. Reading and folding costs more than sorting: each list is read once with each function. */
function* valuesOf<Row, Value>(
  rows: readonly Row[],
  by: object,
  valueOf: (row: Row) => Value,
): Generator<undefined, readonly Value[]> {
  const known = read.get(rows)?.get(by);
  if (known) return known as readonly Value[];
  const values: Value[] = [];
  for (const [index, row] of rows.entries()) {
    // Folding a text takes longer than comparing two.
    if (index % (STEP / 10) === 0) yield;
    values.push(valueOf(row));
  }
  const ofRows = read.get(rows) ?? new WeakMap<object, readonly unknown[]>();
  ofRows.set(by, values);
  read.set(rows, ofRows);
  return values;
}

/** Unknown values become undefined. */
const comparable = (value: SortValue, fold: (text: string) => string): Comparable =>
  value === null ? undefined : typeof value === 'string' ? fold(value) : value;
