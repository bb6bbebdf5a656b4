import { createDice, type Dice } from '../../simulation/dice.ts';
import { HARMS, type Harm } from './harms.ts';

/** What one round does to a desk that saves something. */
export interface RoundPlan {
  /** Its cable is out: what it saves lies in its files alone. */
  readonly isAlone: boolean;
  /** Milliseconds from the key that saves to the kill. */
  readonly killAfterMs: number;
  /** Milliseconds into the next start at which the desk is killed once more; null for a start that is left alone. */
  readonly startKilledAfterMs: number | null;
  /** What becomes of its files between the kill and the start. */
  readonly harm: Harm;
  /** For where in the files the harm falls. */
  readonly dice: Dice;
}

/** A save takes a few hundredths of a second: these kills fall before it, into it and after it. */
const INTO_THE_SAVE_MS = 80;
/** These into the round of syncing that follows it. */
const INTO_THE_ROUND_MS = 900;
/** Signing in, opening the journal, comparing it with the database. */
const INTO_THE_START_MS = 1500;

/** The same rounds for the same seed; what a kill falls into is the machine's to say. */
export function planRounds(seed: number, count: number): RoundPlan[] {
  const dice = createDice(seed);
  return Array.from({ length: count }, (_, round) => ({
    isAlone: dice.below(3) > 0,
    killAfterMs: dice.below(dice.below(3) === 0 ? INTO_THE_ROUND_MS : INTO_THE_SAVE_MS),
    startKilledAfterMs: dice.below(4) === 0 ? dice.below(INTO_THE_START_MS) : null,
    // Half the rounds leave the files alone; of the others each kind has its turn.
    harm: round % 2 === 0 ? 'none' : (HARMS[(round >> 1) % HARMS.length] ?? 'none'),
    dice: createDice(dice.below(2 ** 30)),
  }));
}
