import { foldDigits } from '#shared/kernel/digits.ts';
import type { Section } from '#shared/association/section.ts';
import { phoneKey } from '#shared/people/phone.ts';
import { createNameIndex, type NameHit } from '#shared/text/name-index.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { toEntity } from './entity.ts';

/** Why a person is among the matches. */
export type MatchReason = 'phone' | 'id-number' | NameHit['grade'];

export interface DirectoryPerson {
  readonly id: string;
  readonly name: string;
  readonly section: Section;
  readonly idNumber: string;
  readonly villageId: string | null;
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
  /** Person → contact point → number. */
  const numbers = new Map<string, Map<string, string>>();
  const names = createNameIndex();
  let ready = false;
  let announceReady = (): void => undefined;
  const whenReady = new Promise<void>((resolve) => {
    announceReady = resolve;
  });

  const takePerson = (record: SyncRecord): void => {
    const { id, name, section, idNumber, villageId } = toEntity<'people'>(record);
    people.set(id, { id, name, section, idNumber, villageId, phones: phonesOf(id) });
    names.add(id, name);
  };
  const takeContactPoint = (record: SyncRecord): void => {
    const { id, personId, raw } = toEntity<'contactPoints'>(record);
    const own = numbers.get(personId) ?? new Map<string, string>();
    numbers.set(personId, own.set(id, dialledAtHome(raw)));
    const person = people.get(personId);
    if (person) people.set(personId, { ...person, phones: phonesOf(personId) });
  };
  const phonesOf = (personId: string): string[] => [...(numbers.get(personId)?.values() ?? [])];

  store.onWrite((records) => {
    for (const record of records) {
      if (record.table === 'people') takePerson(record);
      if (record.table === 'contactPoints') takeContactPoint(record);
    }
  });

  return {
    /** False while the directory is still being built: a search may then miss someone. */
    isReady: (): boolean => ready,
    whenReady,
    size: (): number => people.size,
    get: (id: string): DirectoryPerson | null => people.get(id) ?? null,

    /** Reads everyone, in steps that leave the desk time to breathe. */
    async build(): Promise<void> {
      const contacts = await database.contactPoints.toArray();
      for (let start = 0; start < contacts.length; start += BUILD_STEP) {
        const records = await store.readAll('contactPoints', contacts.slice(start, start + BUILD_STEP));
        for (const record of records) takeContactPoint(record);
      }
      const rows = await database.people.toArray();
      for (let start = 0; start < rows.length; start += BUILD_STEP) {
        for (const record of await store.readAll('people', rows.slice(start, start + BUILD_STEP))) takePerson(record);
      }
      ready = true;
      announceReady();
    },

    /** The best matches for what was typed so far, best first. */
    search(typed: string, limit: number): PersonMatch[] {
      const digits = foldDigits(typed).replaceAll(/[\s\-()+]/g, '');
      if (/^\d+$/.test(digits)) return digits.length < LEAST_DIGITS ? [] : searchNumbers(digits, limit);
      return names.search(typed, limit).flatMap(({ id, grade }) => {
        const person = people.get(id);
        return person ? [{ person, reason: grade }] : [];
      });
    },
  };

  function searchNumbers(digits: string, limit: number): PersonMatch[] {
    const wanted = [digits, phoneKey(digits), digits.replace(/^(00)?966/, '0')].flatMap((form) =>
      form ? [dialledAtHome(form)] : [],
    );
    const matches: PersonMatch[] = [];
    for (const person of people.values()) {
      if (person.phones.some((phone) => wanted.some((form) => phone.includes(form))))
        matches.push({ person, reason: 'phone' });
      else if (person.idNumber !== '' && person.idNumber.startsWith(digits))
        matches.push({ person, reason: 'id-number' });
      if (matches.length === limit) break;
    }
    return matches;
  }
}
export type PeopleDirectory = ReturnType<typeof createPeopleDirectory>;

/** «0501234567» for Saudi numbers however they were written; other numbers as their digits. */
function dialledAtHome(raw: string): string {
  const key = phoneKey(raw) ?? foldDigits(raw).replaceAll(/\D/g, '');
  return key.replace(/^\+966/, '0').replace(/^\+/, '00');
}
