import { z } from 'zod';
import { Operation } from '#shared/sync/operation.ts';
import { RecordId, recordKey, RecordTable, SyncRecord } from '#shared/sync/record.ts';

/** The last number given out in a Hijri year. */
export const NumberCounter = z.strictObject({ year: z.int(), counter: z.int() });
export type NumberCounter = z.infer<typeof NumberCounter>;

/** In every entry: the numbers that were taken back before it, the latest last. Entries of earlier releases have none. */
const withdrawn = z.array(z.int().min(1)).readonly().optional();

/** Withdrawn numbers that an entry carries along: a withdrawal that is damaged is told by whatever was written after it. */
export const MOST_REMEMBERED = 16;

const Accepted = z.strictObject({
  kind: z.literal('accepted'),
  withdrawn,
  number: z.int().min(1),
  operations: z.array(Operation).min(1),
  counter: NumberCounter.nullable(),
});

const Withdrawn = z.strictObject({
  kind: z.literal('withdrawn'),
  withdrawn,
  number: z.int().min(1),
  withdraws: z.int().min(1),
});

const Mended = z.strictObject({
  kind: z.literal('mended'),
  withdrawn,
  number: z.int().min(1),
  above: z.int().min(0),
  operations: z.array(Operation),
  /** The last mid given out; the database's, because the operations may be none. */
  mid: z.int().min(0),
  counter: NumberCounter.nullable(),
});

const Known = z.strictObject({ kind: z.literal('known'), withdrawn, records: z.array(SyncRecord).min(1) });

const Discarded = z.strictObject({
  kind: z.literal('discarded'),
  withdrawn,
  table: RecordTable,
  id: RecordId,
});

/**
 * What one save left in the journal. `withdrawn` takes an entry back whose transaction failed afterwards: the person
 * was told that nothing was saved, so nothing may come back at the next start. `mended` says that the operations above
 * a mid are these, whatever earlier entries say: written where a damaged journal or a damaged database lacked some. `known`
 * is no save: it keeps what the server said that a desk cannot be worked at without, for an emptied database. `discarded` is
 * none either: a new record that the server had refused was thrown away, and is not shown again by a rebuilt database.
 */
export const JournalEntry = z.discriminatedUnion('kind', [Accepted, Withdrawn, Mended, Known, Discarded]);
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
 * The entries that stand, each number once, in order. Entries are read as they were written. Earlier releases gave a number
 * that was withdrawn to the next save, which is then the one that counts; today no number is given twice.
 */
export function standingEntries(entries: readonly JournalEntry[]): StandingEntry[] {
  const standing = new Map<number, StandingEntry>();
  for (const entry of entries) {
    for (const number of takenBackBy(entry)) standing.delete(number);
    if (entry.kind !== 'accepted' && entry.kind !== 'mended') continue;
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

const takenBackBy = (entry: JournalEntry): number[] => [
  ...(entry.withdrawn ?? []),
  ...(entry.kind === 'withdrawn' ? [entry.withdraws] : []),
];

/** The records that were thrown away and not saved since. */
export function discardedRecords(entries: readonly JournalEntry[]): Pick<SyncRecord, 'table' | 'id'>[] {
  const discarded = new Map<string, Pick<SyncRecord, 'table' | 'id'>>();
  for (const entry of entries) {
    if (entry.kind === 'discarded') discarded.set(recordKey(entry), { table: entry.table, id: entry.id });
    if (entry.kind !== 'accepted') continue;
    for (const { table, recordId: id } of entry.operations) discarded.delete(recordKey({ table, id }));
  }
  return [...discarded.values()];
}

/** The numbers that were taken back and not given anew, as the entries know them, in the order in which that was written. */
export function withdrawnNumbers(entries: readonly JournalEntry[]): number[] {
  const numbers = new Set<number>();
  for (const entry of entries) {
    for (const number of takenBackBy(entry)) numbers.add(number);
    if (entry.kind === 'accepted' || entry.kind === 'mended') numbers.delete(entry.number);
  }
  return [...numbers];
}

/** The highest number that the entries know of; 0 where they know none. */
export const lastNumber = (entries: readonly JournalEntry[]): number =>
  entries.reduce((last, entry) => Math.max(last, ...(entry.withdrawn ?? []), 'number' in entry ? entry.number : 0), 0);
