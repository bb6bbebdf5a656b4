import { z } from 'zod';
import { Operation } from '#shared/sync/operation.ts';

/** The last number given out in a Hijri year. */
export const NumberCounter = z.strictObject({ year: z.int(), counter: z.int() });
export type NumberCounter = z.infer<typeof NumberCounter>;

/**
 * What one accepted save left in the journal. `withdrawn` takes an entry back whose transaction failed afterwards: the
 * person was told that nothing was saved, so nothing may come back at the next start.
 */
export const JournalEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accepted'),
    number: z.int().min(1),
    operations: z.array(Operation).min(1),
    counter: NumberCounter.nullable(),
  }),
  z.strictObject({ kind: z.literal('withdrawn'), number: z.int().min(1), withdraws: z.int().min(1) }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
export type AcceptedEntry = Extract<JournalEntry, { kind: 'accepted' }>;

/** How far the database has taken in the journal. */
export const JournalPosition = z.strictObject({
  entry: z.int().min(0),
  mid: z.int().min(0),
  counter: NumberCounter.nullable(),
});
export type JournalPosition = z.infer<typeof JournalPosition>;

export const startOfJournal: JournalPosition = { entry: 0, mid: 0, counter: null };

/**
 * The accepted entries that stand, each number once, in order. Entries are read as they were written: a number that was
 * withdrawn is free again, and the next save under it is the one that counts.
 */
export function standingEntries(entries: readonly JournalEntry[]): AcceptedEntry[] {
  const standing = new Map<number, AcceptedEntry>();
  for (const entry of entries) {
    if (entry.kind === 'accepted') standing.set(entry.number, entry);
    else standing.delete(entry.withdraws);
  }
  return [...standing.values()].sort((a, b) => a.number - b.number);
}
