import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSafeAt, readContact } from '#shared/people/contact-point.ts';
import { readSafeHours, typedMinute } from '#shared/people/safe-hours.ts';

test.each([
  ['0501234567', 'MOBILE', '+966501234567'],
  ['٠١٧ ٢٣٤ ٥٦٧٨', 'LANDLINE', '+966172345678'],
  ['\u202A0501234567\u202C', 'MOBILE', '+966501234567'],
  ['1919', 'OTHER', null],
  ['لا يعرفه', 'OTHER', null],
  ['noura.1410@example.com', 'EMAIL', null],
])('«%s» is kept as %s', (typed, kind, e164) => {
  expect(readContact(typed)).toMatchObject({ kind, e164 });
});

test.each([
  ['10', '12', { from: 600, to: 720 }],
  ['١٠:٣٠', '4 م', { from: 630, to: 960 }],
  ['12 ص', '12 م', { from: 0, to: 720 }],
  ['9am', '24:00', { from: 540, to: 1440 }],
])('safe from «%s» to «%s»', (from, to, hours) => {
  expect(readSafeHours(from, to)).toEqual({ ok: true, value: hours });
});

test.each([
  ['العصر', '12', { kind: 'not-a-time', field: 'from' }],
  ['10', '10:75', { kind: 'not-a-time', field: 'to' }],
  ['10', '13 م', { kind: 'not-a-time', field: 'to' }],
  ['10', '25', { kind: 'not-a-time', field: 'to' }],
  ['12', '10', { kind: 'wrong-order' }],
  ['10', '10', { kind: 'wrong-order' }],
])('from «%s» to «%s» is refused', (from, to, error) => {
  expect(readSafeHours(from, to)).toEqual({ ok: false, error });
});

test('what the form shows is what it reads, and safe is from the first minute until the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), (from, to) => {
      fc.pre(from < to);
      expect(readSafeHours(typedMinute(from), typedMinute(to))).toEqual({ ok: true, value: { from, to } });
      const contact = { safeHours: { from, to } };
      expect([from - 1, from, to - 1, to].map((minute) => isSafeAt(contact, minute))).toEqual([
        false,
        true,
        true,
        false,
      ]);
      expect(isSafeAt({ safeHours: null }, from)).toBe(true);
    }),
  );
});
