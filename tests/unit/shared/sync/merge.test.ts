import { describe, expect, test } from 'vitest';
import { mergeOperation, writeFields } from '#shared/sync/merge.ts';
import { SERVER_AUTHOR, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { aChange, aCreation, anOperation, arrivingFrom, aServerRecord, NOON } from '../../../builders/operations.ts';
import { anAppointment, aPerson, aRequest } from '../../../builders/records.ts';

const person = () => aServerRecord('people', 'person-1', aPerson({ name: 'أحمد الأحمري' }));

/** The record after a change that must be accepted. */
function after(record: SyncRecord, deviceId: string, fields: Fields, base = record.revision, epoch = 1) {
  const merged = mergeOperation(record, aChange({ ...record, revision: base }, fields), arrivingFrom(deviceId, epoch));
  if (!('record' in merged)) throw new Error(`not accepted: ${merged.kind}`);
  return merged.record;
}

describe('a new record', () => {
  test('begins at revision 1, every field written by its desk', () => {
    expect(mergeOperation(null, aCreation('people', 'person-1', aPerson()), arrivingFrom('desk-a'))).toMatchObject({
      kind: 'applied',
      record: { revision: 1, epoch: 1, fieldRevisions: {}, writes: { 1: { deviceId: 'desk-a', receivedAt: NOON } } },
    });
  });

  test('belongs to the scope of its section, whatever the desk may think', () => {
    const merged = mergeOperation(
      null,
      aCreation('people', 'person-1', aPerson({ section: 'WOMEN' })),
      arrivingFrom('desk-a'),
    );
    expect(merged).toMatchObject({ record: { scope: 'section/WOMEN' } });
  });

  test('is looked at by a person where there is one of that id already', () => {
    expect(mergeOperation(person(), aCreation('people', 'person-1', aPerson()), arrivingFrom('desk-b'))).toEqual({
      kind: 'needs-review',
      reason: 'record-exists',
    });
  });
});

describe('a change', () => {
  test('by a desk that knew the latest revision is applied', () => {
    expect(mergeOperation(person(), aChange(person(), { name: 'أحمد الشهري' }), arrivingFrom('desk-b'))).toMatchObject({
      kind: 'applied',
      record: { revision: 2, fields: { name: 'أحمد الشهري' } },
    });
  });

  test('of another field than a foreign one merges with it', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    expect(
      mergeOperation(changedByB, aChange(person(), { idNumber: '1098765438' }), arrivingFrom('desk-c')),
    ).toMatchObject({
      kind: 'merged',
      record: { revision: 3, fields: { name: 'أحمد الشهري', idNumber: '1098765438' } },
    });
  });

  test('of the same field overwrites, and keeps what it overwrote with its author', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    expect(
      mergeOperation(changedByB, aChange(person(), { name: 'أحمد العسيري' }), arrivingFrom('desk-c')),
    ).toMatchObject({
      kind: 'conflict',
      record: { fields: { name: 'أحمد العسيري' } },
      overwritten: [
        { field: 'name', value: 'أحمد الشهري', writtenBy: { deviceId: 'desk-b', epoch: 1, receivedAt: NOON } },
      ],
    });
  });

  test('to the very value that another desk wrote overwrites nothing', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    expect(
      mergeOperation(changedByB, aChange(person(), { name: 'أحمد الشهري' }), arrivingFrom('desk-c')),
    ).toMatchObject({
      kind: 'merged',
    });
  });

  test('after the desk’s own changes, none of which it has heard of yet, is no conflict', () => {
    const twice = after(after(person(), 'desk-b', { name: 'أحمد الشهري' }), 'desk-b', { name: 'أحمد القرني' }, 1);
    expect(mergeOperation(twice, aChange(person(), { name: 'أحمد العسيري' }), arrivingFrom('desk-b'))).toMatchObject({
      kind: 'applied',
      record: { revision: 4 },
    });
  });

  test('of a record that is not there is looked at by a person', () => {
    expect(mergeOperation(null, aChange(person(), { name: 'س' }), arrivingFrom('desk-a'))).toEqual({
      kind: 'needs-review',
      reason: 'record-missing',
    });
  });

  test('whose requirement still stands is applied; one whose requirement has gone needs a person', () => {
    const request = aServerRecord('requests', 'request-1', aRequest({ state: 'NEW' }));
    const close = aChange(request, { state: 'CLOSED' }, { requires: { state: 'NEW' } });
    expect(mergeOperation(request, close, arrivingFrom('desk-b'))).toMatchObject({ kind: 'applied' });
    expect(mergeOperation(after(request, 'desk-a', { state: 'WITHDRAWN' }), close, arrivingFrom('desk-b'))).toEqual({
      kind: 'needs-review',
      reason: 'requirement-gone',
    });
  });

  test('to another section moves the record to that section’s scope', () => {
    expect(after(person(), 'desk-a', { section: 'FAMILY' }).scope).toBe('section/FAMILY');
  });

  test('made on a revision that a restored server has lost overwrites no foreign value silently, however high it has counted since', () => {
    const known = { ...person(), revision: 7, epoch: 1 };
    const restored = after(person(), 'desk-b', { name: 'أحمد الشهري' }, 1, 2);
    const countedOn = Array.from({ length: 8 }).reduce<SyncRecord>(
      (record) => after(record, 'desk-b', { idNumber: '1098765438' }, record.revision, 2),
      restored,
    );
    expect(countedOn.revision).toBeGreaterThan(known.revision);
    expect(
      mergeOperation(countedOn, aChange(known, { name: 'أحمد العسيري' }), arrivingFrom('desk-c', 2)),
    ).toMatchObject({
      kind: 'conflict',
      overwritten: [{ field: 'name', value: 'أحمد الشهري' }],
    });
  });

  test('made on what still stands after a restore is no conflict', () => {
    const changedByB = after(person(), 'desk-b', { name: 'أحمد الشهري' });
    const change = aChange(changedByB, { name: 'أحمد العسيري' });
    expect(mergeOperation(changedByB, change, arrivingFrom('desk-c', 2))).toMatchObject({
      kind: 'applied',
      record: { revision: 3, epoch: 2 },
    });
  });

  test('of what the server itself decided is no conflict: nobody’s words are lost', () => {
    const tentative = aServerRecord('appointments', 'appointment-1', anAppointment());
    const decision = { ...arrivingFrom(SERVER_AUTHOR), by: null, at: NOON };
    const confirmed = writeFields(tentative, { confirmation: 'CONFIRMED' }, decision);
    const moved = {
      startsAt: '2026-11-24T07:00:00.000Z',
      endsAt: '2026-11-24T07:45:00.000Z',
      confirmation: 'TENTATIVE',
    };
    const beforeHearingBack = aChange({ ...tentative, revision: 0 }, moved);
    expect(mergeOperation(confirmed, beforeHearingBack, arrivingFrom('desk-a'))).toMatchObject({ kind: 'applied' });
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
    expect(mergeOperation(person(), aChange(person(), fields), arrivingFrom('desk-a'))).toEqual({
      kind: 'quarantined',
      reason: 'malformed-record',
      field,
    });
  });

  test('a record that is not whole', () => {
    const { name: _left, ...rest } = aPerson();
    expect(mergeOperation(null, anOperation({ fields: rest }), arrivingFrom('desk-a'))).toMatchObject({
      kind: 'quarantined',
      field: 'name',
    });
  });

  test('an appointment that ends before it begins, however the times are written', () => {
    const backwards = anAppointment({ startsAt: '2026-11-24T06:00:00.5Z', endsAt: '2026-11-24T06:00:00Z' });
    expect(
      mergeOperation(null, aCreation('appointments', 'appointment-1', backwards), arrivingFrom('desk-a')),
    ).toMatchObject({
      kind: 'quarantined',
      field: 'endsAt',
    });
  });

  test('a settings document that does not exist', () => {
    expect(mergeOperation(null, aCreation('settings', 'constructor', {}), arrivingFrom('desk-a'))).toMatchObject({
      kind: 'quarantined',
      field: 'id',
    });
  });
});
