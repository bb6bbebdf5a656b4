import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameValue } from '#shared/sync/same-value.ts';

/** Keys of every object in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
  return Object.fromEntries(entries.toReversed());
};

test('a value is the same after a journey as JSON, even with its keys in another order', () =>
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sameValue(value, reversed(JSON.parse(JSON.stringify(value))))).toBe(true);
    }),
  ));

test('minus zero and zero are the same: JSON knows only one of them', () =>
  expect(sameValue({ hours: -0 }, { hours: 0 })).toBe(true));

test('two values are the same exactly if the texts with sorted keys are', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
      expect(sameValue(a, b)).toBe(sortedText(a) === sortedText(b));
      expect(sameValue(a, b)).toBe(sameValue(b, a));
    }),
  ));

const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

test.each([
  [[], {}],
  [['0'], { 0: '0' }],
  [null, {}],
  [undefined, null],
  [{ note: undefined }, { label: undefined }],
  [{ constructor: 1 }, {}],
  ['1', 1],
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, 1]],
])('%j and %j are not the same', (a, b) => {
  expect(sameValue(a, b)).toBe(false);
  expect(sameValue(b, a)).toBe(false);
});
