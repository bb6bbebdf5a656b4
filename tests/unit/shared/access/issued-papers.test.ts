import { expect, test } from 'vitest';
import { altersIssuedPaper } from '#shared/access/issued-papers.ts';
import { blankedFields } from '#shared/privacy/erasure.ts';
import type { Fields } from '#shared/sync/record.ts';

const letter = { state: 'ISSUED', subject: 'إفادة', body: 'نفيدكم', snapshot: { subject: 'إفادة', body: 'نفيدكم' } };
const certificate = { state: 'ISSUED', snapshot: { name: 'فهد', hours: 4, idLastFour: '5672' }, qrPayload: 'CODE' };

const change = (table: 'letters' | 'certificates', fields: Fields, requires: Fields = {}) =>
  ({ table, kind: 'change', fields, requires }) as const;

test('what was issued says for ever what it said', () => {
  expect(altersIssuedPaper(change('letters', { body: 'شيء آخر' }), letter)).toBe(true);
  expect(altersIssuedPaper(change('letters', { snapshot: null }), letter)).toBe(true);
  expect(altersIssuedPaper(change('letters', { state: 'DRAFT' }), letter)).toBe(true);
  expect(altersIssuedPaper(change('letters', { body: 'شيء آخر' }), { ...letter, state: 'REVOKED' })).toBe(true);
  const more = { snapshot: { ...certificate.snapshot, hours: 400 } };
  expect(altersIssuedPaper(change('certificates', more), certificate)).toBe(true);
  expect(altersIssuedPaper(change('certificates', { personId: 'person-2' }), certificate)).toBe(true);
});

test('it is printed, taken back and forgotten all the same', () => {
  for (const [table, paper] of [['letters', letter] as const, ['certificates', certificate] as const]) {
    expect(altersIssuedPaper(change(table, { prints: 2, pdfSha256: 'ab' }), paper)).toBe(false);
    expect(altersIssuedPaper(change(table, { state: 'REVOKED' }), paper)).toBe(false);
    expect(altersIssuedPaper(change(table, blankedFields(table, paper) ?? {}), paper)).toBe(false);
  }
});

test('a draft may be written; what was written for a draft that was issued meanwhile is a person’s to decide', () => {
  expect(altersIssuedPaper(change('letters', { body: 'شيء آخر' }), { ...letter, state: 'DRAFT' })).toBe(false);
  expect(altersIssuedPaper(change('letters', { body: 'شيء آخر' }, { state: 'DRAFT' }), letter)).toBe(false);
});

test('a draft is thrown away and brought back; what was issued is not', () => {
  expect(altersIssuedPaper(change('letters', { state: 'DISCARDED' }), { ...letter, state: 'DRAFT' })).toBe(false);
  expect(altersIssuedPaper(change('letters', { state: 'DRAFT' }), { ...letter, state: 'DISCARDED' })).toBe(false);
  expect(altersIssuedPaper(change('letters', { state: 'DISCARDED' }), letter)).toBe(true);
});

test('records that are no papers are not looked at', () => {
  expect(
    altersIssuedPaper({ table: 'people', kind: 'change', fields: { name: 'س' }, requires: {} }, { name: 'ص' }),
  ).toBe(false);
});
