import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from '#shared/kernel/text-order.ts';

test('instants and days come in the order of time', () => {
  const instants = ['2026-11-09T08:00:00.000Z', '2026-10-31T21:00:00.000Z', '2026-11-09T07:59:59.999Z'];
  expect(instants.toSorted(compareTexts)).toEqual([instants[1], instants[2], instants[0]]);
});

test('the order is by code units and no language’s: a capital stands before every small letter', () => {
  expect(['b', 'A', 'a', 'B'].toSorted(compareTexts)).toEqual(['A', 'B', 'a', 'b']);
});

test('whatever order texts arrive in, they end in one and the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.nat()), (texts, places) => {
      const shuffled = texts
        .map((text, index) => ({ text, place: places[index] ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ text }) => text);
      expect(shuffled.toSorted(compareTexts)).toEqual(texts.toSorted());
    }),
  );
});
