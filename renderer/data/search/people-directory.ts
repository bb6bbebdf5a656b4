import { createIdMap, type IdMap } from '#shared/kernel/id-map.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, StoredRow } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import { numberEntry, personEntry, type DirectoryEntries, type DirectoryTable } from './directory-entry.ts';
import { createDirectorySnapshot } from './directory-snapshot.ts';
import { createListeners } from '../store/listeners.ts';
import { nonceOf } from '../store/row-nonce.ts';
import { createPeopleIndex, type DirectoryPerson } from './people-index.ts';
import type { RowSteps, RowWalk } from './row-walk.ts';
import type { Vault } from '../sealing/vault.ts';

/** Fewer rows are opened sooner than what was remembered of them is looked at. */
const WORTH_REMEMBERING = 2000;

interface DirectoryDependencies {
  readonly database: DeskDatabase;
  readonly store: DeskStore;
  readonly vault: Vault;
  readonly walk: RowWalk;
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
  walk,
  worthRemembering = WORTH_REMEMBERING,
}: DirectoryDependencies) {
  const index = createPeopleIndex();
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

  const standing = (): readonly DirectoryPerson[] => (everyone ??= index.standing());

  const take = (record: SyncRecord): void => {
    if (record.table === 'people') index.take('people', record.id, personEntry(record));
    if (record.table === 'contactPoints') index.take('contactPoints', record.id, numberEntry(record));
  };

  store.onWrite(({ written, removed }) => {
    if (!settled) for (const address of [...written, ...removed]) changedMeanwhile.add(recordKey(address));
    written.forEach(take);
    removed.forEach(index.forget);
    // Where somebody is forgotten, what was remembered goes with him. A desk that ends first finds at its next start that it no longer fits.
    if (removed.some(isOurs) || written.some(({ table }) => table === 'erasures'))
      void snapshot.drop().catch(() => undefined);
    if ([...written, ...removed].some(isOurs)) changed();
  });

  /**
   * Takes in what was remembered of a table, of those whose row is still there: all can be found at once, and are compared with their rows
   * afterwards. Gives the nonces of the rows that all were read from.
   */
  const recall = async (table: DirectoryTable): Promise<IdMap<string>> => {
    const nonces = createIdMap<string>();
    if ((await database[table].count()) < worthRemembering) return nonces;
    const present = createIdMap<true>();
    for await (const ids of walkAlong(walk, 'ids', table)) for (const id of ids) present.set(id, true);
    for await (const piece of snapshot.pieces(table)) {
      for (const { id, nonce, entry } of piece) {
        nonces.set(id, nonce);
        if (present.has(id) && !changedMeanwhile.has(recordKey({ table, id }))) index.take(table, id, entry);
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
    nonces: IdMap<string>,
    entryOf: (record: SyncRecord) => DirectoryEntries[Table],
  ): Promise<Map<string, string[]> | null> => {
    const isWorth = (await database[table].count()) >= worthRemembering;
    const byScope = new Map<string, string[]>();
    const remembered = nonces.size();
    let known = 0;
    let opened = 0;
    for await (const marks of walkAlong(walk, 'marks', table)) {
      const unknown: string[] = [];
      for (const { id, scope, nonce } of marks) {
        const before = nonces.get(id);
        const isHeld = vault.holds(scope);
        if (isHeld && before === nonce) {
          known += 1;
          listFor(byScope, scope).push(id);
        } else if (isHeld) unknown.push(id);
        // He was remembered under a scope that his row has left, for one that is not held.
        else if (before !== undefined && !changedMeanwhile.has(recordKey({ table, id }))) index.forget({ table, id });
      }
      const rows = await rowsOf(database[table], unknown, marks.length);
      const entries = new Map((await store.openAll(table, rows)).map((record) => [record.id, entryOf(record)]));
      opened += rows.length;
      for (const row of rows) {
        const { id, scope } = row;
        if (changedMeanwhile.has(recordKey({ table, id }))) continue;
        const entry = entries.get(id);
        if (entry === undefined) {
          index.forget({ table, id });
          continue;
        }
        index.take(table, id, entry);
        if (!isWorth) continue;
        nonces.set(id, nonceOf(row));
        listFor(byScope, scope).push(id);
      }
    }
    return isWorth && (opened > 0 || known < remembered) ? byScope : null;
  };

  const readEveryone = async () => {
    const knownNumbers = await recall('contactPoints');
    const knownPeople = await recall('people');
    changed();
    const numbers = { known: knownNumbers, found: await readInSteps('contactPoints', knownNumbers, numberEntry) };
    const people = { known: knownPeople, found: await readInSteps('people', knownPeople, personEntry) };
    return { numbers, people };
  };

  /** Writes down what is to be remembered of a table. What was written since it was read is opened at the next start. */
  const remember = (
    table: DirectoryTable,
    byScope: ReadonlyMap<string, readonly string[]>,
    nonces: Pick<IdMap<string>, 'get'>,
  ): Promise<void> =>
    snapshot.write(table, byScope, (id) => {
      const nonce = nonces.get(id);
      const entry = changedMeanwhile.has(recordKey({ table, id })) ? undefined : index.entryOf(table, id);
      return nonce === undefined || entry === undefined ? null : { id, nonce, entry };
    });

  return {
    /** False while the directory is still being built: a search may then miss someone. */
    isReady: (): boolean => ready,
    whenReady,
    size: index.size,
    get: index.get,
    nameKey: index.nameKey,
    ownNumbers: index.ownNumbers,
    search: index.search,

    /** Reads everyone, in steps that leave the desk time to breathe. */
    async build(): Promise<void> {
      const { numbers, people } = await readEveryone().finally(walk.end);
      ready = true;
      announceReady();
      changed();
      // Put together here, between two breaths, and not while the list of everybody is being drawn.
      standing();
      if (numbers.found) await remember('contactPoints', numbers.found, numbers.known);
      if (people.found) await remember('people', people.found, people.known);
      settled = true;
      changedMeanwhile.clear();
    },

    /** Everybody whose card stands; the same list until somebody changes. */
    everyone: standing,
    /** Calls back when somebody in it changed, and once it is built. */
    onChange: changes.add,
  };
}

const isOurs = ({ table }: Pick<SyncRecord, 'table'>): boolean => table === 'people' || table === 'contactPoints';

/** All rows of a table in the order of their ids, some at a time; the next ones are read while these are looked at. */
async function* walkAlong<What extends keyof RowSteps>(
  walk: RowWalk,
  what: What,
  table: DirectoryTable,
): AsyncGenerator<RowSteps[What]> {
  for (let coming = walk.step(what, table, ''); ;) {
    const step = await coming;
    const end = step.at(-1);
    if (end === undefined) return;
    coming = walk.step(what, table, typeof end === 'string' ? end : end.id);
    yield step;
  }
}

/** The rows with these ids, in their order, of so many that were walked along: the browser gives a stretch sooner than one after another. */
async function rowsOf(
  table: DeskDatabase[DirectoryTable],
  ids: readonly string[],
  walked: number,
): Promise<readonly StoredRow[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (ids.length * 2 < walked) return (await table.bulkGet([...ids])).filter((row) => row !== undefined);
  const wanted = new Set(ids);
  return (await table.where(':id').between(first, last, true, true).toArray()).filter(({ id }) => wanted.has(id));
}

function listFor<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Everyone this desk may know, for search as you type. */
export type PeopleDirectory = ReturnType<typeof createPeopleDirectory>;
