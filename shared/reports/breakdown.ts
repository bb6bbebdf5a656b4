import { SMALLEST_GROUP } from '../surveys/survey-totals.ts';

/** A number of the report; null where it is withheld, because whoever it counts could be known. */
export type Figure = number | null;

/** A number of one kind among others. */
export interface Share<Key extends string = string> {
  readonly key: Key;
  readonly value: Figure;
}

/** A whole and what it is made of, with nothing in it from which a withheld number could be reckoned. */
export interface Breakdown<Key extends string = string> {
  readonly total: Figure;
  readonly shares: readonly Share<Key>[];
}

/** A single number: none, or enough of them. */
export const figure = (value: number): Figure => (isSmall(value) ? null : value);

/**
 * Counts as they may be shown, in the order in which they are given. Numbers below the smallest group are withheld, and
 * with them as many of the next larger as it takes for nobody to reckon one from the others and the total: what is withheld
 * comes to a group that may be shown, and is not the same everywhere, so that no place can be told from another.
 */
export function breakdown<Key extends string>(counts: readonly (readonly [Key, number])[]): Breakdown<Key> {
  const values = counts.map(([, value]) => value);
  const total = values.reduce((sum, value) => sum + value, 0);
  const withheld = new Set(values.flatMap((value, index) => (isSmall(value) ? [index] : [])));
  let isTotalShown = !isSmall(total);
  while (withheld.size > 0 && !isSafe([...withheld].map((index) => values[index] ?? 0))) {
    const next = nextToWithhold(values, withheld);
    if (next.length === 0) {
      isTotalShown = false;
      break;
    }
    for (const index of next) withheld.add(index);
  }
  return {
    total: isTotalShown ? total : null,
    shares: counts.map(([key, value], index) => ({ key, value: withheld.has(index) ? null : value })),
  };
}

/** Counts by a key, in the order of `keys`. What has another key is not counted. */
export function countBy<Item, Key extends string>(
  items: readonly Item[],
  keys: readonly Key[],
  keyOf: (item: Item) => Key | null,
): (readonly [Key, number])[] {
  const counts = new Map<Key, number>(keys.map((key) => [key, 0]));
  for (const item of items) {
    const key = keyOf(item);
    const count = key === null ? undefined : counts.get(key);
    if (key !== null && count !== undefined) counts.set(key, count + 1);
  }
  return [...counts];
}

const isSmall = (value: number): boolean => value > 0 && value < SMALLEST_GROUP;

const isSafe = (withheld: readonly number[]): boolean =>
  withheld.reduce((sum, value) => sum + value, 0) >= SMALLEST_GROUP && new Set(withheld).size > 1;

/** The places of the smallest number that is still shown, all of them: which of several was taken would tell. Nothing comes last. */
function nextToWithhold(values: readonly number[], withheld: ReadonlySet<number>): number[] {
  const shown = values.flatMap((value, index) => (withheld.has(index) ? [] : [{ value, index }]));
  const some = shown.filter(({ value }) => value > 0);
  const among = some.length > 0 ? some : shown;
  const least = Math.min(...among.map(({ value }) => value));
  return among.filter(({ value }) => value === least).map(({ index }) => index);
}
