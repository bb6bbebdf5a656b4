import type { Operation } from '#shared/sync/operation.ts';
import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { JournalEntry, standingEntries, type AcceptedEntry } from './journal-entry.ts';
import { sealOperation } from './outbox.ts';
import type { Vault } from './vault.ts';

export interface RecoveryReport {
  /** Saves that were in the journal but not in the database, and are now. */
  readonly restored: number;
  /** Stretches of the journal that could not be read. */
  readonly damaged: number;
}

export interface RecoveryDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: DeskStore;
  readonly journal: { read(): Promise<{ readonly entries: readonly Uint8Array[]; readonly damaged: number }> };
}

/**
 * Compares the journal with the database at every start and takes in what the database lacks: a save the desk was
 * killed in, or everything, where the database was emptied, damaged or replaced by an older copy. Operations that the
 * server has already come back as duplicates, so taking in too much is harmless.
 */
export async function recoverFromJournal(dependencies: RecoveryDependencies): Promise<RecoveryReport> {
  const { store } = dependencies;
  return store.inTurn(async () => {
    const { entries, damaged } = await readJournal(dependencies);
    const { entry: taken } = await store.position();
    const missing = entries.filter(({ number }) => number > taken);
    for (const entry of missing) await store.takeIn(entry);
    return { restored: missing.length, damaged };
  });
}

/**
 * Makes the outbox hold exactly what the server lacks: after `lastMid` nothing may be missing (a restored server has
 * lost what it once acknowledged), up to it nothing need be sent again. `behind`: the server knows operations of this
 * desk that the desk itself does not (journal and database both lost, or a copied desk); sending would lose records.
 */
export async function alignOutbox(dependencies: RecoveryDependencies, lastMid: number): Promise<'aligned' | 'behind'> {
  const { database, vault, store } = dependencies;
  return store.inTurn(async () => {
    const { mid } = await store.position();
    if (mid < lastMid) return 'behind';
    await database.outbox.where('mid').belowOrEqual(lastMid).delete();
    const queued = await database.outbox.count();
    if (queued >= mid - lastMid) return 'aligned';

    const { entries } = await readJournal(dependencies);
    const lost = entries.flatMap(({ operations }) => operations).filter((operation) => operation.mid > lastMid);
    const rows = await Promise.all(lost.map((operation: Operation) => sealOperation(vault, operation)));
    await database.outbox.bulkPut(rows);
    return 'aligned';
  });
}

async function readJournal({
  journal,
  vault,
}: RecoveryDependencies): Promise<{ entries: AcceptedEntry[]; damaged: number }> {
  const { entries: sealed, damaged } = await journal.read();
  let unreadable = 0;
  const opened: JournalEntry[] = [];
  for (const bytes of sealed) {
    try {
      opened.push(JournalEntry.parse(await vault.open(bytes, 'journal')));
    } catch {
      unreadable += 1;
    }
  }
  return { entries: standingEntries(opened), damaged: damaged + unreadable };
}
