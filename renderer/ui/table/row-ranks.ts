import { READING_STEP, STEP } from './steps.ts';

/** Where each row's value comes among those of all. */
export interface Ranks {
  /** Of each row, from one on; equal values share one. Nought where the value is unknown. */
  readonly ranks: Int32Array;
  readonly highest: number;
}

/**
 * Ranks the rows by a value of each; undefined where it is unknown. The values themselves are let go: of 100,000 names a number each stays, and
 * nothing that has to be walked along when memory is collected.
 */
export function* rankRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number | string | undefined,
): Generator<undefined, Ranks> {
  const values: (number | string | undefined)[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % READING_STEP === 0) yield;
    values.push(valueOf(row));
  }
  const known = Int32Array.from(values.keys()).filter((index) => values[index] !== undefined);
  const sorted = yield* mergeSort(known, (a, b) => {
    const [left, right] = [values[a], values[b]];
    if (left === undefined || right === undefined || left === right) return 0;
    return left < right ? -1 : 1;
  });
  const ranks = new Int32Array(rows.length);
  let highest = 0;
  let before: number | string | undefined;
  for (const [place, index] of sorted.entries()) {
    if (place % STEP === 0) yield;
    if (place === 0 || values[index] !== before) highest += 1;
    before = values[index];
    ranks[index] = highest;
  }
  return { ranks, highest };
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
