import { stripInvisible } from '#shared/kernel/bidi.ts';
import { foldDigits } from '#shared/kernel/digits.ts';
import { survivorOf } from '#shared/people/merge-people.ts';
import { phoneKey } from '#shared/people/phone.ts';
import { createNameIndex, type NameHit } from '#shared/text/name-index.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, StoredRow } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import {
  dialledAtHome,
  numberEntry,
  personEntry,
  type DirectoryEntries,
  type DirectoryTable,
  type PersonEntry,
} from './directory-entry.ts';
import { createDirectorySnapshot } from './directory-snapshot.ts';
import { createListeners } from '../store/listeners.ts';
import { nonceOf } from '../store/row-nonce.ts';
import { createPhoneBook } from './phone-book.ts';
import { createSharedTexts } from './shared-texts.ts';
import type { Vault } from '../sealing/vault.ts';

/** Why a person is among the matches. */
export type MatchReason = 'phone' | 'id-number' | NameHit['grade'];

export interface DirectoryPerson extends PersonEntry {
  /** Digits as dialled at home, «0501234567», one for each number. */
  readonly phones: readonly string[];
}

export interface PersonMatch {
  readonly person: DirectoryPerson;
  readonly reason: MatchReason;
}

/** Ids read between two breaths: a hundred thousand in one answer hold the window for 100 ms. */
const ID_STEP = 5000;

/** Rows read between two breaths while the directory is built, so that the desk stays usable meanwhile. */
const BUILD_STEP = 500;

/** Fewer rows are opened sooner than what was remembered of them is looked at. */
const WORTH_REMEMBERING = 2000;

/** Fewer digits match nearly everyone. */
const LEAST_DIGITS = 3;

interface DirectoryDependencies {
  readonly database: DeskDatabase;
  readonly store: DeskStore;
  readonly vault: Vault;
  readonly worthRemembering?: number;
}

/**
 * Everyone this desk may know, in memory, for search as you type: by part of a number, or by any spelling of a name.
 * Built after the desk is opened, from what was remembered and from the rows sealed since; kept up with every write.
 */
