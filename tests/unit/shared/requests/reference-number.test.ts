import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolate } from '#shared/kernel/bidi.ts';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { formatReference, parseReference, readReferencePart } from '#shared/requests/reference-number.ts';

const anyParts = fc.record({
  year: fc.integer({ min: 1356, max: 1500 }),
  desk: fc.integer({ min: 1, max: 99 }),
  counter: fc.integer({ min: 1, max: 99_999 }),
});

test('R1 the numbers known to be right', () => {
  expect(formatReference({ year: 1447, desk: 3, counter: 123 })).toBe('1447/03/00123/64');
  expect(formatReference({ year: 1448, desk: 3, counter: 412 })).toBe('1448/03/00412/36');
});

test('R1 the whole number leaves 1 when divided by 97', () => {
  fc.assert(fc.property(anyParts, (parts) => Number(formatReference(parts).replaceAll('/', '')) % 97 === 1));
});

test('R2 a reference is read back however it was written', () => {
  const writings = fc.constantFrom(
    (text: string) => text,
    toArabicDigits,
    isolate,
    (text: string) => text.replaceAll('/', '-'),
    (text: string) => text.replaceAll('/', ' / '),
    (text: string) => text.replaceAll('/', ''),
    (text: string) => `\u200F ${text.replaceAll('/', '\u200E/')} `,
  );
  fc.assert(
    fc.property(anyParts, writings, (parts, write) => {
      expect(parseReference(write(formatReference(parts)))).toEqual(parts);
    }),
  );
});

test('R1 any one wrong digit is caught', () => {
  fc.assert(
    fc.property(anyParts, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (parts, at, step) => {
      const digits = formatReference(parts).replaceAll('/', '');
      expect(
        parseReference(digits.slice(0, at) + ((Number(digits[at]) + step) % 10) + digits.slice(at + 1)),
      ).toBeNull();
    }),
  );
});

test('R1 any two neighbours swapped are caught', () => {
  fc.assert(
    fc.property(anyParts, fc.nat({ max: 11 }), (parts, at) => {
      const digits = formatReference(parts).replaceAll('/', '');
      fc.pre(digits[at] !== digits[at + 1]);
      const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`;
      expect(parseReference(swapped)).toBeNull();
    }),
  );
});

test.each(['', '1447/03/00123', '1447/3/123/64', '1447/03/00123/64/1', '1447//00123/64', 'A447/03/00123/64'])(
  'R2 «%s» is no reference',
  (text) => {
    expect(parseReference(text)).toBeNull();
  },
);

test('R1 a part that does not fit its place is a bug and throws', () => {
  expect(() => formatReference({ year: 1447, desk: 100, counter: 1 })).toThrow(RangeError);
  expect(() => formatReference({ year: 1447, desk: 3, counter: 100_000 })).toThrow(RangeError);
  expect(() => formatReference({ year: 1447, desk: 3, counter: 1.5 })).toThrow(RangeError);
});

test.each([
  ['1447/03/00123/64', { desk: 3, counter: 123, check: null }],
  ['٠٣/٠٠١٢٣/٦٤', { desk: 3, counter: 123, check: '64' }],
  ['03/123', { desk: 3, counter: 123, check: null }],
  ['00123/64', { desk: null, counter: 123, check: '64' }],
  ['0012364', { desk: null, counter: 123, check: '64' }],
  [' ١٢٣ ', { desk: null, counter: 123, check: null }],
])('«%s» is as much of a number as somebody remembers', (typed, part) => {
  expect(readReferencePart(typed)).toEqual(part);
});

test.each(['', 'سعد', '0501234567', '123456', '1447/03/00123/65'])('«%s» is no part of one', (typed) => {
  expect(readReferencePart(typed)).toBeNull();
});
