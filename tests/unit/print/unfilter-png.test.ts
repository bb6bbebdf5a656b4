import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unfilterPng } from '#renderer/print/images/unfilter-png.ts';

const paeth = (a: number, b: number, c: number): number => {
  const near = [a, b, c].map((value) => Math.abs(a + b - c - value));
  return [a, b, c][near.indexOf(Math.min(...near))] ?? 0;
};

/** Filters rows as an encoder does, each with its own filter. */
function filtered(dots: Uint8Array, stride: number, channels: number, filters: readonly number[]): Uint8Array {
  const rows = filters.map((filter, y) => {
    const at = (x: number, row: number) => (x < 0 || row < 0 ? 0 : (dots[row * stride + x] ?? 0));
    const row = Array.from({ length: stride }, (_, x) => {
      const [left, up, corner] = [at(x - channels, y), at(x, y - 1), at(x - channels, y - 1)];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      return (at(x, y) - guess) & 0xff;
    });
    return [filter, ...row];
  });
  return Uint8Array.from(rows.flat());
}

test('unfiltering gives back every row of every filter', () => {
  const picture = fc
    .record({
      channels: fc.constantFrom(1, 2, 3, 4),
      width: fc.integer({ min: 1, max: 5 }),
      filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
    })
    .chain((shape) => {
      const size = shape.channels * shape.width * shape.filters.length;
      return fc.uint8Array({ minLength: size, maxLength: size }).map((dots) => ({ ...shape, dots }));
    });
  fc.assert(
    fc.property(picture, ({ channels, width, filters, dots }) => {
      const rows = filtered(dots, width * channels, channels, filters);
      expect(unfilterPng(rows, width, filters.length, channels)).toEqual(dots);
    }),
  );
});

test('missing rows and unknown filters give nothing', () => {
  expect(unfilterPng(new Uint8Array(3), 2, 2, 1)).toBeUndefined();
  expect(unfilterPng(Uint8Array.from([9, 1]), 1, 1, 1)).toBeUndefined();
});
