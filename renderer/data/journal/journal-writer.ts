import type { Vault } from '../sealing/vault.ts';
import { lastNumber, MOST_REMEMBERED, withdrawnNumbers, type JournalEntry } from './journal-entry.ts';

interface JournalWriterDependencies {
  readonly vault: Vault;
  readonly journal: { append(entry: Uint8Array): Promise<void> };
}

/** Writes entries: sealed, forced to the disk before it resolves, each with the numbers that were taken back before it. */
export interface JournalWriter {
  /** What is owed comes first: an entry that follows a failed one must not be without its withdrawal. */
  write(entry: JournalEntry): Promise<void>;
  /** A number that no entry has had, withdrawn ones neither; `taken` is the last that the database took in. */
  nextNumber(taken: number): number;
  /** Takes an entry back whose save failed; where the disk refuses that too, it is owed before the next entry. */
  withdraw(number: number): Promise<void>;
  /** Writes the withdrawal that is still owed, if there is one. */
  settle(): Promise<void>;
  /** Goes on where the entries end, which were read from the end of the journal at a start. */
  resume(opened: readonly JournalEntry[]): void;
}

/** The desk's one writer of its journal. */
export function createJournalWriter({ vault, journal }: JournalWriterDependencies): JournalWriter {
  let last = 0;
  let withdrawn: readonly number[] = [];
  let owed: number | null = null;

  const append = async (entry: JournalEntry): Promise<void> => {
    const known = withdrawn.length > 0 ? { ...entry, withdrawn } : entry;
    await journal.append(await vault.seal(known, 'journal'));
    if ('number' in entry) last = Math.max(last, entry.number);
  };

  const settle = async (): Promise<void> => {
    if (owed === null) return;
    const withdrawal = { kind: 'withdrawn', number: owed, withdraws: owed } as const;
    await append(withdrawal);
    withdrawn = [...withdrawn, owed].slice(-MOST_REMEMBERED);
    owed = null;
    // Until the next entry says so too, one bad sector must not bring back what nobody was told is saved.
    await append(withdrawal).catch(() => undefined);
  };

  return {
    settle,
    async write(entry) {
      await settle();
      await append(entry);
    },
    nextNumber: (taken) => Math.max(taken, last) + 1,
    async withdraw(number) {
      owed = number;
      await settle().catch(() => undefined);
    },
    resume(opened) {
      last = lastNumber(opened);
      withdrawn = withdrawnNumbers(opened).slice(-MOST_REMEMBERED);
    },
  };
}
