import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result.ts';
import { judgeText, tidyLine } from '../kernel/typed-text.ts';
import { birthYearOf, readBirthYear, type BirthYearRefusal } from './birth-year.ts';
import { foldIdNumber } from './national-id.ts';
import {
  Gender,
  IdType,
  LONGEST_ID_NUMBER,
  LONGEST_NAME,
  PersonFlag,
  PersonFlags,
  type Birth,
  type Person,
} from './person.ts';

/** A person's facts while they are being typed: what is no date yet is kept as it stands. */
export const PersonForm = z.object({
  name: z.string(),
  gender: Gender,
  idType: IdType,
  idNumber: z.string(),
  villageId: z.string().nullable(),
  /** A village that is in no list, as it was typed: it is chosen or cleared before the form is saved. */
  unlistedVillage: z.string().default(''),
  /** Whether the birth is unknown, known by its year, or by its day. */
  birthKnown: z.enum(['NO', 'YEAR', 'DAY']),
  birthYear: z.string(),
  birthDay: z.string().nullable(),
  flags: PersonFlags,
});
export type PersonForm = z.infer<typeof PersonForm>;

/** What a form changes of a person. */
export type PersonFacts = Pick<Person, 'name' | 'gender' | 'idType' | 'idNumber' | 'villageId' | 'birth' | 'flags'>;

/** Why a form cannot be saved yet, by field. What is merely odd is no fault: a desk warns and does not block. */
export interface PersonFormFaults {
  readonly name?: { readonly kind: 'too-long'; readonly extra: number };
  readonly idNumber?: { readonly kind: 'too-long'; readonly extra: number };
  readonly village?: { readonly kind: 'unlisted' };
  readonly birthYear?: { readonly kind: BirthYearRefusal };
  readonly birthDay?: { readonly kind: 'missing' };
}

/** A person's facts as the form begins with them. */
export function toPersonForm({ name, gender, idType, idNumber, villageId, birth, flags }: PersonFacts): PersonForm {
  const isByDay = birth !== null && birth.precision !== 'YEAR';
  return {
    name,
    gender,
    idType,
    idNumber,
    villageId,
    unlistedVillage: '',
    birthKnown: birth === null ? 'NO' : isByDay ? 'DAY' : 'YEAR',
    birthYear: birth === null ? '' : String(birthYearOf(birth)),
    birthDay: isByDay ? birth.date : null,
    flags,
  };
}

/**
 * Reads a form, tidied, or names every field that keeps it from being saved. `before` is the birth the form began with:
 * one that was not touched keeps its calendar and precision. `today` is an ISO date.
 */
export function readPersonForm(
  form: PersonForm,
  today: string,
  before: Birth | null = null,
): Result<PersonFacts, PersonFormFaults> {
  const name = judgeText(form.name, LONGEST_NAME);
  const idNumber = foldIdNumber(form.idNumber);
  const year = form.birthKnown === 'YEAR' ? readBirthYear(form.birthYear, today) : null;
  const extraOfId = idNumber.length - LONGEST_ID_NUMBER;
  const faults: PersonFormFaults = {
    ...(name.extra > 0 ? { name: { kind: 'too-long', extra: name.extra } } : {}),
    ...(extraOfId > 0 ? { idNumber: { kind: 'too-long', extra: extraOfId } } : {}),
    ...(form.unlistedVillage === '' ? {} : { village: { kind: 'unlisted' } }),
    ...(year && !year.ok ? { birthYear: { kind: year.error } } : {}),
    ...(form.birthKnown === 'DAY' && form.birthDay === null ? { birthDay: { kind: 'missing' } } : {}),
  };
  if (Object.keys(faults).length > 0) return err(faults);
  return ok({
    name: tidyLine(form.name),
    gender: form.gender,
    idType: idNumber === '' ? 'NONE' : form.idType,
    idNumber,
    villageId: form.villageId,
    birth: birthOf(form, year?.ok ? year.value : null, before),
    flags: PersonFlag.options.filter((flag) => form.flags.includes(flag)),
  });
}

function birthOf(form: PersonForm, byYear: Birth | null, before: Birth | null): Birth | null {
  if (form.birthKnown === 'NO') return null;
  if (form.birthKnown === 'YEAR') {
    const isUntouched = before?.precision === 'YEAR' && String(birthYearOf(before)) === form.birthYear;
    return isUntouched ? before : byYear;
  }
  if (form.birthDay === null || before?.date === form.birthDay) return before;
  return { date: form.birthDay, calendar: 'HIJRI', precision: 'DAY' };
}
