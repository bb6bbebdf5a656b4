/** Where the commands read and keep things. Plain Node: these must work before anything is installed. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, whatever the current folder is. */
export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));

/** Whether this process is the superuser of a Unix machine. */
export const isRoot = process.getuid?.() === 0;

/**
 * What can be fetched or made again: runtimes. A folder of the user's, by the habits of each system.
 *
 * @returns {string}
 */
export function cacheFolder() {
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'istiqbal', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'istiqbal');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'istiqbal');
}

/**
 * What must never be lost: `server/` (database, secrets) and `desks/desk-N/`.
 * Root on Linux keeps it in /var/lib, because PostgreSQL runs as another account there, which could not reach into /root.
 *
 * @param {string | undefined} chosen the value of --data
 * @returns {string} an absolute path
 */
export function dataFolder(chosen) {
  const explicit = chosen ?? process.env.ISTIQBAL_HOME;
  if (explicit) return resolve(explicit);
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'istiqbal', 'Data');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'istiqbal');
  if (isRoot) return '/var/lib/istiqbal';
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'istiqbal');
}
