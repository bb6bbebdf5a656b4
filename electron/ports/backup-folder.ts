import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** A backup that this desk wrote: under which name, and the SHA-256 of what it wrote, hexadecimal. */
export interface WrittenBackup {
  readonly name: string;
  readonly digest: string;
}

/** What a backup is called until it is whole. */
const draftNameOf = (name: string): string => `${name}.part`;

/** What a backup's contents are known by: their SHA-256, hexadecimal. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Writes a backup whole or not at all, forced to the disk. The folder is not made: a drive that is not there would be
 * written beside its place, and nothing that lies there is written over.
 */
export async function writeBackup(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  if ((await readIfThere(join(folder, name))) !== null) throw new Error(`${name} lies in the folder already`);
  const draft = join(folder, draftNameOf(name));
  const file = await open(draft, 'wx', 0o600);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, name));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** Whether a backup lies in the folder as it was written. */
export async function isThere(folder: string, { name, digest }: WrittenBackup): Promise<boolean> {
  const bytes = await readIfThere(join(folder, name));
  return bytes !== null && digestOf(bytes) === digest;
}

/** Removes a backup, where it is still the one that was written; a file that somebody put in its place stays. */
export async function dropBackup(folder: string, backup: WrittenBackup): Promise<void> {
  if (await isThere(folder, backup)) await rm(join(folder, backup.name));
}

/** Removes the beginning of a backup that was never finished. */
export const dropDraft = (folder: string, { name }: WrittenBackup): Promise<void> =>
  rm(join(folder, draftNameOf(name)), { force: true });

/** The system's code of a fault; undefined where it is none of the system's. */
export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