export function createPeopleDirectory({
  database,
  store,
  vault,
  worthRemembering = WORTH_REMEMBERING,
}: DirectoryDependencies) {
  const people = new Map<string, DirectoryPerson>();
  const phones = createPhoneBook();
  const names = createNameIndex();
  const shared = createSharedTexts();
  const snapshot = createDirectorySnapshot({ database, vault });
  /** What was written or removed while the directory is being built: the rows read for building are older. */
  const changedMeanwhile = new Set<string>();
  let ready = false;
  /** Built, and remembered. */
  let settled = false;
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

  const takeEntry: { readonly [Table in DirectoryTable]: (id: string, entry: DirectoryEntries[Table]) => void } = {
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
  const take = (record: SyncRecord): void => {
    if (record.table === 'people') takeEntry.people(record.id, personEntry(record));
    if (record.table === 'contactPoints') takeEntry.contactPoints(record.id, numberEntry(record));
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
    if (!settled) for (const address of [...written, ...removed]) changedMeanwhile.add(recordKey(address));
    written.forEach(take);
    removed.forEach(forget);
    // Where somebody is forgotten, what was remembered goes with him. A desk that ends first finds at its next start that it no longer fits.
    if (removed.some(isOurs) || written.some(({ table }) => table === 'erasures'))
      void snapshot.drop().catch(() => undefined);
    if ([...written, ...removed].some(isOurs)) changed();
  });

  /**
   * Takes in what was remembered of a table, of those whose row is still there: all can be found at once, and are compared with their rows
   * afterwards. Gives the nonces of the rows that all were read from.
   */
  const recall = async <Table extends DirectoryTable>(
    table: Table,
    takeIn: (id: string, entry: DirectoryEntries[Table]) => void,
  ): Promise<Map<string, string>> => {
    const nonces = new Map<string, string>();
    if ((await database[table].count()) < worthRemembering) return nonces;
    const present = await idsIn(database[table]);
    for await (const piece of snapshot.pieces(table)) {
      for (const { id, nonce, entry } of piece) {
        nonces.set(id, nonce);
        if (present.has(id) && !changedMeanwhile.has(recordKey({ table, id }))) takeIn(id, entry);
      }
    }
    return nonces;
  };

  /**
   * Takes in what is not remembered of a table, step by step, and sets the nonces of its rows; gives the ids that are to be remembered of each
   * scope, or null where that stands already.
   */
  const readInSteps = async <Table extends DirectoryTable>(
    table: Table,
    nonces: Map<string, string>,
    entryOf: (record: SyncRecord) => DirectoryEntries[Table],
  ): Promise<Map<string, string[]> | null> => {
    const isWorth = (await database[table].count()) >= worthRemembering;
    const byScope = new Map<string, string[]>();
    const remembered = nonces.size;
    let known = 0;
    let opened = 0;
    for await (const rows of inSteps(database[table])) {
      const unknown: StoredRow[] = [];
      for (const row of rows) {
        const { id, scope } = row;
        const before = nonces.get(id);
        const isHeld = vault.holds(scope);
        if (isHeld && before === nonceOf(row)) {
          known += 1;
          listFor(byScope, scope).push(id);
        } else if (isHeld) unknown.push(row);
        // He was remembered under a scope that his row has left, for one that is not held.
        else if (before !== undefined && !changedMeanwhile.has(recordKey({ table, id }))) forget({ table, id });
      }
      const entries = new Map((await store.openAll(table, unknown)).map((record) => [record.id, entryOf(record)]));
      opened += unknown.length;
      for (const row of unknown) {
        const { id, scope } = row;
        if (changedMeanwhile.has(recordKey({ table, id }))) continue;
        const entry = entries.get(id);
        if (entry === undefined) {
          forget({ table, id });
          continue;
        }
        takeEntry[table](id, entry);
        if (!isWorth) continue;
        nonces.set(id, nonceOf(row));
        listFor(byScope, scope).push(id);
      }
    }
    return isWorth && (opened > 0 || known < remembered) ? byScope : null;
  };

  /** Writes down what is to be remembered of a table. What was written since it was read is opened at the next start. */
  const remember = <Table extends DirectoryTable>(
    table: Table,
    byScope: ReadonlyMap<string, readonly string[]>,
    nonces: ReadonlyMap<string, string>,
    entryNow: (id: string) => DirectoryEntries[Table] | undefined,
  ): Promise<void> =>
    snapshot.write(table, byScope, (id) => {
      const nonce = nonces.get(id);
      const entry = changedMeanwhile.has(recordKey({ table, id })) ? undefined : entryNow(id);
      return nonce === undefined || entry === undefined ? null : { id, nonce, entry };
    });

  const entryOfPerson = (id: string): PersonEntry | undefined => {
    const person = people.get(id);
    if (!person) return undefined;
    const { phones: _, ...entry } = person;
    return entry;
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

    /** The loose key of somebody's name, as lists are ordered and filtered by it: read here, it is not folded anew for everyone. */
    nameKey: names.looseKey,

    /** The numbers a person gave as his own, as they are compared: a spouse's says nothing about who it is. */
    ownNumbers: phones.ownOf,

    /** Reads everyone, in steps that leave the desk time to breathe. */
    async build(): Promise<void> {
      const knownNumbers = await recall('contactPoints', takeEntry.contactPoints);
      const knownPeople = await recall('people', takeEntry.people);
      changed();
      const numbersFound = await readInSteps('contactPoints', knownNumbers, numberEntry);
      const peopleFound = await readInSteps('people', knownPeople, personEntry);
      ready = true;
      announceReady();
      changed();
      if (numbersFound) await remember('contactPoints', numbersFound, knownNumbers, (id) => phones.byId(id) ?? null);
      if (peopleFound) await remember('people', peopleFound, knownPeople, entryOfPerson);
      settled = true;
      changedMeanwhile.clear();
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

const isOurs = ({ table }: Pick<SyncRecord, 'table'>): boolean => table === 'people' || table === 'contactPoints';

/** The ids of all rows of a table. */
async function idsIn(table: DeskDatabase[DirectoryTable]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let last = ''; ;) {
    const ids = await table.where(':id').above(last).limit(ID_STEP).primaryKeys();
    for (const id of ids) found.add(id);
    if (ids.length < ID_STEP) return found;
    last = ids.at(-1) ?? '';
  }
}

/** All rows of a table in the order of their ids, some at a time. */
async function* inSteps(table: DeskDatabase[DirectoryTable]): AsyncGenerator<StoredRow[]> {
  let last = '';
  for (;;) {
    const rows = await table.where(':id').above(last).limit(BUILD_STEP).toArray();
    if (rows.length > 0) yield rows;
    if (rows.length < BUILD_STEP) return;
    last = rows.at(-1)?.id ?? '';
  }
}

function listFor<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Everyone this desk may know, for search as you type. */
export type PeopleDirectory = ReturnType<typeof createPeopleDirectory>;
