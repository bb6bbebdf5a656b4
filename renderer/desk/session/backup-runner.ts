import { isBackupDue } from '#shared/backup/backup-due.ts';
import type { BackupPlan, BackupState } from '#shared/backup/backup-plan.ts';
import type { DraftsLeftOut } from '../../data/backup/drafts-for-backup.ts';
import type { MadeBackup } from '../../data/backup/desk-backup.ts';
import { createListeners } from '../../data/store/listeners.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Backups } from '../../platform/desk-platform.ts';

/** How often it is looked whether the day's backup is due. */
const LOOK_AFTER = 60_000;
/** Milliseconds without a save that count as a quiet moment. */
const QUIET = 20_000;

interface BackupRunnerDependencies {
  readonly backups: Backups;
  readonly deskCode: string;
  readonly make: () => Promise<Result<MadeBackup, 'no-key'>>;
  readonly leftOut: () => Promise<DraftsLeftOut>;
  /** Writes down that one left the desk. */
  readonly onWritten: (unsent: number) => void;
  readonly onLocalSave: (listener: () => void) => () => void;
  readonly now: () => string;
  readonly setTimer: (work: () => void, milliseconds: number) => () => void;
}

/** Makes the day's backup beside the work at an open desk. */
export interface BackupRunner {
  /** Where the backups stand; null until the shell has said so. */
  state(): BackupState | null;
  onState(listener: () => void): () => void;
  chooseFolder(): Promise<void>;
  configure(plan: BackupPlan): Promise<void>;
  /** The drafts that a backup made now would have to leave out. */
  leftOut(): Promise<DraftsLeftOut>;
  /** Makes one now, because a person asked for it. */
  makeNow(): Promise<void>;
  stop(): void;
}

/**
 * Looks once a minute whether the day's backup is due, and makes it when nobody is saving. A backup that fails changes
 * nothing but what is said of it: the desk works on.
 */
export function startBackups({
  backups,
  deskCode,
  make,
  leftOut,
  onWritten,
  onLocalSave,
  now,
  setTimer,
}: BackupRunnerDependencies): BackupRunner {
  const listeners = createListeners<[]>();
  let state: BackupState | null = null;
  let lastSave = Number.NEGATIVE_INFINITY;
  let making: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let isStopped = false;

  const hear = (next: BackupState): void => {
    state = next;
    listeners.tell();
  };
  const makeOne = async (): Promise<void> => {
    const made = await make();
    if (!made.ok) return hear(await backups.fail(made.error));
    const next = await backups.write(deskCode, made.value.bytes);
    if (next.fault === null) onWritten(made.value.unsent);
    hear(next);
  };
  /** Whoever asks while one is being made waits for that one. */
  const makeNow = (): Promise<void> =>
    (making ??= makeOne().finally(() => {
      making = null;
    }));
  const isQuiet = (): boolean => Date.parse(now()) - lastSave >= QUIET;
  const look = async (): Promise<void> => {
    try {
      hear(await backups.read());
      if (state !== null && isBackupDue(state, now()) && isQuiet()) await makeNow();
    } catch {
      // A desk whose own disk is full says so at its next save; the next look tries again.
    } finally {
      if (!isStopped) cancel = setTimer(() => void look(), LOOK_AFTER);
    }
  };
  const forget = onLocalSave(() => (lastSave = Date.parse(now())));
  void look();

  return {
    state: () => state,
    onState: listeners.add,
    chooseFolder: async () => hear(await backups.chooseFolder()),
    configure: async (plan) => hear(await backups.configure(plan)),
    leftOut,
    makeNow,
    stop() {
      isStopped = true;
      forget();
      cancel?.();
    },
  };
}
