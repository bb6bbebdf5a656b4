/** Guesses that cost nothing: fingers slip. */
const FREE_GUESSES = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 60 * 60_000;

/** Milliseconds to wait before the next guess after so many wrong ones in a row: 30 s after the fifth, doubling, an hour at most. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_GUESSES) return 0;
  return Math.min(FIRST_WAIT * 2 ** (failures - FREE_GUESSES), LONGEST_WAIT);
}
