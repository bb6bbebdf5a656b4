import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { dumpAssociation, verifyDump, type DumpCounts } from '../storage/dump.ts';
import { noteBackedUp } from '../storage/stable-mids.ts';
import { readArchive, writeArchive } from './archive.ts';

type Dumped = Parameters<typeof dumpAssociation>[0];

/**
 * Writes one backup of the association, whole or not at all, and says how many rows of each table it holds. Once it is
 * whole, desks are told what they need not keep for a restore any more.
 */
export async function writeBackup(
  database: Dumped,
  associationId: string,
  path: string,
  passphrase: string,
): Promise<DumpCounts> {
  const archive = await writeArchive(path, passphrase);
  try {
    const { counts, lastMids } = await dumpAssociation(database, associationId, archive.line);
    await archive.finish();
    await noteBackedUp(database, associationId, lastMids);
    return counts;
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

/** Reads a backup to its end; throws where a single byte of it is not as it was written. */
export const verifyBackup = (path: string, passphrase: string): Promise<DumpCounts> =>
  verifyDump(readArchive(path, passphrase));

const NAME = /^istiqbal-[\dTZ-]+\.backup$/;

/** The name of a backup made now; names sort by time. */
export const backupName = (at: Date): string =>
  `istiqbal-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;

/** The backups in a folder, oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAME.test(name)).toSorted(compareTexts);
}

/** Deletes the oldest backups beyond the number kept. Called once the newest is whole. */
export async function keepNewest(folder: string, kept: number): Promise<void> {
  const names = await backupsIn(folder);
  for (const name of names.slice(0, Math.max(0, names.length - kept))) await rm(join(folder, name));
}
