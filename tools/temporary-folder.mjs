/** Large folders of one command, which may be killed before it removes them. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './is-alive.mjs';

/**
 * Makes an empty folder that bears the number of this process. Those of the same name whose process is gone are removed first: nobody uses them.
 *
 * @param {string} name
 * @param {string} [parent]
 * @returns {Promise<string>}
 */
export async function temporaryFolder(name, parent = tmpdir()) {
  const ofProcess = new RegExp(`^${name}-(\\d+)-`);
  for (const entry of await readdir(parent)) {
    const [, pid] = ofProcess.exec(entry) ?? [];
    // What cannot be removed is another account's.
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(parent, entry), { recursive: true, force: true }).catch(() => undefined);
  }
  return mkdtemp(join(parent, `${name}-${process.pid}-`));
}
