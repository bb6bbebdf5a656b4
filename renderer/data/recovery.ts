import { closeGaps, completeJournal } from './mend-journal.ts';
import { sealOperation } from './outbox.ts';
import { readJournal, type RecoveryDependencies } from './read-journal.ts';

export interface RecoveryReport {
  /** Saves that were in the journal but not in the database, and are now. */
  readonly restored: number;
  /** Stretches of the journal that could not be read. */
  readonly damaged: number;
}

/** Entries taken in with one transaction: forcing each to the disk alone would make a long rebuild slow. */
const ENTRIES_AT_A_TIME = 200;

/**
 * Compares the journal with the database at every start, both ways. The database takes in what it lacks: a save the
 * desk was killed in, or everything, where it was emptied, damaged or replaced by an older copy; operations that the
 * server has already come back as duplicates, so taking in too much is harmless. The journal is given what only the
 * database has.
 */
export async function recoverFromJournal(dependencies: RecoveryDependencies): Promise<RecoveryReport> {
  const { store } = dependencies;
  return store.inTurn(async () => {
    const { entries, damaged } = await readJournal(dependencies);
    const { entry: taken } = await store.position();
    const missing = entries.filter(({ number }) => number > taken);
    for (let start = 0; start < missing.length; start += ENTRIES_AT_A_TIME) {
      await store.takeIn(missing.slice(start, start + ENTRIES_AT_A_TIME));
    }
    // The desk opens on a full disk too: what only the database has is still there, and the next start tries again.
    await completeJournal(dependencies, entries).catch(() => undefined);
    return { restored: missing.filter(({ operations }) => operations.length > 0).length, damaged };
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
    const { entry: taken, mid } = await store.position();
    if (mid < lastMid) return 'behind';
    await database.outbox.where('mid').belowOrEqual(lastMid).delete();
    const isComplete = async (): Promise<boolean> => (await database.outbox.count()) >= mid - lastMid;
    if (await isComplete()) return 'aligned';

    const { entries } = await readJournal(dependencies);
    // An entry that the database has not taken in belongs to a save that failed.
    const lost = entries
      .filter(({ number }) => number <= taken)
      .flatMap(({ operations }) => operations)
      .filter((operation) => operation.mid > lastMid);
    await database.outbox.bulkPut(await Promise.all(lost.map((operation) => sealOperation(vault, operation))));
    if (!(await isComplete())) await closeGaps(dependencies, lastMid);
    return 'aligned';
  });
}
