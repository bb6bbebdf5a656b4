import type { HelloResponse } from '#shared/contract/hello.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { saveText } from '#shared/sync/save-identity.ts';
import { discardedRecords, withdrawnNumbers, type JournalEntry, type StandingEntry } from './journal-entry.ts';
import { bringBackLasting } from './lasting-records.ts';
import { closeGaps, completeJournal } from './mend-journal.ts';
import type { ReviewRow } from '../store/database.ts';
import { liesHereAlone, openOperation, sealOperation, UNANSWERED, UNHEARD_OF } from '../store/outbox.ts';
import { SyncPosition } from '../store/sync-store.ts';
import { readJournal, type RecoveryDependencies } from './read-journal.ts';
import { throwAway } from './throw-away.ts';
import { textHash } from '../sealing/text-hash.ts';

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
  const { database, store } = dependencies;
  return store.inTurn(async () => {
    const { entry: taken } = await store.position();
    const oldest = await database.outbox.orderBy('mid').first();
    // Numbers rise through the journal: before an entry that was taken in and sent there is nothing to compare.
    const { entries, opened, damaged } = await readJournal(dependencies, (entry) =>
      reachesBackTo(entry, taken, oldest?.mid ?? null),
    );
    store.writer.resume(opened);
    // Before the saves, which may have changed them.
    if (await isEmptied(dependencies, taken)) await bringBackLasting(dependencies, opened);
    const missing = entries.filter(({ number }) => number > taken);
    for (let start = 0; start < missing.length; start += ENTRIES_AT_A_TIME) {
      await store.takeIn(missing.slice(start, start + ENTRIES_AT_A_TIME));
    }
    await throwAway(dependencies, discardedRecords(opened));
    // The desk opens on a full disk too: what only the database has is still there, and the next start tries again.
    await completeJournal(dependencies, entries).catch(() => undefined);
    return { restored: missing.filter(({ operations }) => operations.length > 0).length, damaged };
  });
}

/** It took in nothing of the journal, and has never heard of a server: what it has heard before is gone with it. */
const isEmptied = async ({ database }: RecoveryDependencies, taken: number): Promise<boolean> =>
  taken === 0 && (await database.meta.get('sync')) === undefined;

/** The database has taken the entry in, and no earlier one holds operations from the mid on; null: none is asked for. */
function reachesBackTo(entry: JournalEntry, taken: number, mid: number | null): boolean {
  if (entry.kind !== 'accepted' && entry.kind !== 'mended') return false;
  const first = firstMidOf(entry);
  return first !== null && entry.number <= taken && first <= (mid ?? first);
}

function firstMidOf(entry: StandingEntry): number | null {
  return entry.kind === 'mended' ? entry.above + 1 : (entry.operations[0]?.mid ?? null);
}

/** What the server has of this desk, as its hello says it. */
export type LastTaken = Pick<HelloResponse, 'lastMid' | 'lastSave'>;

export type Alignment = 'aligned' | 'behind' | 'cloned';

/**
 * Makes the outbox hold what the server lacks, without a gap: after `lastMid` nothing may be missing, because a restored
 * server has lost what it once acknowledged. What the server has already stays in the outbox until it was answered for:
 * the answer that was lost on the way may have asked for a person's eye, and it is given again. `behind`: the server
 * knows operations of this desk that the desk itself does not (journal and database both lost, or a copied desk);
 * sending would lose records. `cloned`: what the server took under `lastMid` is not this desk's save but that of a copy,
 * sent after a restore took this desk's one; everything stays where it is.
 */
