import { describe, expect, test } from 'vitest';
import { mergeOperation } from '#shared/sync/merge.ts';
import { SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import { aChange, aCreation, anOperation, aServerRecord } from '../../../builders/operations.ts';
import { anAppointment, aPerson, aRequest } from '../../../builders/records.ts';

const person = () => aServerRecord('people', 'person-1', aPerson({ name: 'أحمد الأحمري' }));

/** The record after a change that must be accepted. */
function after(record: SyncRecord, deviceId: string, fields: Parameters<typeof aChange>[1], base = record.revision) {
  const merged = mergeOperation(record, aChange({ ...record, revision: base }, fields), deviceId);
  if (!('record' in merged)) throw new Error(`not accepted: ${merged.kind}`);
  return merged.record;
}

describe('a new record', () => {
  test('begins at revision 1, every field written by its desk', () => {
    expect(mergeOperation(null, aCreation('people', 'person-1', aPerson()), 'desk-a')).toMatchObject({
      kind: 'applied',
      record: { revision: 1, fieldRevisions: { name: { revision: 1, deviceId: 'desk-a' } } },
    });
  });

  test('belongs to the scope of its section, whatever the desk may think', () => {
    const merged = mergeOperation(null, aCreation('people', 'person-1', aPerson({ section: 'WOMEN' })), 'desk-a');
    expect(merged).toMatchObject({ record: { scope: 'section/WOMEN' } });
  });

  test('is looked at by a person where there is one of that id already', () => {
    expect(mergeOperation(person(), aCreation('people', 'person-1', aPerson()), 'desk-b')).toEqual({
      kind: 'needs-review',
      reason: 'record-exists',
    });
  });
});

describe('a change', () => {
  test('by a desk that knew the latest revision is applied', () => {
    expect(mergeOperation(person(), aChange(person(), { name: 'أحمد الشهري' }), 'desk-b')).toMatchObject({
      kind: 'applied',
      record: { revision: 2, fields: { name: 'أحمد الشهري' } },
    });
  });

  test('of another field than a foreign one merges with it', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    expect(mergeOperation(changedByB, aChange(person(), { idNumber: '1098765438' }), 'desk-c')).toMatchObject({
      kind: 'merged',
      record: { revision: 3, fields: { name: 'أحمد الشهري', idNumber: '1098765438' } },
    });
  });

  test('of the same field overwrites, and keeps what it overwrote with its author', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    expect(mergeOperation(changedByB, aChange(person(), { name: 'أحمد العسيري' }), 'desk-c')).toMatchObject({
      kind: 'conflict',
      record: { fields: { name: 'أحمد العسيري' } },
      overwritten: [{ field: 'name', value: 'أحمد الشهري', writtenBy: { revision: 2, deviceId: 'desk-b' } }],
    });
  });

  test('to the very value that another desk wrote overwrites nothing', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    expect(mergeOperation(changedByB, aChange(person(), { name: 'أحمد الشهري' }), 'desk-c')).toMatchObject({
      kind: 'merged',
    });
  });

  test('after the desk’s own changes, none of which it has heard of yet, is no conflict', () => {
    const twice = after(after(person(), 'desk-b', { name: 'أحمد الشهري' }), 'desk-b', { name: 'أحمد القرني' }, 1);
    expect(mergeOperation(twice, aChange(person(), { name: 'أحمد العسيري' }), 'desk-b')).toMatchObject({
      kind: 'applied',
      record: { revision: 4 },
    });
  });

  test('of a record that is not there is looked at by a person', () => {
    expect(mergeOperation(null, aChange(person(), { name: 'س' }), 'desk-a')).toEqual({
      kind: 'needs-review',
      reason: 'record-missing',
    });
  });

  test('whose requirement still stands is applied; one whose requirement has gone needs a person', () => {
    const request = aServerRecord('requests', 'request-1', aRequest({ state: 'NEW' }));
    const close = aChange(request, { state: 'CLOSED' }, { requires: { state: 'NEW' } });
    expect(mergeOperation(request, close, 'desk-b')).toMatchObject({ kind: 'applied' });
    expect(mergeOperation(after(request, 'desk-a', { state: 'WITHDRAWN' }), close, 'desk-b')).toEqual({
      kind: 'needs-review',
      reason: 'requirement-gone',
    });
  });

  test('to another section moves the record to that section’s scope', () => {
    expect(after(person(), 'desk-a', { section: 'FAMILY' }).scope).toBe('section/FAMILY');
  });

  test('made on a revision that a restored server no longer knows overwrites no foreign value silently', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    const fromLostFuture = aChange({ ...changedByB, revision: 9 }, { name: 'أحمد العسيري' });
    expect(mergeOperation(changedByB, fromLostFuture, 'desk-c')).toMatchObject({
      kind: 'conflict',
      overwritten: [{ field: 'name', value: 'أحمد الشهري' }],
    });
  });

  test('of what the server itself decided is no conflict: nobody’s words are lost', () => {
    const tentative = aServerRecord('appointments', 'appointment-1', anAppointment());
    const confirmed: SyncRecord = {
      ...tentative,
      fields: { ...tentative.fields, confirmation: 'CONFIRMED' },
      fieldRevisions: { ...tentative.fieldRevisions, confirmation: { revision: 1, deviceId: SERVER_AUTHOR } },
    };
    const moved = {
      startsAt: '2026-11-24T07:00:00.000Z',
      endsAt: '2026-11-24T07:45:00.000Z',
      confirmation: 'TENTATIVE',
    };
    const beforeHearingBack = aChange({ ...tentative, revision: 0 }, moved);
    expect(mergeOperation(confirmed, beforeHearingBack, 'desk-a')).toMatchObject({ kind: 'applied' });
  });
});

describe('a malformed operation is set aside, and the field is named', () => {
  test.each([
    ['a value that is none of the field’s', { section: 'CHILDREN' }, 'section'],
    ['a field of the wrong kind', { name: 7 }, 'name'],
    ['a field within a field', { birth: { date: 'yesterday', calendar: 'HIJRI', precision: 'DAY' } }, 'birth.date'],
    ['a field that no such record has', { nickname: 'أبو سعد' }, 'nickname'],
    ['a letter torn in two', { name: 'أحمد \ud83d' }, 'name'],
    ['an invisible zero character', { name: 'أحمد\0' }, 'name'],
  ])('%s', (_what, fields, field) => {
    expect(mergeOperation(person(), aChange(person(), fields), 'desk-a')).toEqual({
      kind: 'quarantined',
      reason: 'malformed-record',
      field,
    });
  });

  test('a record that is not whole', () => {
    const { name: _left, ...rest } = aPerson();
    expect(mergeOperation(null, anOperation({ fields: rest }), 'desk-a')).toMatchObject({
      kind: 'quarantined',
      field: 'name',
    });
  });

  test('an appointment that ends before it begins, however the times are written', () => {
    const backwards = anAppointment({ startsAt: '2026-11-24T06:00:00.5Z', endsAt: '2026-11-24T06:00:00Z' });
    expect(mergeOperation(null, aCreation('appointments', 'appointment-1', backwards), 'desk-a')).toMatchObject({
      kind: 'quarantined',
      field: 'endsAt',
    });
  });

  test('a settings document that does not exist', () => {
    expect(mergeOperation(null, aCreation('settings', 'constructor', {}), 'desk-a')).toMatchObject({
      kind: 'quarantined',
      field: 'id',
    });
  });
});
