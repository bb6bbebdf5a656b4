import type { PlannedOperation } from '#shared/sync/operation.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
import { recordKey, type RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, StoredRow } from './database.ts';
import {
  JournalPosition,
  positionAfter,
  startOfJournal,
  type AcceptedEntry,
  type StandingEntry,
} from '../journal/journal-entry.ts';
import { createJournalWriter, type JournalWriter } from '../journal/journal-writer.ts';
import { breath } from './breath.ts';
import { createListeners } from './listeners.ts';
import { createNumberSource, type NumberSource } from './number-source.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { sealOperation } from './outbox.ts';
import { createRecentlyUsed } from './recently-used.ts';
import { recordsAfter } from './records-after.ts';
import { fromRow, toRow } from './row-codec.ts';
import { nonceOf } from './row-nonce.ts';
import { slicesOf } from './rows-in-slices.ts';
import type { Vault } from '../sealing/vault.ts';

/*
 * How a save becomes durable:
 *
 *   plan ──► journal (sealed, forced to the disk) ──► one strict transaction { rows, outbox, position } ──► "saved"
 *              │                                        │
 *              └ fails: nothing was saved               └ fails: the journal entry is withdrawn, nothing was saved
 *
 * Rows are opened and sealed before the transaction begins, because a transaction does not wait for cryptography; that
 * is safe because every writer of this store takes its turn in `inTurn`.
 */

export interface DeskStoreDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly journal: { append(entry: Uint8Array): Promise<void> };
  readonly deskCode: string;
  /** Who works at the desk: every operation says who did it. */
  readonly userId: string | null;
  /** Whether this desk may keep the records of a scope. Those of others are sent, and leave nothing behind. */
  readonly holds: (scope: string) => boolean;
  /** The clock, as an ISO instant. */
  readonly now: () => string;
}

/** What a save asks for: its operations, and what it gives back to its caller. */
export interface Plan<Value> {
  readonly operations: readonly PlannedOperation[];
  readonly value: Value;
}

/** A save that does not have the shape of its records; names the field for the form to show. */
export class MalformedSaveError extends Error {
  readonly table: RecordTable;
  readonly field: string;

  constructor(table: RecordTable, field: string) {
    super(`${table}.${field} is malformed`);
    this.table = table;
    this.field = field;
  }
}

/**
 * The database was emptied or exchanged while the desk was open. Nothing may be saved on top of it: numbers would be
 * given out twice. The next start rebuilds it from the journal.
 */
class DatabaseReplacedError extends Error {
  override readonly name = 'database-replaced';
}

/** What changed in the database, whoever changed it. */
export interface StoreChange {
  readonly written: readonly SyncRecord[];
  readonly removed: readonly Pick<SyncRecord, 'table' | 'id'>[];
}

export interface DeskStore {
  readonly holds: (scope: string) => boolean;
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /**
   * Saves a plan whole or not at all; resolves once it would survive a power cut. The plan is made when its turn has
   * come: what it reads is what its operations will meet. One without operations, because what it wants stands already,
   * saves nothing.
   */
  commit<Value>(plan: (numbers: NumberSource) => Plan<Value> | Promise<Plan<Value>>): Promise<Value>;
  /** Null where there is no such record, where its row is damaged, and where its scope is not held. */
  read(table: RecordTable, id: string): Promise<SyncRecord | null>;
  /** The records of the rows, without those whose rows are damaged: one bad row never takes a whole list away. */
  readAll(table: RecordTable, rows: readonly StoredRow[]): Promise<SyncRecord[]>;
  /** Opens rows without remembering them, for whoever reads the whole table once. */
  openAll(table: RecordTable, rows: readonly StoredRow[]): Promise<SyncRecord[]>;
  /** The keys (`table/id`) of rows that did not open when they were read, until they are written anew. */
  unreadable(): ReadonlySet<string>;
  /** The one that writes to the journal. */
  readonly writer: Pick<JournalWriter, 'write' | 'nextNumber' | 'resume'>;
  /** Takes journal entries into the database, in one transaction: rows, places in the outbox, the new position. */
  takeIn(entries: readonly StandingEntry[]): Promise<void>;
  /** Rejects with DatabaseReplacedError where the database has lost what this session knew to be in it. */
  position(): Promise<JournalPosition>;
  onWrite(listener: (change: StoreChange) => void): () => void;
  announce(change: StoreChange): void;
  /** Calls back after each save made at this desk, with what was saved. */
  onCommit(listener: (operations: readonly PlannedOperation[]) => void): () => void;
}

/** Milliseconds that rows are opened without a breath: within a frame. */
const STRETCH = 8;

/** Records kept open: a day's work several times over, and some twenty megabytes at the most. */
const MOST_OPENED = 10_000;

