import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMinorOn, readBirthYear } from '#shared/people/birth-year.ts';
import { readPersonForm, toPersonForm, type PersonForm } from '#shared/people/person-form.ts';
import { Birth, Gender, IdType, PersonFlag } from '#shared/people/person.ts';
import { aPerson } from '#tests/builders/records.ts';

const TODAY = '2026-11-24';
const formOf = (facts: Partial<PersonForm> = {}): PersonForm => ({ ...toPersonForm(aPerson()), ...facts });

test('a person whose form was opened and not touched stays as he was, whatever is known of the birth', () => {
  const birth = fc.option(
    fc.record({
      date: fc
        .date({ min: new Date('1940-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      calendar: fc.constantFrom(...Birth.shape.calendar.options),
      precision: fc.constantFrom(...Birth.shape.precision.options),
    }),
  );
  fc.assert(
    fc.property(
      birth,
      fc.constantFrom(...Gender.options),
      fc.constantFrom(...IdType.options),
      fc.subarray(PersonFlag.options),
      (birth, gender, idType, flags) => {
        const person = aPerson({ birth, gender, idType, flags, idNumber: idType === 'NONE' ? '' : '1012345672' });
        const read = readPersonForm(toPersonForm(person), TODAY, birth);
        expect(read.ok && { ...person, ...read.value }).toEqual(person);
      },
    ),
  );
});

test('a name is saved without the marks that nobody sees and without doubled spaces', () => {
  const read = readPersonForm(formOf({ name: '\u202Bنورة  بنت\u200F محمد\u202C ' }), TODAY);
  expect(read.ok && read.value.name).toBe('نورة بنت محمد');
});

test('a text of a megabyte is refused at its field, and by how much it is too long', () => {
  const read = readPersonForm(formOf({ name: 'ن'.repeat(1_000_000), idNumber: '1'.repeat(31) }), TODAY);
  expect(read).toEqual({
    ok: false,
    error: { name: { kind: 'too-long', extra: 999_800 }, idNumber: { kind: 'too-long', extra: 1 } },
  });
});

test.each([
  ['١٤١٠', { date: '1989-08-03', calendar: 'HIJRI', precision: 'YEAR' }],
  ['1410 هـ', { date: '1989-08-03', calendar: 'HIJRI', precision: 'YEAR' }],
  ['1990', { date: '1990-01-01', calendar: 'GREGORIAN', precision: 'YEAR' }],
])('«%s» is a year of birth', (typed, birth) => {
  expect(readBirthYear(typed, TODAY)).toEqual({ ok: true, value: birth });
});

test.each([
  ['', 'not-a-year'],
  ['14١', 'not-a-year'],
  ['سنة', 'not-a-year'],
  ['1300', 'out-of-range'],
  ['1850', 'out-of-range'],
  ['1449', 'in-the-future'],
  ['2027', 'in-the-future'],
])('«%s» is none: %s', (typed, reason) => {
  expect(readBirthYear(typed, TODAY)).toEqual({ ok: false, error: reason });
  const read = readPersonForm(formOf({ birthKnown: 'YEAR', birthYear: typed }), TODAY);
  expect(read).toEqual({ ok: false, error: { birthYear: { kind: reason } } });
});

test('a day that was never typed is asked for; an id that was emptied is no id', () => {
  expect(readPersonForm(formOf({ birthKnown: 'DAY', birthDay: null }), TODAY)).toEqual({
    ok: false,
    error: { birthDay: { kind: 'missing' } },
  });
  const read = readPersonForm(formOf({ idNumber: '  ' }), TODAY);
  expect(read.ok && read.value).toMatchObject({ idType: 'NONE', idNumber: '' });
});

test('eighteen is completed on the birthday, not before', () => {
  const birth = { date: '2008-11-24', calendar: 'GREGORIAN', precision: 'DAY' } as const;
  expect(isMinorOn(birth, '2026-11-23')).toBe(true);
  expect(isMinorOn(birth, '2026-11-24')).toBe(false);
});

test('a village that is in no list keeps a form from being saved: it would be lost without a word', () => {
  const read = readPersonForm(formOf({ unlistedVillage: 'حلباء' }), TODAY);
  expect(!read.ok && read.error).toEqual({ village: { kind: 'unlisted' } });
});
