import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { checkIdNumber, maskIdNumber, nationalIdKind } from '#shared/people/national-id.ts';

/** Every first nine digits have exactly one tenth that fits. */
const anyId = fc.stringMatching(/^[12]\d{8}$/).map((nine) => {
  const fitting = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter(
    (id) => nationalIdKind(id) !== null,
  );
  expect(fitting).toHaveLength(1);
  return fitting[0] ?? '';
});

test.each([
  ['1000000008', 'citizen'],
  ['1234567897', 'citizen'],
  ['1999999996', 'citizen'],
  ['2000000006', 'resident'],
  [' ٢١٢٣ ٤٥٦ ٧٨٨ ', 'resident'],
  ['1000000009', null],
  ['3000000005', null],
  ['123456789', null],
  ['10000000080', null],
])('ID1 «%s» belongs to %s', (raw, kind) => {
  expect(nationalIdKind(raw)).toBe(kind);
});

test('ID2 any one wrong digit is caught', () => {
  const oneWrong = fc.record({ id: anyId, at: fc.nat({ max: 9 }), step: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(oneWrong, ({ id, at, step }) => {
      const wrong = id.slice(0, at) + ((Number(id[at]) + step) % 10) + id.slice(at + 1);
      expect(nationalIdKind(wrong)).toBeNull();
    }),
  );
});

test('ID2 any two neighbours swapped are caught, but for 09 and 90', () => {
  fc.assert(
    fc.property(anyId, fc.nat({ max: 8 }), (id, at) => {
      const [left = '', right = ''] = id.slice(at, at + 2);
      fc.pre(left !== right && at > 0);
      const swapped = id.slice(0, at) + right + left + id.slice(at + 2);
      expect(nationalIdKind(swapped) === null).toBe([left, right].sort().join('') !== '09');
    }),
  );
});

test('ID1 digits of any script are the same number', () => {
  fc.assert(fc.property(anyId, (id) => nationalIdKind(toArabicDigits(id)) === nationalIdKind(id)));
});

test('ID3 warnings say what is odd and never more', () => {
  expect(checkIdNumber('NATIONAL', '1000000008')).toEqual([]);
  expect(checkIdNumber('NATIONAL', '')).toEqual([]);
  expect(checkIdNumber('NATIONAL', '10000')).toEqual([{ kind: 'wrong-length', length: 5, expected: 10 }]);
  expect(checkIdNumber('NATIONAL', 'A123')).toEqual([{ kind: 'not-digits' }]);
  expect(checkIdNumber('NATIONAL', '2000000006')).toEqual([{ kind: 'wrong-first-digit', expected: '1' }]);
  expect(checkIdNumber('IQAMA', '1000000009')).toEqual([
    { kind: 'wrong-first-digit', expected: '2' },
    { kind: 'wrong-check-digit' },
  ]);
});

test('ID3 numbers typed to get past the field are suspected though the arithmetic holds', () => {
  expect(checkIdNumber('IQAMA', '2222222222')).toEqual([{ kind: 'repeated-pattern' }]);
  expect(checkIdNumber('NATIONAL', '1010101010')).toEqual([{ kind: 'repeated-pattern' }]);
});

test('ID3 papers without a known check are never warned about', () => {
  for (const type of ['GCC', 'BORDER', 'PASSPORT', 'NONE'] as const) expect(checkIdNumber(type, 'K-77 ١')).toEqual([]);
});

test('a masked number shows its ends and keeps its length', () => {
  expect(maskIdNumber('1012344471')).toBe('10••••4471');
  expect(maskIdNumber('١٠١٢ ٣٤٤٤٧١')).toBe('10••••4471');
  expect(maskIdNumber('a12345')).toBe('••••45');
  expect(maskIdNumber('7')).toBe('•');
  expect(maskIdNumber('')).toBe('');
});