/** The desk's records: everything written goes through here. */
export function createDeskStore(dependencies: DeskStoreDependencies): DeskStore {
  const { database, vault, journal, deskCode, userId, holds, now } = dependencies;
  const inTurn = createOneAtATime();
  const writes = createListeners<[StoreChange]>();
  const commits = createListeners<[readonly PlannedOperation[]]>();
  const unreadable = new Set<string>();
  const opened = createRecentlyUsed<{ readonly sealed: string; readonly record: SyncRecord }>(MOST_OPENED);
  const writer = createJournalWriter({ vault, journal });
  let lastEntry = 0;

  const openRow = async (table: RecordTable, row: StoredRow): Promise<SyncRecord | null> => {
    const key = recordKey({ table, id: row.id });
    const sealed = nonceOf(row);
    const known = opened.get(key);
    if (known?.sealed === sealed) return known.record;
    const record = await openOrSkip(table, row);
    if (record) opened.set(key, { sealed, record });
    return record;
  };

  /** A row that does not open is damaged: it is left out and remembered, and the next round with the server repairs it. */
  const openOrSkip = async (table: RecordTable, row: StoredRow): Promise<SyncRecord | null> => {
    try {
      return await fromRow(vault, table, row);
    } catch {
      unreadable.add(recordKey({ table, id: row.id }));
      return null;
    }
  };
  /** Slice after slice: where thousands of rows were unsealed in one breath, the window did not answer meanwhile. */
  const openEach = async (
    rows: readonly StoredRow[],
    open: (row: StoredRow) => Promise<SyncRecord | null>,
  ): Promise<SyncRecord[]> => {
    const records: SyncRecord[] = [];
    let since = performance.now();
    for (const slice of slicesOf(rows)) {
      // What is open already waits for nothing that would let the window in between.
      if (performance.now() - since > STRETCH) {
        await breath();
        since = performance.now();
      }
      for (const record of await Promise.all(slice.map(open))) if (record) records.push(record);
    }
    return records;
  };

  const announce = (change: StoreChange): void => {
    for (const address of change.removed) opened.delete(recordKey(address));
    for (const address of [...change.written, ...change.removed]) unreadable.delete(recordKey(address));
    writes.tell(change);
  };

  const read = async (table: RecordTable, id: string): Promise<SyncRecord | null> => {
    const row = await database[table].get(id);
    return row && vault.holds(row.scope) ? openRow(table, row) : null;
  };
  /** The one place that decides what is shown: rows of a scope that is not held are as if they were not there. */
  const held = (rows: readonly StoredRow[]): StoredRow[] => rows.filter(({ scope }) => vault.holds(scope));

  const position = async (): Promise<JournalPosition> => {
    const stored = await database.meta.get('journal');
    const found = stored ? JournalPosition.parse(stored.value) : startOfJournal;
    if (found.entry < lastEntry) throw new DatabaseReplacedError();
    lastEntry = found.entry;
    return found;
  };

  const hasTaken = (number: number): Promise<boolean> =>
    position().then(
      ({ entry }) => entry >= number,
      () => false,
    );

  const takeIn = async (entries: readonly StandingEntry[]): Promise<void> => {
    const operations = entries.flatMap((entry) => entry.operations);
    const records = (await recordsAfter(operations, read)).filter(({ scope }) => holds(scope));
    const rows = await Promise.all(records.map(async (record) => ({ record, row: await toRow(vault, record) })));
    const queued = await Promise.all(operations.map((operation) => sealOperation(vault, operation)));
    const replaced = entries.flatMap((entry) => (entry.kind === 'mended' ? [entry.above] : []));
    const after = entries.reduce(positionAfter, await position());
    const tables = [...new Set(records.map(({ table }) => database[table]))];
    const write = async (): Promise<void> => {
      for (const { record, row } of rows) await database[record.table].put(row);
      for (const above of replaced) await database.outbox.where('mid').above(above).delete();
      await database.outbox.bulkPut(queued);
      await database.meta.put({ name: 'journal', value: after });
    };
    try {
      await database.transaction('rw', [...tables, database.outbox, database.meta], write);
    } catch (error) {
      // A transaction whose end was not heard may have ended well.
      if (!(await hasTaken(after.entry))) throw error;
    }
    lastEntry = after.entry;
    announce({ written: records, removed: [] });
  };

  const takeInOrWithdraw = async (entry: AcceptedEntry): Promise<void> => {
    try {
      await takeIn([entry]);
    } catch (error) {
      await writer.withdraw(entry.number);
      throw error;
    }
  };

  return {
    holds,
    inTurn,
    read,
    readAll: (table, rows) => openEach(held(rows), (row) => openRow(table, row)),
    openAll: (table, rows) => openEach(held(rows), (row) => openOrSkip(table, row)),
    unreadable: () => unreadable,
    writer,
    takeIn,
    position,
    announce,
    onWrite: writes.add,
    onCommit: commits.add,
    commit: (plan) =>
      inTurn(async () => {
        await writer.settle();
        const before = await position();
        const numbers = createNumberSource({ deskCode, now, last: before.counter });
        const { operations: planned, value } = await plan(numbers);
        if (planned.length === 0) return value;
        const entry: AcceptedEntry = {
          kind: 'accepted',
          number: writer.nextNumber(before.entry),
          operations: planned.map((operation, index) => ({
            ...operation,
            mid: before.mid + 1 + index,
            schema: OPERATION_SCHEMA,
            by: userId,
          })),
          counter: numbers.given(),
        };
        refuseMalformed(await recordsAfter(entry.operations, read));
        await writer.write(entry);
        await takeInOrWithdraw(entry);
        commits.tell(planned);
        return value;
      }),
  };
}

/** What the server would have to put in quarantine is not accepted here in the first place. */
function refuseMalformed(records: readonly SyncRecord[]): void {
  for (const { table, id, fields } of records) {
    const checked = checkRecord(table, id, fields);
    if (!checked.ok) throw new MalformedSaveError(table, checked.error.field);
  }
}
