import type { DeskDatabase } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import { JournalEntry, standingEntries, type StandingEntry } from './journal-entry.ts';
import type { Vault } from '../sealing/vault.ts';

export interface RecoveryDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: DeskStore;
  readonly journal: { read(): Promise<{ readonly entries: readonly Uint8Array[]; readonly damaged: number }> };
}

/** Entries opened at a time. */
const STEP = 16;

/**
 * The entries that stand, in order; all that were opened, as they were written; and how many stretches of the journal could not be read. A journal of years is long
 * and its end is what matters: it is read from there, until `isEnough` says so of an entry, or to its beginning.
 */
export async function readJournal(
  { journal, vault }: Pick<RecoveryDependencies, 'journal' | 'vault'>,
  isEnough: (entry: JournalEntry) => boolean = () => false,
): Promise<{ entries: StandingEntry[]; opened: JournalEntry[]; damaged: number }> {
  const { entries: sealed, damaged } = await journal.read();
  const steps: (JournalEntry | null)[][] = [];
  for (let end = sealed.length; end > 0; end -= STEP) {
    const step = await Promise.all(sealed.slice(Math.max(0, end - STEP), end).map((bytes) => openEntry(vault, bytes)));
    steps.unshift(step);
    if (step.some((entry) => entry !== null && isEnough(entry))) break;
  }
  const read = steps.flat();
  const opened = read.filter((entry) => entry !== null);
  return { entries: standingEntries(opened), opened, damaged: damaged + read.length - opened.length };
}

/** Each entry as it was written; null where it cannot be read. Some at a time, so that the desk stays usable meanwhile. */
export async function openEntries(vault: Vault, sealed: readonly Uint8Array[]): Promise<(JournalEntry | null)[]> {
  const opened: (JournalEntry | null)[] = [];
  for (let start = 0; start < sealed.length; start += STEP)
    opened.push(...(await Promise.all(sealed.slice(start, start + STEP).map((bytes) => openEntry(vault, bytes)))));
  return opened;
}

async function openEntry(vault: Vault, bytes: Uint8Array): Promise<JournalEntry | null> {
  try {
    return JournalEntry.parse(await vault.open(bytes, 'journal'));
  } catch {
    return null;
  }
}
