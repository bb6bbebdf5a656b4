import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskPlatform } from '../../platform/desk-platform.ts';
import { discardedRecords, type JournalEntry } from './journal-entry.ts';
import type { DeskDatabase } from '../store/database.ts';
import { liesHereAlone } from '../store/outbox.ts';
import { openEntries, type RecoveryDependencies } from './read-journal.ts';

export interface TrimmingDependencies extends RecoveryDependencies {
  readonly journal: Pick<DeskPlatform['journal'], 'read' | 'trim'>;
}

/**
 * Changes that the server has, kept in the journal all the same: for the desk's own backups, and for a server that is
 * restored from another backup than its newest. A busy day of a desk is some hundred of them.
 */
export const KEPT_ACKNOWLEDGED = 2000;

/** The journal is written anew where that frees as much. */
const LEAST_GAIN = 512 * 1024;

/** Records that travel in one entry: far below what a frame holds. */
const RECORDS_AT_A_TIME = 100;

interface TrimLimits {
  /** Changes before the oldest one that waits. */
  readonly kept: number;
  /** Bytes. */
  readonly leastGain: number;
}

/**
 * Gives back the room of what no restart, no restore of the server's newest backup and no backup of this desk will ask
 * the journal for. Nothing goes where the server makes no backups. Called with what hello and each push say; looks only where that
 * is news.
 */
export function createJournalTrimmer(
  dependencies: TrimmingDependencies,
  limits: TrimLimits = { kept: KEPT_ACKNOWLEDGED, leastGain: LEAST_GAIN },
): (stableMid: number) => Promise<void> {
  let looked = 0;
  return async (stableMid) => {
    if (stableMid === looked) return;
    await trim(dependencies, stableMid, limits);
    looked = stableMid;
  };
}

async function trim(
  { database, vault, store, journal }: TrimmingDependencies,
  stableMid: number,
  { kept, leastGain }: TrimLimits,
): Promise<void> {
  const { entry: taken, mid } = await store.position();
  const oldest = await database.outbox.orderBy('mid').first();
  const refused = await oldestRefused(database);
  // The save under the stable mid itself stays: a server restored to it names it, and a copy of this desk is told by that.
  const floor = Math.min(stableMid - 1, (oldest?.mid ?? mid + 1) - 1 - kept, refused - 1);
  if (floor < 1) return;
  const { entries: sealed } = await journal.read();
  if (bytesOf(sealed) < leastGain) return;

  // Saves go on meanwhile: they are written behind what is looked at here.
  const opened = await openEntries(vault, sealed);
  const first = opened.findIndex((entry) => entry !== null && isNeeded(entry, { taken, floor }));
  const start = sealed[first];
  if (first < 1 || start === undefined || bytesOf(sealed.slice(0, first)) < leastGain) return;
  await store.inTurn(async () => {
    const { entries: now } = await journal.read();
    const below = opened.slice(0, first).filter((entry) => entry !== null);
    const added = await openEntries(vault, now.slice(sealed.length));
    const later = [...opened.slice(first), ...added].filter((entry) => entry !== null);
    const lasting = recordsOf(below);
    for (const key of recordsOf(later).keys()) lasting.delete(key);
    const records = [...lasting.values()];
    for (let at = 0; at < records.length; at += RECORDS_AT_A_TIME)
      await store.writer.write({ kind: 'known', records: records.slice(at, at + RECORDS_AT_A_TIME) });
    // An older copy of the database may still hold what was thrown away.
    const told = new Set(discardedRecords(later).map(recordKey));
    const untold = discardedRecords([...below, ...later]).filter((record) => !told.has(recordKey(record)));
    for (const { table, id } of untold) await store.writer.write({ kind: 'discarded', table, id });
    await journal.trim(start);
  });
}

/** The oldest new record that the server refused: it waits no more, and an emptied database has it from the journal alone. */
async function oldestRefused(database: DeskDatabase): Promise<number> {
  const rows = await database.reviews.toArray();
  for (const { mid, recordKey: key } of rows) if (await liesHereAlone(database, key)) return mid;
  return Number.POSITIVE_INFINITY;
}

const bytesOf = (entries: readonly Uint8Array[]): number => entries.reduce((sum, { length }) => sum + length, 0);

/** The first entry that is needed keeps all behind it: what is said of it later stands there. */
function isNeeded(entry: JournalEntry, { taken, floor }: { readonly taken: number; readonly floor: number }): boolean {
  if (entry.kind !== 'accepted' && entry.kind !== 'mended') return false;
  const last = entry.kind === 'mended' ? entry.mid : Math.max(...entry.operations.map(({ mid }) => mid));
  return entry.number > taken || last > floor;
}

/** What the server said last, as the entries know it, by record. */
function recordsOf(entries: readonly JournalEntry[]): Map<string, SyncRecord> {
  const known = entries.flatMap((entry) => (entry.kind === 'known' ? entry.records : []));
  return new Map(known.map((record) => [recordKey(record), record]));
}
