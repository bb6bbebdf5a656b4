import { expect, test } from 'vitest';
import { auditedChange } from '#shared/access/audited-changes.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';

const saved = (change: Partial<PlannedOperation>) =>
  auditedChange({ kind: 'change', table: 'requests', recordId: 'r1', fields: {}, ...change });

test('the daily work leaves nothing in the audit', () => {
  expect(saved({ kind: 'create', fields: { note: 'خلاف' } })).toBeNull();
  expect(saved({ table: 'merges', kind: 'create', fields: { state: 'PROPOSED' } })).toBeNull();
  expect(saved({ table: 'appointments', kind: 'create', fields: { override: null } })).toBeNull();
  expect(saved({ table: 'appointments', fields: { state: 'ARRIVED' } })).toBeNull();
});

test.each(['DONE', 'REFUSED', 'UNDONE'])('a merge that becomes %s does', (state) => {
  const change = { table: 'merges', fields: { state, survivorBefore: { name: 'سعد' } } } as const;
  expect(saved(change)).toEqual({ kind: 'people-merged', facts: { merge: 'r1', state } });
});

test('a slot given away twice on a supervisor’s word does, without the word', () => {
  const change = { kind: 'create', table: 'appointments', fields: { override: { by: 'u1', reason: 'طلب' } } } as const;
  expect(saved(change)).toEqual({ kind: 'overridden', facts: { appointment: 'r1' } });
  expect(saved({ ...change, kind: 'change' })).toEqual({ kind: 'overridden', facts: { appointment: 'r1' } });
});

test('whoever changes the settings does, by document and field, never by value', () => {
  const change = { table: 'settings', recordId: 'profile', fields: { shortName: 'السواعد', phone: '017' } } as const;
  expect(saved(change)).toEqual({
    kind: 'settings-changed',
    facts: { document: 'profile', fields: 'shortName phone' },
  });
});

test('somebody forgotten is named by the erasure alone', () => {
  expect(saved({ kind: 'create', table: 'erasures', fields: { personId: 'p1' } })).toEqual({
    kind: 'erased',
    facts: { erasure: 'r1' },
  });
});

test('what people ask about their data does, when it comes in and when it ends, by state alone', () => {
  const asked = { kind: 'create', table: 'subjectRequests', fields: { state: 'OPEN', asked: 'الاسم خطأ' } } as const;
  expect(saved(asked)).toEqual({ kind: 'data-request', facts: { request: 'r1', state: 'OPEN' } });
  const ended = { table: 'subjectRequests', fields: { state: 'REFUSED', reason: 'لا يخصه' } } as const;
  expect(saved(ended)).toEqual({ kind: 'data-request', facts: { request: 'r1', state: 'REFUSED' } });
  expect(saved({ table: 'subjectRequests', fields: { asked: '' } })).toBeNull();
});
