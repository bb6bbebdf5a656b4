import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupName, backupsIn, keepNewest, writeBackup } from './backup-files.ts';

/** A backup a day, and two weeks of them. */
const DAY = 24 * 60 * 60_000;
const KEPT = 14;

/** How often it is looked whether one is due: a computer that slept makes up for it within this time. */
const LOOK_AFTER = 60 * 60_000;

export interface ScheduledBackups {
  /** Makes a backup if the newest is a day old; its path, or null where none was due. */
  makeIfDue(at: Date): Promise<string | null>;
  /** Waits for the one that is being made. */
  stop(): Promise<void>;
}

/** Backs the association up into a folder every day while the server runs, and keeps the newest ones. */
export function scheduleBackups(
  database: Parameters<typeof writeBackup>[0],
  associationId: string,
  {
    folder,
    passphrase,
    log,
  }: { readonly folder: string; readonly passphrase: string; readonly log: (message: string) => void },
): ScheduledBackups {
  let turn: Promise<unknown> = Promise.resolve();

  const make = async (at: Date): Promise<string | null> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const newest = (await backupsIn(folder)).at(-1);
    if (newest !== undefined && at.getTime() - (await stat(join(folder, newest))).mtimeMs < DAY) return null;
    const path = join(folder, backupName(at));
    await writeBackup(database, associationId, path, passphrase);
    await keepNewest(folder, KEPT);
    return path;
  };
  const makeIfDue = (at: Date): Promise<string | null> => {
    const made = turn.then(() => make(at));
    turn = made.catch(() => undefined);
    return made;
  };
  const look = (): void => {
    makeIfDue(new Date()).then(
      (path) => path !== null && log('backup made'),
      (error: unknown) => log(`backup failed: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  const timer = setInterval(look, LOOK_AFTER);
  look();
  return {
    makeIfDue,
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}
