import { z } from 'zod';
import { Operation } from '#shared/sync/operation.ts';
import { SyncRecord } from '#shared/sync/record.ts';

/** The last number given out in a Hijri year. */
export const NumberCounter = z.strictObject({ year: z.int(), counter: z.int() });
export type NumberCounter = z.infer<typeof NumberCounter>;

const Accepted = z.strictObject({
  kind: z.literal('accepted'),
  number: z.int().min(1),
  operations: z.array(Operation).min(1),
  counter: NumberCounter.nullable(),
});

const Withdrawn = z.strictObject({
  kind: z.literal('withdrawn'),
  number: z.int().min(1),
  withdraws: z.int().min(1),
});

const Mended = z.strictObject({
  kind: z.literal('mended'),
  number: z.int().min(1),
  above: z.int().min(0),
  operations: z.array(Operation),
  /** The last mid given out; the database's, because the operations may be none. */
  mid: z.int().min(0),
  counter: NumberCounter.nullable(),
});

const Known = z.strictObject({ kind: z.literal('known'), records: z.array(SyncRecord).min(1) });

/**
 * What one save left in the journal. `withdrawn` takes an entry back whose transaction failed afterwards: the person
 * was told that nothing was saved, so nothing may come back at the next start. `mended` says that the operations above
 * a mid are these, whatever earlier entries say: written where a damaged journal or a damaged database lacked some. `known`
 * is no save: it keeps what the server said that a desk cannot be worked at without, for an emptied database.
 */
export const JournalEntry = z.discriminatedUnion('kind', [Accepted, Withdrawn, Mended, Known]);
export type JournalEntry = z.infer<typeof JournalEntry>;
export type AcceptedEntry = z.infer<typeof Accepted>;
export type MendedEntry = z.infer<typeof Mended>;
/** An entry that the database takes in. */
export type StandingEntry = AcceptedEntry | MendedEntry;

/** How far the database has taken in the journal. */
export const JournalPosition = z.strictObject({
  entry: z.int().min(0),
  mid: z.int().min(0),
  counter: NumberCounter.nullable(),
});
export type JournalPosition = z.infer<typeof JournalPosition>;

export const startOfJournal: JournalPosition = { entry: 0, mid: 0, counter: null };

/** Where the database stands once it has taken in the entry. */
export function positionAfter(before: JournalPosition, entry: StandingEntry): JournalPosition {
  return {
    entry: Math.max(before.entry, entry.number),
    mid: entry.kind === 'mended' ? entry.mid : Math.max(before.mid, ...entry.operations.map(({ mid }) => mid)),
    counter: entry.counter ?? before.counter,
  };
}

/**
 * The entries that stand, each number once, in order. Entries are read as they were written: a number that was
 * withdrawn is free again, and the next save under it is the one that counts.
 */
export function standingEntries(entries: readonly JournalEntry[]): StandingEntry[] {
  const standing = new Map<number, StandingEntry>();
  for (const entry of entries) {
    if (entry.kind === 'known') continue;
    if (entry.kind === 'withdrawn') {
      standing.delete(entry.withdraws);
      continue;
    }
    if (entry.kind === 'mended') {
      for (const [number, earlier] of standing) {
        const kept = earlier.operations.filter(({ mid }) => mid <= entry.above);
        standing.set(number, { ...earlier, operations: kept });
      }
    }
    standing.set(entry.number, entry);
  }
  return [...standing.values()].sort((a, b) => a.number - b.number);
}
