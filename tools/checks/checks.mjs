/** The checks that read the code without running it. Each counts as one test. */
import { join } from 'node:path';
import { typedFolders } from './check-types.mjs';
import { repositoryRoot } from '../folders.mjs';
import { packageCommand } from '../packaging/package-commands.mjs';

/** @typedef {{ name: string, command: string, parameters: string[] }} Check */

const CODE = ['shared', 'renderer', 'electron', 'server', 'tools', 'tests', 'bench'];

/** @returns {Check[]} slowest first, so that two at a time end together */
export function checks() {
  return [
    ...typedFolders().map((folder) => ours(`types: ${folder}`, 'check-types.mjs', folder)),
    packaged('format', 'prettier', '--check', '--log-level', 'warn', '.'),
    packaged('unused', 'knip'),
    packaged(
      'boundaries',
      'dependency-cruiser',
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'renderer',
      'electron',
      'server',
    ),
    packaged('lint', 'oxlint', '--config', '.oxlintrc.json', '--type-aware', '--deny-warnings', ...CODE),
    ours('sizes', 'check-sizes.mjs'),
    ours('locales', 'check-locales.mjs'),
    ours('purity', 'check-purity.mjs'),
  ];
}

/**
 * @param {string} name
 * @param {string} script
 * @param {...string} parameters
 * @returns {Check}
 */
function ours(name, script, ...parameters) {
  return {
    name,
    command: process.execPath,
    parameters: [join(repositoryRoot, 'tools', 'checks', script), ...parameters],
  };
}

/**
 * @param {string} name
 * @param {string} packageName
 * @param {...string} parameters
 * @returns {Check}
 */
function packaged(name, packageName, ...parameters) {
  return { name, command: process.execPath, parameters: [packageCommand(packageName), ...parameters] };
}
