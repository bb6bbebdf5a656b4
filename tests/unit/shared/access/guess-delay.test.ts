import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfterFailures } from '#shared/access/guess-delay.ts';

const HOUR = 60 * 60_000;

test('four wrong guesses cost nothing, the fifth half a minute, each further one twice as much, an hour at most', () => {
  expect([0, 1, 4, 5, 6, 7, 11, 12, 13].map(waitAfterFailures)).toEqual([
    0,
    0,
    0,
    30_000,
    60_000,
    120_000,
    1_920_000,
    HOUR,
    HOUR,
  ]);
});

test('more guesses never wait less, and no wait passes an hour', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (failures) => {
      const wait = waitAfterFailures(failures);
      expect(waitAfterFailures(failures + 1)).toBeGreaterThanOrEqual(wait);
      expect(wait).toBeLessThanOrEqual(HOUR);
    }),
  );
});
