import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchive } from '#server/backup/archive.ts';
import { writeBackup } from '#server/backup/backup-files.ts';
import type { Connection } from '#server/storage/connection.ts';
import { restoreDump } from '#server/storage/dump.ts';

const PASSPHRASE = 'nobody guesses this one';

/** Backups as the server's own commands make and restore them, by name. */
export function createBackups(connection: Connection, associationId: string, folder: string) {
  const path = (name: string): string => join(folder, `${name}.backup`);
  return {
    async make(name: string): Promise<void> {
      await rm(path(name), { force: true });
      await writeBackup(connection.ofAssociation(associationId), associationId, path(name), PASSPHRASE);
    },
    async restore(name: string): Promise<void> {
      const how = { replace: true, at: new Date() };
      await restoreDump(connection.database, readArchive(path(name), PASSPHRASE), how);
    },
  };
}
export type Backups = ReturnType<typeof createBackups>;
