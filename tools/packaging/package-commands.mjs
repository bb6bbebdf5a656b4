import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../folders.mjs';

/**
 * The program behind a package's own command, to be run with Node: no shell and no PATH comes in between, on any system.
 *
 * @param {string} packageName
 * @param {string} [command] where it is not called as its package is
 * @returns {string}
 */
export function packageCommand(packageName, command = packageName) {
  const folder = join(repositoryRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
