import type { Operation, PlannedOperation } from '#shared/sync/operation.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { overlayOperations } from '#shared/sync/overlay.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
import { recordKey, type RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, StoredRow } from './database.ts';
import { JournalPosition, startOfJournal, type AcceptedEntry, type JournalEntry } from './journal-entry.ts';
import { createNumberSource, type NumberSource } from './number-source.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { sealOperation } from './outbox.ts';
import { fromRow, toRow } from './row-codec.ts';
import type { Vault } from './vault.ts';

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

export interface DeskStore {
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Saves a plan whole or not at all; resolves once it would survive a power cut. */
  commit<Value>(plan: (numbers: NumberSource) => Plan<Value>): Promise<Value>;
  read(table: RecordTable, id: string): Promise<SyncRecord | null>;
  readAll(table: RecordTable, rows: readonly StoredRow[]): Promise<SyncRecord[]>;
  /** Takes an accepted journal entry into the database: its rows, its place in the outbox, the new position. */
  takeIn(entry: AcceptedEntry): Promise<void>;
  position(): Promise<JournalPosition>;
  /** Calls back with every record written or removed, whoever wrote it. */
  onWrite(listener: (records: readonly SyncRecord[]) => void): () => void;
  announce(records: readonly SyncRecord[]): void;
  /** Calls back after each save made at this desk. */
  onCommit(listener: () => void): () => void;
}

/** The desk's records: everything written goes through here. */
export function createDeskStore({ database, vault, journal, deskCode, now }: DeskStoreDependencies): DeskStore {
  const inTurn = createOneAtATime();
  const listeners = new Set<(records: readonly SyncRecord[]) => void>();
  const commitListeners = new Set<() => void>();
  const opened = new Map<string, { readonly sealed: string; readonly record: SyncRecord }>();

  const openRow = async (table: RecordTable, row: StoredRow): Promise<SyncRecord> => {
    // The nonce is new with every sealing, so it tells whether the row is the one opened before.
    const key = recordKey({ table, id: row.id });
    const sealed = String(row.sealed.subarray(0, 12));
    const known = opened.get(key);
    if (known?.sealed === sealed) return known.record;
    const record = await fromRow(vault, table, row);
    opened.set(key, { sealed, record });
    return record;
  };

  const announce = (records: readonly SyncRecord[]): void => {
    for (const listener of listeners) listener(records);
  };

  const read = async (table: RecordTable, id: string): Promise<SyncRecord | null> => {
    const row = await database[table].get(id);
    return row ? openRow(table, row) : null;
  };

  const position = async (): Promise<JournalPosition> => {
    const stored = await database.meta.get('journal');
    return stored ? JournalPosition.parse(stored.value) : startOfJournal;
  };

  const writeToJournal = async (entry: JournalEntry): Promise<void> =>
    journal.append(await vault.seal(entry, 'journal'));

  const takeIn = async (entry: AcceptedEntry): Promise<void> => {
    const records = await recordsAfter(entry.operations, read);
    const rows = await Promise.all(records.map(async (record) => ({ record, row: await toRow(vault, record) })));
    const queued = await Promise.all(entry.operations.map((operation) => sealOperation(vault, operation)));
    const before = await position();
    const after: JournalPosition = {
      entry: Math.max(before.entry, entry.number),
      mid: Math.max(before.mid, ...entry.operations.map(({ mid }) => mid)),
      counter: entry.counter ?? before.counter,
    };
    const tables = [...new Set(records.map(({ table }) => database[table]))];
    await database.transaction('rw', [...tables, database.outbox, database.meta], async () => {
      for (const { record, row } of rows) await database[record.table].put(row);
      await database.outbox.bulkPut(queued);
      await database.meta.put({ name: 'journal', value: after });
    });
    announce(records);
  };

  return {
    inTurn,
    read,
    readAll: (table, rows) => Promise.all(rows.map((row) => openRow(table, row))),
    takeIn,
    position,
    announce,
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onCommit(listener) {
      commitListeners.add(listener);
      return () => commitListeners.delete(listener);
    },
    commit: (plan) =>
      inTurn(async () => {
        const before = await position();
        const numbers = createNumberSource({ deskCode, now, last: before.counter });
        const { operations: planned, value } = plan(numbers);
        const operations = planned.map((operation, index): Operation => ({
          ...operation,
          mid: before.mid + 1 + index,
          schema: OPERATION_SCHEMA,
        }));
        const entry: AcceptedEntry = {
          kind: 'accepted',
          number: before.entry + 1,
          operations,
          counter: numbers.given(),
        };
        refuseMalformed(await recordsAfter(operations, read));
        await writeToJournal(entry);
        try {
          await takeIn(entry);
        } catch (error) {
          await writeToJournal({ kind: 'withdrawn', number: entry.number, withdraws: entry.number });
          throw error;
        }
        for (const listener of commitListeners) listener();
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

/** The records as they stand once the operations are laid over what the desk has. */
async function recordsAfter(
  operations: readonly Operation[],
  read: (table: RecordTable, id: string) => Promise<SyncRecord | null>,
): Promise<SyncRecord[]> {
  const byKey = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = recordKey({ table: operation.table, id: operation.recordId });
    byKey.set(key, [...(byKey.get(key) ?? []), operation]);
  }
  const records: SyncRecord[] = [];
  for (const group of byKey.values()) {
    const [first] = group;
    if (!first) continue;
    const record = overlayOperations(await read(first.table, first.recordId), group);
    if (record) records.push(record);
  }
  return records;
}
