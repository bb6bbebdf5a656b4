import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SMALLEST_GROUP, totalOf, totalsBy } from '#shared/surveys/survey-totals.ts';

const scores = (staffId: string, ...given: readonly number[]) => given.map((score) => ({ score, staffId }));
const byStaff = ({ staffId }: { readonly staffId: string }): string => staffId;

test('a mean, how many, and how they spread', () => {
  expect(totalOf(scores('a', 5, 5, 4, 1, 5))).toEqual({ key: '', count: 5, mean: 4, spread: [1, 0, 0, 1, 3] });
});

test('four answers are no total, and a comment is no answer', () => {
  expect(totalOf(scores('a', 5, 5, 5, 5))).toBeNull();
  expect(totalOf([...scores('a', 5, 5, 5, 5), { score: null }])).toBeNull();
});

test('one small group could be had by subtraction: the smallest of the others is kept back with it', () => {
  const all = [...scores('a', 5, 5, 5, 5, 5, 5, 5), ...scores('b', 4, 4, 4, 4, 4, 4), ...scores('c', 1)];
  expect(totalsBy(all, byStaff)).toMatchObject({ shown: [{ key: 'a' }], hidden: 2 });
});

test('several small groups hide each other', () => {
  const all = [...scores('a', 5, 5, 5, 5, 5), ...scores('b', 4, 4, 4), ...scores('c', 1, 1)];
  expect(totalsBy(all, byStaff)).toMatchObject({ shown: [{ key: 'a' }], hidden: 2 });
});

test('whatever was answered, no group below five is shown, nor are fewer than five answers left to be reckoned out', () => {
  const response = fc.record({
    staffId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    score: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  fc.assert(
    fc.property(fc.array(response, { maxLength: 60 }), (responses) => {
      const { shown, hidden } = totalsBy(responses, byStaff);
      for (const { count } of shown) expect(count).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      const answered = responses.filter(({ score }) => score !== null);
      expect(shown.length + hidden).toBe(new Set(answered.map(byStaff)).size);
      const left = answered.length - shown.reduce((sum, { count }) => sum + count, 0);
      if (left > 0) expect(left).toBeGreaterThanOrEqual(Math.min(SMALLEST_GROUP, answered.length));
    }),
  );
});
