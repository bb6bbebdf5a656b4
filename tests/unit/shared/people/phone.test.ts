import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { formatPhone, parsePhone, phoneKey, toE164, whatsappLink } from '#shared/people/phone.ts';

const anyMobile = fc.stringMatching(/^5\d{8}$/);
const anyLandline = fc.stringMatching(/^1[1-7]\d{7}$/);

/** The same digits as people write them: with separators anywhere, in Arabic digits, or fenced by invisible marks. */
const handwritten = (text: string) =>
  fc
    .record({
      gaps: fc.array(fc.constantFrom('', '', ' ', '-', '.', '/', '\u00A0'), {
        minLength: text.length,
        maxLength: text.length,
      }),
      dress: fc.constantFrom(
        (typed: string) => typed,
        toArabicDigits,
        isolate,
        (typed: string) => ` ${typed} `,
      ),
    })
    .map(({ gaps, dress }) => dress(Array.from(text, (sign, index) => sign + (gaps[index] ?? '')).join('')));

test('P1 a mobile number is the same number in every written form', () => {
  const forms = anyMobile.chain((national) =>
    fc
      .constantFrom('0', '', '+966', '00966', '966', '+9660', '009660')
      .chain((prefix) => handwritten(prefix + national))
      .map((typed) => ({ national, typed })),
  );
  fc.assert(fc.property(forms, ({ national, typed }) => toE164(typed) === `+966${national}`));
});

test('P1 a plus that right-to-left text moved to the end still counts', () => {
  expect(toE164('966501234567+')).toBe('+966501234567');
  expect(toE164('447911123456+')).toBe('+447911123456');
});

test('P1 reading a read number changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(anyMobile, anyLandline), (national) => {
      const key = toE164(`0${national}`);
      expect(key).not.toBeNull();
      expect(toE164(key ?? '')).toBe(key);
      expect(toE164(formatPhone(key ?? ''))).toBe(key);
    }),
  );
});

test.each([
  ['0501234567', { kind: 'mobile', e164: '+966501234567' }],
  ['0172345678', { kind: 'landline', e164: '+966172345678' }],
  ['+44 7911 123456', { kind: 'foreign', e164: '+447911123456' }],
  ['9200 12345', { kind: 'unified', dialled: '920012345' }],
  ['+966 9200 12345', { kind: 'unified', dialled: '920012345' }],
  ['800 123 4567', { kind: 'toll-free', dialled: '8001234567' }],
  ['١٩١٩', { kind: 'short', dialled: '1919' }],
  ['911', { kind: 'short', dialled: '911' }],
])('P2–P4 «%s» is what it is', (typed, number) => {
  expect(parsePhone(typed)).toEqual({ ok: true, value: number });
});

test.each([
  ['', { kind: 'empty' }],
  [' - ', { kind: 'empty' }],
  ['050123456', { kind: 'too-short', missing: 1 }],
  ['+966 50 1234', { kind: 'too-short', missing: 3 }],
  ['172345678', { kind: 'too-short', missing: 1 }],
  ['+12345', { kind: 'too-short', missing: 2 }],
  ['05012345678', { kind: 'too-long', extra: 1 }],
  ['0501234567 / 0551234567', { kind: 'too-long', extra: 10 }],
  ['+1234567890123456', { kind: 'too-long', extra: 1 }],
  ['05O1234567', { kind: 'letters' }],
  ['0172345678 ext 12', { kind: 'letters' }],
  ['أم محمد', { kind: 'letters' }],
  ['0182345678', { kind: 'not-a-phone' }],
  ['1000000008', { kind: 'not-a-phone' }],
  ['*100#', { kind: 'not-a-phone' }],
  ['+966501234567+966551234567', { kind: 'not-a-phone' }],
])('«%s» is refused with its reason', (typed, reason) => {
  expect(parsePhone(typed)).toEqual({ ok: false, error: reason });
});

test('P5 a word beside the number is dropped, one inside it is not', () => {
  expect(toE164('جوال: ٠٥٠ ١٢٣ ٤٥٦٧')).toBe('+966501234567');
  expect(toE164('tel:+966501234567')).toBe('+966501234567');
  expect(toE164('0501234567 (واتساب)')).toBe('+966501234567');
  expect(toE164('050 أو 055 1234567')).toBeNull();
});

test('P3 numbers kept as dialled have no E.164 but are still matched', () => {
  expect(toE164('920012345')).toBeNull();
  expect(phoneKey('9200-12345')).toBe('920012345');
  expect(phoneKey('050 123 4567')).toBe('+966501234567');
  expect(phoneKey('12')).toBeNull();
});

test('numbers are shown in the groups they are read aloud in', () => {
  expect(formatPhone('+966501234567')).toBe('050 123 4567');
  expect(formatPhone('+966172345678')).toBe('017 234 5678');
  expect(formatPhone('920012345')).toBe('9200 12345');
  expect(formatPhone('8001234567')).toBe('800 123 4567');
  expect(formatPhone('+447911123456')).toBe('+447911123456');
});

test('P6 a WhatsApp link has digits only and an escaped text', () => {
  expect(whatsappLink('+966501234567')).toBe('https://wa.me/966501234567');
  expect(whatsappLink('+966501234567', 'حياكم الله & أهلًا')).toBe(
    `https://wa.me/966501234567?text=${encodeURIComponent('حياكم الله & أهلًا')}`,
  );
  expect(() => whatsappLink('0501234567')).toThrow(RangeError);
});

test('no text whatever makes the reading throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const key = phoneKey(text);
      expect(key === null || /^\+?\d{3,15}$/.test(key)).toBe(true);
    }),
  );
});
