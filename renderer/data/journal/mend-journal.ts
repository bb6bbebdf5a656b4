import type { Operation } from '#shared/sync/operation.ts';
import type { MendedEntry, StandingEntry } from './journal-entry.ts';
import { openOperation, queueKey } from '../store/outbox.ts';
import { isThrownAway } from '../store/thrown-away.ts';
import type { RecoveryDependencies } from './read-journal.ts';
import { throwAway } from './throw-away.ts';

type MendingDependencies = Pick<RecoveryDependencies, 'database' | 'vault' | 'store'>;

/**
 * Writes anew what waits in the database but is missing from the journal, whose file was damaged or lost: a save must
 * stand in both, or the loss of the other one loses it.
 */
export async function completeJournal(
  dependencies: MendingDependencies,
  entries: readonly StandingEntry[],
): Promise<void> {
  const { database, store } = dependencies;
  const { entry: taken, mid } = await store.position();
  const known = new Map(entries.flatMap(({ operations }) => operations.map((each) => [each.mid, nameOf(each)])));
  const waiting = await database.outbox.orderBy('mid').toArray();
  const isComplete = waiting.every((row) => known.get(row.mid) === `${row.recordKey} ${row.queuedAt}`);
  if (isComplete && (entries.at(-1)?.number ?? 0) >= taken) return;

  await mend(dependencies, { above: (waiting[0]?.mid ?? mid + 1) - 1, mid, renumber: (operation) => operation });
}

/**
 * Gives the waiting operations mids without gaps after `lastMid`. Where journal and database both lost an operation it
 * is lost, but the server takes nothing behind a gap: the rest must not be lost with it. The server has none of them
 * yet, so their mids are still free to change.
 */
export async function closeGaps(dependencies: MendingDependencies, lastMid: number): Promise<void> {
  const count = await dependencies.database.outbox.where('mid').above(lastMid).count();
  await mend(dependencies, {
    above: lastMid,
    mid: lastMid + count,
    renumber: (operation, index) => ({ ...operation, mid: lastMid + 1 + index }),
  });
}

/** What tells a waiting operation from another one under its mid, without opening it. */
const nameOf = ({ table, recordId, at }: Operation): string => `${queueKey({ table, id: recordId })} ${at}`;

interface Mending {
  readonly above: number;
  readonly mid: number;
  readonly renumber: (operation: Operation, index: number) => Operation;
}

/**
 * One frame of the journal, so that the mending itself is whole or not at all, and the same again; then the database. What waits is taken in anew, and with it what
 * had been thrown away: the journal that knew of that may be lost, so that it is told once more, and first.
 */
async function mend(dependencies: MendingDependencies, { above, mid, renumber }: Mending): Promise<void> {
  const { database, vault, store } = dependencies;
  const { entry, counter } = await store.position();
  const rows = await database.outbox.where('mid').above(above).sortBy('mid');
  const operations = await Promise.all(rows.map((row) => openOperation(vault, row)));
  const mended: MendedEntry = {
    kind: 'mended',
    number: store.writer.nextNumber(entry),
    above,
    operations: operations.map(renumber),
    mid,
    counter,
  };
  const gone = [];
  for (const operation of operations) {
    const { table, recordId: id } = operation;
    if (await isThrownAway(dependencies, operation)) gone.push({ table, id });
  }
  for (const address of gone) await store.writer.write({ kind: 'discarded', ...address });
  await store.writer.write(mended);
  // Once more: with one bad sector what is counted anew here would stand under its old numbers, and be sent twice.
  await store.writer.write(mended).catch(() => undefined);
  await store.takeIn([mended]);
  await throwAway(dependencies, gone);
}
