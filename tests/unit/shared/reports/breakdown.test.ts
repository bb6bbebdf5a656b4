import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakdown, countBy, figure } from '#shared/reports/breakdown.ts';
import { SMALLEST_GROUP } from '#shared/surveys/survey-totals.ts';

const named = (values: readonly number[]) => values.map((value, index) => [`key-${index}`, value] as const);
const shown = (values: readonly number[]) => {
  const { total, shares } = breakdown(named(values));
  return { total, values: shares.map(({ value }) => value) };
};
const isSmall = (value: number): boolean => value > 0 && value < SMALLEST_GROUP;

describe('what is shown of counts', () => {
  test.each([
    ['nothing small: all of it', [12, 7, 0], 19, [12, 7, 0]],
    ['one small number takes the next larger with it', [40, 9, 3], 52, [40, null, null]],
    ['two that come to a group are enough', [40, 9, 3, 4], 56, [40, 9, null, null]],
    ['two of the same could be halved: a third goes with them', [40, 9, 4, 4], 57, [40, null, null, null]],
    ['two too small for a group take a third with them', [40, 9, 1, 2], 52, [40, null, null, null]],
    ['all of the next larger, for which was taken would tell', [9, 9, 3], 21, [null, null, null]],
    ['a small whole is not shown either', [3, 0], null, [null, null]],
    ['nothing at all is said to be nothing', [0, 0], 0, [0, 0]],
  ] as const)('%s', (_what, values, total, expected) => {
    expect(shown(values)).toEqual({ total, values: expected });
  });

  test('a single number is shown from a group on, and so is none', () => {
    expect([0, 1, 4, 5, 800].map(figure)).toEqual([0, null, null, 5, 800]);
  });

  test('things are counted by their key in the order of the keys, and those of no key not at all', () => {
    const counted = countBy(['a', 'b', 'a', 'c'], ['b', 'a', 'd'], (each) => (each === 'c' ? null : each));
    expect(counted).toEqual([
      ['b', 1],
      ['a', 2],
      ['d', 0],
    ]);
  });
});

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 9 });

test('no small number is ever shown, and what is shown is true and adds up', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const { total, values: seen } = shown(values);
      expect(seen.some((value) => value !== null && isSmall(value))).toBe(false);
      seen.forEach((value, index) => expect(value === null || value === values[index]).toBe(true));
      expect(total === null || total === values.reduce((sum, value) => sum + value, 0)).toBe(true);
      if (!seen.includes(null)) expect(total).toBe(seen.reduce((sum: number, value) => sum + (value ?? 0), 0));
    }),
  );
});

test('what a subtraction leaves is a group that may be shown, and never a single number', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const { total, values: seen } = shown(values);
      if (total === null || !seen.includes(null)) return;
      const rest = seen.reduce((left: number, value) => left - (value ?? 0), total);
      expect(rest).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      expect(seen.filter((value) => value === null).length).toBeGreaterThan(1);
    }),
  );
});

/** Every list of counts of this length that would look the same. */
function* alike(seen: ReturnType<typeof shown>, most: number): Generator<readonly number[]> {
  const published = JSON.stringify(seen);
  const { length } = seen.values;
  const values = Array.from({ length }, () => 0);
  for (let code = 0; code < (most + 1) ** length; code += 1) {
    let rest = code;
    for (let index = 0; index < length; index += 1) {
      values[index] = rest % (most + 1);
      rest = Math.floor(rest / (most + 1));
    }
    if (values.some((value, index) => (seen.values[index] ?? value) !== value)) continue;
    if (JSON.stringify(shown(values)) === published) yield [...values];
  }
}

test('whoever knows the rule and tries every possibility can still not tell any number that is withheld', () => {
  const few = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(few, (values) => {
      const seen = shown(values);
      if (!seen.values.includes(null)) return;
      const possible = [...alike(seen, 9)];
      seen.values.forEach((value, index) => {
        if (value === null) expect(new Set(possible.map((each) => each[index])).size).toBeGreaterThan(1);
      });
    }),
    { numRuns: 60 },
  );
});
