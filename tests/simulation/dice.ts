/** A source of chance that gives the same throws for the same seed, on every machine. */
export interface Dice {
  /** At least 0, below `limit`. */
  below(limit: number): number;
  /** At least 0, below 1. */
  share(): number;
  one<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Mulberry32: small, quick, and even enough for stories. */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(share() * limit);
  return { share, below, one: (values) => values[below(values.length)] ?? values[0] };
}
