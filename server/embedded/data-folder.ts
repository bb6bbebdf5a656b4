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
    const firstMade = await mkdir(folder, { recursive: true, mode: 0o755 });
    if (account.uid !== undefined && firstMade !== undefined) await openTheWay(folder, firstMade);
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

/** Lets other accounts pass through, though not look into, the folders just made; those that were there are their owner's to open. */
async function openTheWay(folder: string, upTo: string): Promise<void> {
  for (let path = folder; path.length >= upTo.length; path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o7777) | 0o011);
  }
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
