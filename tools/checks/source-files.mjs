/** The files of the repository that the checks read: what is ours, whether committed already or not. */
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { repositoryRoot } from '../folders.mjs';

const NOT_OURS = new Set(['node_modules', 'out', 'dist', 'coverage', '.git']);

/**
 * Paths below the repository's root, with forward slashes, in a stable order.
 *
 * @param {(path: string) => boolean} wanted
 * @returns {Promise<string[]>}
 */
export async function sourceFiles(wanted) {
  const found = await below(repositoryRoot);
  return found
    .map((path) => relative(repositoryRoot, path).replaceAll('\\', '/'))
    .filter(wanted)
    .toSorted();
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function below(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (NOT_OURS.has(entry.name)) return [];
      if (entry.isDirectory()) return below(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return lists.flat();
}
