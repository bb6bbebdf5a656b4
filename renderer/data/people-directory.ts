import { stripInvisible } from '#shared/kernel/bidi.ts';
import { foldDigits } from '#shared/kernel/digits.ts';
import type { Section } from '#shared/association/section.ts';
import { survivorOf } from '#shared/people/merge-people.ts';
import type { Gender } from '#shared/people/person.ts';
import { phoneKey } from '#shared/people/phone.ts';
import { createNameIndex, type NameHit } from '#shared/text/name-index.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { toEntity } from './entity.ts';
import { createListeners } from './listeners.ts';
import { createPhoneBook } from './phone-book.ts';

/** Why a person is among the matches. */
export type MatchReason = 'phone' | 'id-number' | NameHit['grade'];

export interface DirectoryPerson {
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
  /** Digits as dialled at home, «0501234567», one for each number. */
  readonly phones: readonly string[];
}

export interface PersonMatch {
  readonly person: DirectoryPerson;
  readonly reason: MatchReason;
}

/** Rows opened between two breaths while the directory is built, so that the desk stays usable meanwhile. */
const BUILD_STEP = 500;

/** Fewer digits match nearly everyone. */
const LEAST_DIGITS = 3;

/**
 * Everyone this desk may know, in memory, for search as you type: by part of a number, or by any spelling of a name.
 * Built from the sealed rows after the desk is opened, and kept up with every write.
 */
export function createPeopleDirectory({ database, store }: { database: DeskDatabase; store: DeskStore }) {
  const people = new Map<string, DirectoryPerson>();
  const phones = createPhoneBook();
  const names = createNameIndex();
  /** What was written or removed while the directory is being built: the rows read for building are older. */
  const changedMeanwhile = new Set<string>();
  let ready = false;
  let announceReady = (): void => undefined;
  const whenReady = new Promise<void>((resolve) => {
    announceReady = resolve;
  });

  const changes = createListeners<[]>();
  let everyone: readonly DirectoryPerson[] | null = null;
  const changed = (): void => {
    everyone = null;
    changes.tell();
  };

  const take = (record: SyncRecord): void => {
    if (record.table === 'people') {
      const { id, name, section, idNumber, villageId, gender, birth, mergedInto, firstContactAt } =
        toEntity<'people'>(record);
      const birthYear = birth === null ? null : Number(birth.date.slice(0, 4));
      const phonesKnown = phones.of(id);
      people.set(id, {
        id,
        name,
        section,
        idNumber,
        villageId,
        gender,
        birthYear,
        mergedInto,
        firstContactAt,
        phones: phonesKnown,
      });
      names.add(id, name);
    }
    if (record.table === 'contactPoints') {
      const { id, personId, raw, isRemoved, relation, e164 } = toEntity<'contactPoints'>(record);
      const own = relation === 'SELF' ? (e164 ?? phoneKey(raw)) : null;
      showPhones(isRemoved ? phones.remove(id) : phones.put(id, { personId, number: dialledAtHome(raw), own }));
    }
  };
  const forget = ({ table, id }: Pick<SyncRecord, 'table' | 'id'>): void => {
    if (table === 'people') {
      people.delete(id);
      names.remove(id);
    }
    if (table === 'contactPoints') showPhones(phones.remove(id));
  };
  const showPhones = (owners: readonly string[]): void => {
    for (const id of owners) {
      const person = people.get(id);
      if (person) people.set(id, { ...person, phones: phones.of(id) });
    }
  };

  store.onWrite(({ written, removed }) => {
    if (!ready) for (const address of [...written, ...removed]) changedMeanwhile.add(recordKey(address));
    written.forEach(take);
    removed.forEach(forget);
    if ([...written, ...removed].some(({ table }) => table === 'people' || table === 'contactPoints')) changed();
  });

  const readInSteps = async (table: 'contactPoints' | 'people'): Promise<void> => {
    const rows = await database[table].toArray();
    for (let start = 0; start < rows.length; start += BUILD_STEP) {
      for (const record of await store.openAll(table, rows.slice(start, start + BUILD_STEP))) {
        if (!changedMeanwhile.has(recordKey(record))) take(record);
      }
    }
  };

  /** The one who stands for a person, if the desk knows him. */
  const survivor = (id: string): DirectoryPerson | null =>
    people.get(survivorOf(id, (each) => people.get(each)?.mergedInto ?? null)) ?? people.get(id) ?? null;

  return {
    /** False while the directory is still being built: a search may then miss someone. */
    isReady: (): boolean => ready,
    whenReady,
    size: (): number => people.size,
    get: survivor,

    /** The numbers a person gave as his own, as they are compared: a spouse's says nothing about who it is. */
    ownNumbers: phones.ownOf,

    /** Reads everyone, in steps that leave the desk time to breathe. */
    async build(): Promise<void> {
      await readInSteps('contactPoints');
      await readInSteps('people');
      ready = true;
      changedMeanwhile.clear();
      announceReady();
      changed();
    },

    /** Everybody whose card stands; the same list until somebody changes. */
    everyone: (): readonly DirectoryPerson[] =>
      (everyone ??= [...people.values()].filter(({ mergedInto }) => mergedInto === null)),
    /** Calls back when somebody in it changed, and once it is built. */
    onChange: changes.add,

    /** The best matches for what was typed so far, best first. */
    search(typed: string, limit: number): PersonMatch[] {
      const digits = foldDigits(stripInvisible(typed)).replaceAll(/[\s\-()+./]/g, '');
      if (/^\d+$/.test(digits)) return digits.length < LEAST_DIGITS ? [] : searchNumbers(digits, limit);
      const found = names.search(typed, limit).flatMap(({ id, grade }) => {
        const person = survivor(id);
        return person ? [{ person, reason: grade }] : [];
      });
      return eachOnce(found);
    },
  };

  function searchNumbers(digits: string, limit: number): PersonMatch[] {
    const wanted = writtenForms(digits);
    const matches: PersonMatch[] = [];
    for (const person of people.values()) {
      const isPhone = isAmong(person.phones, wanted);
      if (!isPhone && !person.idNumber.startsWith(digits)) continue;
      const found = person.mergedInto === null ? person : (survivor(person.id) ?? person);
      if (matches.some((match) => match.person.id === found.id)) continue;
      matches.push({ person: found, reason: isPhone ? 'phone' : 'id-number' });
      if (matches.length === limit) break;
    }
    return matches;
  }
}

/** Records of one person are one match, the best of them. */
const eachOnce = (matches: readonly PersonMatch[]): PersonMatch[] =>
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

/** «0501234567» for Saudi numbers however they were written; other numbers as their digits. */
function dialledAtHome(raw: string): string {
  const key = phoneKey(raw) ?? foldDigits(raw).replaceAll(/\D/g, '');
  return key.replace(/^\+966/, '0').replace(/^\+/, '00');
}

/** Everyone this desk may know, for search as you type. */
export type PeopleDirectory = ReturnType<typeof createPeopleDirectory>;
