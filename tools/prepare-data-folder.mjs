/** Looks at the data folder before anything is started on it, so that what is wrong with it is said at once and plainly. */
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { plainFault } from './messages.mjs';

const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/**
 * Makes the folder if need be; throws a plain fault where it cannot be written to or the disk is full.
 *
 * @param {string} folder
 */
export async function prepareDataFolder(folder) {
  try {
    await makeFolder(folder);
    const probe = join(folder, `.write-probe-${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw noSpace(folder);
    if (code === null) throw error;
    throw plainFault(
      `لا يمكن الكتابة في مجلد البيانات «${folder}». اختر مجلدًا آخر: npm start -- --data مجلد`,
      `The data folder "${folder}" cannot be written to. Choose another one: npm start -- --data FOLDER`,
    );
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) throw noSpace(folder);
}

/**
 * Step by step: Node's recursive mkdir never returns where a system answers "no such file" for a folder whose parent exists, as /proc does.
 *
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function makeFolder(folder) {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder);
}

/** @param {string} folder */
function noSpace(folder) {
  return plainFault(
    `لا توجد مساحة كافية على القرص لمجلد البيانات «${folder}». أفرِغ بعض المساحة ثم أعد المحاولة.`,
    `There is not enough disk space for the data folder "${folder}". Free some space, then run this again.`,
  );
}
