import { backupText, DeskBackup } from '#shared/contract/desk-backup.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Operation } from '#shared/sync/operation.ts';
import type { DeskDatabase } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import { draftsFor, type DraftsLeftOut } from './drafts-for-backup.ts';
import { handoverRuns, sealHandover } from './handover.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { KEPT_ACKNOWLEDGED } from '../journal/trim-journal.ts';
import { openOperation } from '../store/outbox.ts';
import { readJournal, type RecoveryDependencies } from '../journal/read-journal.ts';
import { textHash } from '../sealing/text-hash.ts';
import type { Vault } from '../sealing/vault.ts';

interface DeskBackupDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: DeskStore;
  readonly journal: RecoveryDependencies['journal'];
  /** Whoever is at the desk, with his public key. */
  readonly atDesk: { readonly userId: string; readonly publicKey: string };
  readonly enrolment: Pick<Enrolment, 'associationId' | 'deviceId' | 'deskCode' | 'token'>;
  /** The association's public key; null until the first sync has brought it. */
  readonly associationKey: () => Promise<string | null>;
  readonly now: () => string;
}

/** A finished backup, and how many changes in it the server had not acknowledged. */
export interface MadeBackup {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly unsent: number;
}

/** Makes this desk's backups. Nothing leaves the desk by it: what waits goes on waiting. */
export function createDeskBackup(dependencies: DeskBackupDependencies) {
  const { enrolment, associationKey, now } = dependencies;
  const { associationId, deviceId, deskCode } = enrolment;

  return {
    async make(): Promise<Result<MadeBackup, 'no-key'>> {
      const key = await associationKey();
      if (key === null) return err('no-key');
      const madeAt = now();
      const { unsent, operations } = await unsentAndBefore(dependencies);
      const parts = [];
      for (const run of handoverRuns(operations)) parts.push(await sealHandover(key, enrolment, run, madeAt));
      const outside = { kind: 'istiqbal-desk-backup', version: 1, associationId, deviceId, deskCode, madeAt } as const;
      const { drafts } = await draftsFor(dependencies, { deviceId, madeAt });
      const whole = { ...outside, unsent, parts, drafts, digest: '' };
      const backup: DeskBackup = { ...whole, digest: await textHash(backupText(whole)) };
      return ok({ bytes: new TextEncoder().encode(JSON.stringify(backup)), unsent });
    },

    /** The drafts that a backup made now would have to leave out. */
    leftOut: async (): Promise<DraftsLeftOut> => (await draftsFor(dependencies, { deviceId, madeAt: now() })).leftOut,
  };
}

/** What waits, and behind it, without a gap, what the journal still has of what was acknowledged. */
async function unsentAndBefore({
  database,
  vault,
  store,
  journal,
}: DeskBackupDependencies): Promise<{ readonly unsent: number; readonly operations: Operation[] }> {
  const { mid: last } = await store.position();
  const rows = await database.outbox.where('mid').belowOrEqual(last).sortBy('mid');
  const waiting = await Promise.all(rows.map((row) => openOperation(vault, row)));
  const first = waiting[0]?.mid ?? last + 1;
  const reaches = (entry: JournalEntry): boolean =>
    entry.kind === 'accepted' && (entry.operations[0]?.mid ?? last) <= first - KEPT_ACKNOWLEDGED;
  const { entries } = await readJournal({ journal, vault }, reaches);
  const known = new Map(entries.flatMap(({ operations }) => operations.map((each) => [each.mid, each])));
  const before: Operation[] = [];
  for (let mid = first - 1; before.length < KEPT_ACKNOWLEDGED; mid -= 1) {
    const operation = known.get(mid);
    if (!operation) break;
    before.unshift(operation);
  }
  return { unsent: waiting.length, operations: [...before, ...waiting] };
}

/** Why a file is no backup that can be brought back. `newer`: a later release wrote it. */
export type BackupObstacle = 'empty' | 'not-a-backup' | 'damaged' | 'newer' | 'another-association';

const MARK = '{"kind":"istiqbal-desk-backup"';

/** Reads a backup of a desk of this association; nothing is done yet. */
export async function readDeskBackup(
  bytes: Uint8Array,
  { associationId }: Pick<Enrolment, 'associationId'>,
): Promise<Result<DeskBackup, BackupObstacle>> {
  if (bytes.length === 0) return err('empty');
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith(MARK)) return err('not-a-backup');
  const value = parsed(text);
  if (value === null) return err('damaged');
  if (typeof value === 'object' && 'version' in value && typeof value.version === 'number' && value.version > 1)
    return err('newer');
  const backup = DeskBackup.safeParse(value).data;
  if (!backup || (await textHash(backupText(backup))) !== backup.digest) return err('damaged');
  return backup.associationId === associationId ? ok(backup) : err('another-association');
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
