import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { JournalEntry, standingEntries, type StandingEntry } from './journal-entry.ts';
import type { Vault } from './vault.ts';

export interface RecoveryDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: DeskStore;
  readonly journal: { read(): Promise<{ readonly entries: readonly Uint8Array[]; readonly damaged: number }> };
}

/** The entries that stand, in order, and how many stretches of the journal could not be read. */
export async function readJournal({
  journal,
  vault,
}: Pick<RecoveryDependencies, 'journal' | 'vault'>): Promise<{ entries: StandingEntry[]; damaged: number }> {
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
