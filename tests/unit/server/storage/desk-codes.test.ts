import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesToLeaveOut, freeCodes } from '#server/storage/desk-codes.ts';

const codes = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0'));
const anyCodes = fc.uniqueArray(fc.constantFrom(...codes(1, 99)), { maxLength: 99 });

test('a restore leaves out the ten codes that were next in line', () => {
  const known = new Set(['01', '02', '04']);
  expect(codesToLeaveOut({ known, replaced: [], leftOutBefore: [] })).toEqual(['03', ...codes(5, 13)]);
});

test('what the replaced server had leased is left out besides, however many there are', () => {
  const known = new Set(['01']);
  const left = codesToLeaveOut({ known, replaced: codes(1, 20), leftOutBefore: [] });
  expect(left).toEqual(codes(2, 30));
});

test('one backup restored again and again leaves out no more than once', () => {
  const known = new Set(['01', '02']);
  const once = codesToLeaveOut({ known, replaced: ['01', '02'], leftOutBefore: [] });
  expect(codesToLeaveOut({ known, replaced: ['01', '02'], leftOutBefore: once })).toEqual(once);
});

test('where few codes are free, half of them can still be leased', () => {
  const known = new Set(codes(1, 93));
  expect(codesToLeaveOut({ known, replaced: [], leftOutBefore: [] })).toEqual(['94', '95', '96']);
});

test('no code that is known is left out, and the next one that is leased is one of nobody', () =>
  fc.assert(
    fc.property(anyCodes, anyCodes, anyCodes, (known, replaced, leftOutBefore) => {
      const left = codesToLeaveOut({ known: new Set(known), replaced, leftOutBefore });
      expect(left.filter((code) => known.includes(code))).toEqual([]);
      const [next] = freeCodes(new Set([...known, ...left]));
      expect([...known, ...replaced, ...leftOutBefore]).not.toContain(next);
    }),
  ));
