import { recordKey, type RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import type { JournalEntry } from './journal-entry.ts';
import { toRow } from '../store/row-codec.ts';
import type { Vault } from '../sealing/vault.ts';

/** Without these no desk can be worked at: services, tracks, units, hours and words of the association, and who may do what. */
const LASTING: ReadonlySet<RecordTable> = new Set(['settings', 'settingsVersions', 'users']);

/**
 * Keeps what the server said of them in the journal too, so that a desk whose database was emptied opens with them where no
 * server can be asked. They are few and change seldom. A disk that is full does without: the server has them.
 */
export async function keepLasting(store: DeskStore, records: readonly SyncRecord[]): Promise<void> {
  const lasting = records.filter(({ table }) => LASTING.has(table));
  if (lasting.length === 0) return;
  await store.writer.write({ kind: 'known', records: lasting }).catch(() => undefined);
}

/** Puts them into a database that has nothing: the last of each, as far as this desk holds its scope. */
export async function bringBackLasting(
  { database, vault, store }: { readonly database: DeskDatabase; readonly vault: Vault; readonly store: DeskStore },
  opened: readonly JournalEntry[],
): Promise<void> {
  const last = new Map<string, SyncRecord>();
  for (const entry of opened) {
    if (entry.kind === 'known') for (const record of entry.records) last.set(recordKey(record), record);
  }
  const records = [...last.values()].filter(({ scope }) => store.holds(scope));
  if (records.length === 0) return;
  const rows = await Promise.all(records.map(async (record) => ({ record, row: await toRow(vault, record) })));
  const tables = [...new Set(records.map(({ table }) => database[table]))];
  await database.transaction('rw', tables, async () => {
    for (const { record, row } of rows) await database[record.table].put(row);
  });
  store.announce({ written: records, removed: [] });
}
