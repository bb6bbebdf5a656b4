/** A source of chance that a seed determines: the same seed draws the same things in the same order, on every machine. */
export interface SeededRandom {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly integer: (least: number, most: number) => number;
  /** True with this probability, 0 … 1. */
  readonly chance: (probability: number) => boolean;
  /** One of the list. Throws on an empty list. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** One of the entries, each as likely as its weight. Throws where no weight is above zero. */
  readonly weighted: <Item>(entries: readonly Weighted<Item>[]) => Item;
  /** The items in another order; the list given stays as it is. */
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
  /** A source of its own for one purpose, so that drawing more in one place changes nothing in another. */
  readonly fork: (purpose: string) => SeededRandom;
}

export type Weighted<Item> = readonly [item: Item, weight: number];

/** Starts a source of chance (Mulberry32: 32 bits of state, ample for some thousand invented records). */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed | 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));

  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, integer(0, items.length - 1)),
    weighted(entries) {
      let mark = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = entries.find(([, weight]) => (mark -= weight) < 0);
      if (!chosen) throw new RangeError('Nothing to choose from');
      return chosen[0];
    },
    shuffle(items) {
      const order = items.map((item) => ({ item, rank: next() }));
      return order.sort((one, other) => one.rank - other.rank).map(({ item }) => item);
    },
    fork: (purpose) => createSeededRandom(seed ^ hashOf(purpose)),
  };
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  if (index < 0 || index >= items.length) throw new RangeError('Nothing to choose from');
  return items[index] as Item;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
