/*
 * How long is waited for what has to come. Only whoever waits in vain waits so long: a machine that is slow, or crowded, delays a test and
 * never fails it.
 */

/** For one thing: an answer, a line on the screen, the end of a process. */
export const PATIENCE_MS = 60_000;

/** For a test, or what is made ready for it. */
export const TEST_PATIENCE_MS = 5 * PATIENCE_MS;

/** The same, as the runner of the tests is told of it. */
export const PATIENT = {
  expect: { poll: { timeout: PATIENCE_MS } },
  testTimeout: TEST_PATIENCE_MS,
  hookTimeout: TEST_PATIENCE_MS,
} as const;
