import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolate, stripBidiControls, stripInvisible } from '#shared/kernel/bidi.ts';
import { foldDigits, toArabicDigits } from '#shared/kernel/digits.ts';

test('Arabic and Persian digits fold to Latin ones, nothing else changes', () => {
  expect(foldDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ رقم٫ ½')).toBe('0123456789 0123456789 رقم٫ ½');
});

test('digits made Arabic fold back to what they were', () => {
  fc.assert(fc.property(fc.nat(), (number) => foldDigits(toArabicDigits(number)) === String(number)));
});

test('an isolated text is fenced once, whatever marks it brought along', () => {
  expect(isolate('\u202A050 123 4567\u202C')).toBe('\u2066050 123 4567\u2069');
  expect(isolate('\u2067abc', 'auto')).toBe('\u2068abc\u2069');
});

test('stripping takes away what steers display, and only that', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => stripBidiControls(isolate(text)) === stripBidiControls(text)),
  );
  expect(stripInvisible('a\u200B\uFEFF\u00AD\u200Fب')).toBe('aب');
});
