import { stripInvisible } from '#shared/kernel/bidi.ts';
import { foldDigits } from '#shared/kernel/digits.ts';
import { createIdMap } from '#shared/kernel/id-map.ts';
import { answersExactly } from '#shared/people/answers-exactly.ts';
import { survivorOf } from '#shared/people/merge-people.ts';
import { phoneKey } from '#shared/people/phone.ts';
import { createNameIndex, type NameHit } from '#shared/text/name-index.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { dialledAtHome, type DirectoryEntries, type DirectoryTable, type PersonEntry } from './directory-entry.ts';
import { createPhoneBook } from './phone-book.ts';
import { createSharedTexts } from './shared-texts.ts';

/** Why a person is among the matches. */
export type MatchReason = 'phone' | 'id-number' | NameHit['grade'];

export interface DirectoryPerson extends PersonEntry {
  /** Digits as dialled at home, «0501234567», one for each number. */
  readonly phones: readonly string[];
}

export interface PersonMatch {
  readonly person: DirectoryPerson;
  readonly reason: MatchReason;
  /** What was typed is all theirs, not only like it. */
  readonly isExact: boolean;
}

/** Fewer digits match nearly everyone. */
const LEAST_DIGITS = 3;

/** People in memory, found by part of a number or by any spelling of a name. Knows nothing of where they come from. */
export function createPeopleIndex() {
  const people = createIdMap<DirectoryPerson>();
  const phones = createPhoneBook();
  const names = createNameIndex();
  const shared = createSharedTexts();

  const showPhones = (owners: readonly string[]): void => {
    for (const id of owners) {
      const person = people.get(id);
      if (person) people.set(id, { ...person, phones: phones.of(id) });
    }
  };
  const takers: { readonly [Table in DirectoryTable]: (id: string, entry: DirectoryEntries[Table]) => void } = {
    people(id, entry) {
      const { section, gender, villageId } = entry;
      people.set(id, {
        ...entry,
        id,
        section: shared(section),
        gender: shared(gender),
        villageId: villageId === null ? null : shared(villageId),
        phones: phones.of(id),
      });
      names.add(id, entry.name);
    },
    contactPoints(id, entry) {
      showPhones(entry === null ? phones.remove(id) : phones.put(id, entry));
    },
  };
  const entries: { readonly [Table in DirectoryTable]: (id: string) => DirectoryEntries[Table] | undefined } = {
    people(id) {
      const person = people.get(id);
      if (!person) return undefined;
      const { phones: _, ...entry } = person;
      return entry;
    },
    // A number that was taken away is known to be.
    contactPoints: (id) => phones.byId(id) ?? null,
  };

  /** The one who stands for a person, if he is known. */
  const survivor = (id: string): DirectoryPerson | null =>
    people.get(survivorOf(id, (each) => people.get(each)?.mergedInto ?? null)) ?? people.get(id) ?? null;

  const searchNumbers = (digits: string, limit: number): Likeness[] => {
    const wanted = writtenForms(digits);
    const matches: Likeness[] = [];
    for (const person of people.values()) {
      const isPhone = isAmong(person.phones, wanted);
      if (!isPhone && !person.idNumber.startsWith(digits)) continue;
      const found = person.mergedInto === null ? person : (survivor(person.id) ?? person);
      if (matches.some((match) => match.person.id === found.id)) continue;
      matches.push({ person: found, reason: isPhone ? 'phone' : 'id-number' });
      if (matches.length === limit) break;
    }
    return matches;
  };

  const searchNames = (typed: string, limit: number): Likeness[] =>
    names.search(typed, limit).flatMap(({ id, grade }) => {
      const person = survivor(id);
      return person ? [{ person, reason: grade }] : [];
    });

  /** The best matches for what was typed so far, best first. */
  const search = (typed: string, limit: number): PersonMatch[] => {
    const digits = foldDigits(stripInvisible(typed)).replaceAll(/[\s\-()+./]/g, '');
    const isNumber = /^\d+$/.test(digits);
    if (isNumber && digits.length < LEAST_DIGITS) return [];
    return eachOnce(isNumber ? searchNumbers(digits, limit) : searchNames(typed, limit)).map((match) => ({
      ...match,
      isExact: answersExactly(typed, { ...match.person, ownNumbers: phones.ownOf(match.person.id) }),
    }));
  };

  return {
    /** Takes in what a record says of a person or a number, in the place of what was known of it. */
    take: <Table extends DirectoryTable>(table: Table, id: string, entry: DirectoryEntries[Table]): void =>
      takers[table](id, entry),
    forget({ table, id }: Pick<SyncRecord, 'table' | 'id'>): void {
      if (table === 'people') {
        people.delete(id);
        names.remove(id);
      }
      if (table === 'contactPoints') showPhones(phones.remove(id));
    },
    /** What is known under an id; undefined where there is nobody. */
    entryOf: <Table extends DirectoryTable>(table: Table, id: string): DirectoryEntries[Table] | undefined =>
      entries[table](id),

    size: people.size,
    get: survivor,
    /** Everybody whose card stands; another list at each call. */
    standing: (): DirectoryPerson[] => [...people.values()].filter(({ mergedInto }) => mergedInto === null),
    /** The loose key of somebody's name, as lists are ordered and filtered by it: read here, it is not folded anew for everyone. */
    nameKey: names.looseKey,
    /** The numbers a person gave as his own, as they are compared: a spouse's says nothing about who it is. */
    ownNumbers: phones.ownOf,

    search,
  };
}

/** Somebody whose number or name is like what was typed. */
type Likeness = Omit<PersonMatch, 'isExact'>;

/** Records of one person are one match, the best of them. */
const eachOnce = (matches: readonly Likeness[]): Likeness[] =>
  matches.filter(({ person }, index) => matches.findIndex((match) => match.person.id === person.id) === index);

/** True where one of the numbers holds one of the forms. A keystroke asks it of everyone, so it makes nothing. */
function isAmong(numbers: readonly string[], forms: readonly string[]): boolean {
  for (const number of numbers) for (const form of forms) if (number.includes(form)) return true;
  return false;
}

/** What part of a number may look like in the directory: as typed, and without the country's code in front. */
function writtenForms(digits: string): string[] {
  const forms = [digits, phoneKey(digits) ?? digits, digits.replace(/^(?:00)?9660?/, '0')];
  return [...new Set(forms.map(dialledAtHome))].filter((form) => form.length >= LEAST_DIGITS);
}
