import { chmod, mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { embeddedFault, fromFileError, noSpace } from './embedded-fault.ts';

const MEGABYTE = 1024 * 1024;
/** A new cluster takes about 40 MB, its write-ahead log 16 MB more at a time. */
const FREE_FOR_A_NEW_CLUSTER = 200 * MEGABYTE;
/** Below this a start would only postpone the moment when saving fails. */
const FREE_FOR_A_START = 48 * MEGABYTE;

/**
 * Makes the folder if need be and proves, before any program is started, that it can be written to, has room, and that PostgreSQL's account reaches
 * it. Throws an EmbeddedFault that says which of these is not so.
 */
export async function prepareDataFolder(folder: string, account: Account, isNew: boolean): Promise<void> {
  try {
    for (const made of await makeFolder(folder)) {
      // Other accounts may pass through, though not look into, what we made; folders that were there are their owner's to open.
      if (account.uid !== undefined) await chmod(made, 0o711);
    }
    const probe = join(folder, `.write-probe-${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (error) {
    throw fromFileError(folder, error);
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < (isNew ? FREE_FOR_A_NEW_CLUSTER : FREE_FOR_A_START)) throw noSpace(folder);
  if (account.uid !== undefined) await refuseClosedWay(folder);
}

/**
 * Makes a folder and those above it that are missing; returns those it made. Node's own recursive mkdir never returns where the system answers
 * "no such file" for a folder whose parent exists, as /proc does.
 */
async function makeFolder(folder: string): Promise<string[]> {
  if (await isFolder(folder)) return [];
  const parent = dirname(folder);
  const above = parent === folder ? [] : await makeFolder(parent);
  await mkdir(folder);
  return [...above, folder];
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}

async function refuseClosedWay(folder: string): Promise<void> {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o001) !== 0) continue;
    throw embeddedFault(
      'folder-unreachable',
      `تعمل قاعدة البيانات بحساب غير root، ولا يستطيع المرور عبر «${path}». اختر مجلد بيانات خارجه، مثل ‎/var/lib/istiqbal.`,
      `The database runs under an account other than root, which cannot pass through "${path}". Choose a data folder outside it, such as /var/lib/istiqbal.`,
    );
  }
}