export async function alignOutbox(
  dependencies: RecoveryDependencies,
  { lastMid, lastSave }: LastTaken,
): Promise<Alignment> {
  const { database, vault, store } = dependencies;
  return store.inTurn(async () => {
    const { entry: taken, mid } = await store.position();
    if (mid < lastMid) return 'behind';
    const own = lastSave === null ? null : await savedAs(dependencies, lastMid);
    if (own && (await textHash(saveText(own))) !== lastSave) return 'cloned';
    await forgetWhatCame(dependencies);
    await dropBeforeGap(dependencies, lastMid);
    const isComplete = async (): Promise<boolean> =>
      (await database.outbox.where('mid').above(lastMid).count()) >= mid - lastMid;
    if (await isComplete()) return 'aligned';

    const { entries } = await readJournal(dependencies);
    const lost = acceptedBy(entries, taken).filter((operation) => operation.mid > lastMid);
    await database.outbox.bulkPut(await Promise.all(lost.map((operation) => sealOperation(vault, operation))));
    if (!(await isComplete())) await closeGaps(dependencies, lastMid);
    return 'aligned';
  });
}

/**
 * The operation that this desk saved under a mid; null where neither the outbox nor the journal can tell any more: then
 * nothing of this desk's could be sent in its place.
 */
async function savedAs(dependencies: RecoveryDependencies, mid: number): Promise<Operation | null> {
  const { database, vault, store } = dependencies;
  const row = await database.outbox.get(mid);
  const waiting = row && (await openOperation(vault, row).catch(() => null));
  if (waiting) return waiting;
  const { entry: taken } = await store.position();
  const { entries, opened, damaged } = await readJournal(dependencies, (entry) => reachesBackTo(entry, taken, mid));
  const later = entries.filter(({ number }) => number <= taken);
  const at = later.findLastIndex(({ operations }) => operations.some((operation) => operation.mid === mid));
  const number = later[at]?.number ?? taken;
  const withdrawn = withdrawnNumbers(opened).filter((each) => each > number && each <= taken);
  // An entry after it that cannot be read, or is gone, may have given the operation another mid.
  const isWhole = damaged === 0 && taken - number === later.length - 1 - at + withdrawn.length;
  return isWhole ? (later[at]?.operations.find((operation) => operation.mid === mid) ?? null) : null;
}

/** An entry that the database has not taken in belongs to a save that failed. */
const acceptedBy = (entries: readonly StandingEntry[], taken: number): Operation[] =>
  entries.filter(({ number }) => number <= taken).flatMap(({ operations }) => operations);

/**
 * Of what the server has already, only the run that ends at `lastMid` can be sent again: it takes nothing behind a gap. What
 * became of the others is not told any more: a new record among them that no pull brings was refused, and is shown so then.
 */
async function dropBeforeGap({ database, vault }: RecoveryDependencies, lastMid: number): Promise<void> {
  const known = await database.outbox.where('mid').belowOrEqual(lastMid).primaryKeys();
  let first = lastMid + 1;
  while (known.at(-1) === first - 1) {
    known.pop();
    first -= 1;
  }
  if (known.length === 0) return;
  const rows = (await database.outbox.bulkGet(known)).filter((row) => row !== undefined);
  const reviews: ReviewRow[] = [];
  for (const row of rows) {
    const operation = await openOperation(vault, row).catch(() => null);
    if (operation?.kind !== 'create') continue;
    const standing = await database[operation.table].get(operation.recordId);
    if (standing?.revision === 0) reviews.push({ ...row, reason: UNANSWERED });
  }
  const position = SyncPosition.safeParse((await database.meta.get('sync'))?.value).data;
  await database.transaction('rw', [database.outbox, database.reviews, database.meta], async () => {
    await database.reviews.bulkPut(reviews);
    await database.outbox.bulkDelete(known);
    // Until everything was pulled nobody can say what the server lacks.
    if (position && reviews.length > 0)
      await database.meta.put({ name: 'sync', value: { ...position, lastSuccessAt: null } });
  });
}

/** What a pull has brought since was not refused, and is not unheard of any more: whoever wrote it has sent it again. */
async function forgetWhatCame({ database }: RecoveryDependencies): Promise<void> {
  const rows = await database.reviews.filter(({ reason }) => reason === UNANSWERED || reason === UNHEARD_OF).toArray();
  for (const { mid, recordKey } of rows)
    if (!(await liesHereAlone(database, recordKey))) await database.reviews.delete(mid);
}
