/** `npm run types`: each process against its own tsconfig; with a name, that one only. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../folders.mjs';
import { packageCommand } from '../packaging/package-commands.mjs';

/** @returns {string[]} the folders that the root tsconfig refers to */
export function typedFolders() {
  const { references } = JSON.parse(readFileSync(join(repositoryRoot, 'tsconfig.json'), 'utf8'));
  return references.map((/** @type {{ path: string }} */ { path }) => basename(path));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // The native compiler: the same answers in a quarter of the time. The one in JavaScript stays for tools that read code through it.
  const compiler = packageCommand('typescript-native', 'tsc');
  const named = process.argv.slice(2);
  for (const folder of named.length > 0 ? named : typedFolders()) {
    const { status } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', join(folder, 'tsconfig.json')], {
      cwd: repositoryRoot,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
