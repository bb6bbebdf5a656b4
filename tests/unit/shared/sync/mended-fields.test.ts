import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_NAME } from '#shared/people/person.ts';
import { askedFor } from '#shared/sync/mendable-field.ts';
import { mend } from '#shared/sync/mended-fields.ts';
import { recordFaults } from '#shared/sync/record-schemas.ts';
import type { Fields, RecordTable } from '#shared/sync/record.ts';
import { aContactPoint, anAppointment, aPerson, aRequest } from '#tests/builders/records.ts';

const TOO_LONG = 'ا'.repeat(LONGEST_NAME + 50);
const faulty = (table: RecordTable, fields: Fields) => ({
  table,
  id: 'one',
  fields,
  faults: recordFaults(table, 'one', fields),
});
const pathsOf = (table: RecordTable, fields: Fields) =>
  askedFor(table, fields, recordFaults(table, 'one', fields))?.map(({ path, kind }) => `${path} ${kind}`);

test('each field that is wrong is named once, with what is wrong and what would fit', () => {
  const fields = {
    ...aPerson({ name: TOO_LONG, idNumber: '1'.repeat(40) }),
    gender: 'X',
    villageId: undefined,
    nickname: 'أبو سعد',
  };
  expect(recordFaults('people', 'one', fields as unknown as Fields)).toEqual([
    { field: 'name', fault: 'too-long', limit: LONGEST_NAME },
    { field: 'gender', fault: 'no-choice', limit: null },
    { field: 'idNumber', fault: 'too-long', limit: 30 },
    { field: 'villageId', fault: 'missing', limit: null },
    { field: 'nickname', fault: 'unknown', limit: null },
  ]);
  expect(recordFaults('people', 'one', aPerson())).toEqual([]);
  expect(recordFaults('people', 'one', aPerson({ name: 'a\0b' }))).toEqual([
    { field: 'name', fault: 'unstorable', limit: null },
  ]);
});

test('only what is wrong is asked for, in a field of its kind; the rest stays word for word', () => {
  const fields = { ...aPerson({ name: TOO_LONG }), birth: { date: 'soon', calendar: 'HIJRI', precision: 'DAY' } };
  expect(pathsOf('people', fields)).toEqual(['name text', 'birth.date date']);
  const { fields: mended, faults } = mend(faulty('people', fields), { name: 'سعد', 'birth.date': '1990-01-01' });
  expect(faults).toEqual([]);
  expect(mended).toEqual({ ...fields, name: 'سعد', birth: { ...fields.birth, date: '1990-01-01' } });
});

test('what the record has no place for goes, what it does without is left empty, a missing group is asked for part by part', () => {
  const { villageId: _village, ...person } = aPerson();
  const state = mend(faulty('people', { ...person, nickname: 'أبو سعد' }), {});
  expect(state).toMatchObject({ faults: [], fields: { villageId: null } });
  expect(state.fields).not.toHaveProperty('nickname');

  const { allowed: _allowed, ...contact } = aContactPoint();
  expect(pathsOf('contactPoints', contact)).toEqual([
    'allowed.call flag',
    'allowed.whatsapp flag',
    'allowed.voicemail flag',
  ]);
  // Nothing is allowed that nobody has said.
  expect(mend(faulty('contactPoints', contact), { 'allowed.call': true }).fields['allowed']).toEqual({
    call: true,
    whatsapp: false,
    voicemail: false,
  });
});

test('a number that is typed anew means what it says now', () => {
  const wrong = aContactPoint({ raw: '0'.repeat(200), e164: null, kind: 'OTHER' });
  expect(mend(faulty('contactPoints', wrong), { raw: '0501234567' })).toMatchObject({
    faults: [],
    fields: { raw: '0501234567', e164: '+966501234567', kind: 'MOBILE' },
  });
});

test('a fault that shows only once another is gone is asked for then', () => {
  const record = faulty('people', { ...aPerson({ name: 'سعد\0' }), gender: 'X' });
  expect(mend(record, {}).asked?.map(({ path }) => path)).toEqual(['gender']);
  const further = mend(record, { gender: 'MALE' });
  expect(further.asked?.map(({ path }) => path)).toEqual(['gender', 'name']);
  expect(further.faults).toEqual([{ field: 'name', fault: 'unstorable', limit: null }]);
  expect(mend(record, { gender: 'MALE', name: 'سعد' }).faults).toEqual([]);
});

test('times that do not agree are asked for until they do', () => {
  const record = faulty('appointments', { ...anAppointment(), startsAt: 'soon' });
  const late = mend(record, { startsAt: '2030-01-01T09:00:00.000Z' });
  expect(late.faults).toEqual([{ field: 'endsAt', fault: 'does-not-fit', limit: null }]);
  const right = { startsAt: '2030-01-01T09:00:00.000Z', endsAt: '2030-01-01T09:30:00.000Z' };
  expect(mend(record, right)).toMatchObject({ faults: [], fields: right });
});

test('numbers that were given out, states and whatever is sealed or signed are not for mending by hand', () => {
  expect(pathsOf('requests', { ...aRequest(), referenceNumber: '1'.repeat(50) })).toBeUndefined();
  expect(pathsOf('requests', { ...aRequest(), state: 'SOON' })).toBeUndefined();
  expect(pathsOf('requests', { ...aRequest(), personId: 7 })).toBeUndefined();
  expect(pathsOf('complaints', { sealed: 'x' })).toBeUndefined();
  expect(mend(faulty('requests', { ...aRequest(), state: 'SOON' }), {}).asked).toBeNull();
});

test('whatever is wrong with a record, mending it ends, and what is said to be right is right', () =>
  fc.assert(
    fc.property(
      fc.record({
        name: fc.json(),
        idNumber: fc.jsonValue(),
        birth: fc.jsonValue(),
        gender: fc.jsonValue(),
        flags: fc.jsonValue(),
      }),
      fc.dictionary(fc.constantFrom('name', 'idNumber', 'gender', 'birth.date', 'flags'), fc.jsonValue()),
      (wrong, typed) => {
        const fields = { ...aPerson(), ...wrong } as Fields;
        const { asked, fields: mended, faults } = mend(faulty('people', fields), typed as Fields);
        if (asked === null) expect(mended).toEqual(fields);
        else expect(recordFaults('people', 'one', mended)).toEqual(faults);
      },
    ),
  ));
