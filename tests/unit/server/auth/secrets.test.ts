import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashSecret, newEnrolmentCode, newToken, normaliseCode, sameSecret } from '#server/auth/secrets.ts';
import { toArabicDigits } from '#shared/kernel/digits.ts';

describe('an enrolment code', () => {
  const many = Array.from({ length: 2000 }, newEnrolmentCode);

  test('is short enough to be read out, without letters and digits that sound or look alike', () => {
    for (const code of many) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  });

  test('is another one each time', () => {
    expect(new Set(many).size).toBe(many.length);
  });

  test('is the same however it is typed', () => {
    for (const code of many.slice(0, 50)) {
      const ways = [
        code,
        code.toLowerCase(),
        code.replace('-', ''),
        ` ${code.replace('-', ' – ')}\t`,
        toArabicDigits(code),
      ];
      expect(new Set(ways.map(normaliseCode)).size).toBe(1);
    }
  });
});

test('a token has 32 random bytes, fit for a header', () => {
  expect(newToken()).toMatch(/^[\w-]{43}$/);
  expect(new Set(Array.from({ length: 100 }, newToken)).size).toBe(100);
});

test('secrets are the same exactly if their texts are', () =>
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(sameSecret(a, b)).toBe(a === b);
      expect(sameSecret(a, a)).toBe(true);
    }),
  ));

test('a hash says nothing of its secret but its sameness', () => {
  expect(hashSecret('ABCD2345')).toMatch(/^[0-9a-f]{64}$/);
  expect(hashSecret('ABCD2345')).not.toBe(hashSecret('ABCD2346'));
});
