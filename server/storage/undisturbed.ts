import pg from 'pg';
import { DatabaseAwayError } from '../ports.ts';

/** Another transaction did something that this one must see before it decides. */
export class DisturbedError extends Error {}

/** serialization_failure and deadlock_detected: PostgreSQL ended one of two transactions so that the other could go on. */
const IN_EACH_OTHERS_WAY = new Set(['40001', '40P01']);

/** Two in each other's way need one more try; this many mean that something else is wrong. */
const TRIES = 6;

/** Runs a transaction again, from the start, where another one stood in its way. */
export async function untilUndisturbed<Value>(run: () => Promise<Value>): Promise<Value> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (!isDisturbed(error)) throw error;
      if (left === 0) throw new DatabaseAwayError(error);
    }
  }
}

const isDisturbed = (error: unknown): boolean =>
  error instanceof DisturbedError || (error instanceof pg.DatabaseError && IN_EACH_OTHERS_WAY.has(error.code ?? ''));
