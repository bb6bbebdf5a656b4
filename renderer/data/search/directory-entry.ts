import { foldDigits } from '#shared/kernel/digits.ts';
import type { Section } from '#shared/association/section.ts';
import type { Gender } from '#shared/people/person.ts';
import { phoneKey } from '#shared/people/phone.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { toEntity } from '../store/entity.ts';
import type { ListedNumber } from './phone-book.ts';

/** What the directory says of somebody, but for the numbers. */
export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly section: Section;
  readonly idNumber: string;
  readonly villageId: string | null;
  readonly gender: Gender;
  /** Gregorian; null where unknown. */
  readonly birthYear: number | null;
  /** The record that stands for this one since the two were merged. */
  readonly mergedInto: string | null;
  /** When the association first met the person, ISO. */
  readonly firstContactAt: string;
}

/** A number in the directory; null where it was taken away. */
export type NumberEntry = ListedNumber | null;

/** The records that the directory is made of, and what it takes of each. */
export interface DirectoryEntries {
  readonly people: PersonEntry;
  readonly contactPoints: NumberEntry;
}
export type DirectoryTable = keyof DirectoryEntries;

/** What the directory takes of a person's record. */
export function personEntry(record: SyncRecord): PersonEntry {
  const person = toEntity<'people'>(record);
  const { id, name, section, idNumber, villageId, gender, birth, mergedInto, firstContactAt } = person;
  const birthYear = birth === null ? null : Number(birth.date.slice(0, 4));
  return { id, name, section, idNumber, villageId, gender, birthYear, mergedInto, firstContactAt };
}

/** What the directory takes of a number's record. */
export function numberEntry(record: SyncRecord): NumberEntry {
  const { personId, raw, isRemoved, relation, e164 } = toEntity<'contactPoints'>(record);
  if (isRemoved) return null;
  return { personId, number: dialledAtHome(raw), isOwn: relation === 'SELF' && (e164 ?? phoneKey(raw)) !== null };
}

/** «0501234567» for Saudi numbers however they were written; other numbers as their digits. */
export function dialledAtHome(raw: string): string {
  const key = phoneKey(raw) ?? foldDigits(raw).replaceAll(/\D/g, '');
  return key.replace(/^\+966/, '0').replace(/^\+/, '00');
}
