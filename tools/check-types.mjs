/** `npm run types`: each process against its own tsconfig; with a name, that one only. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from './folders.mjs';

/** @returns {string[]} the folders that the root tsconfig refers to */
export function typedFolders() {
  const { references } = JSON.parse(readFileSync(join(repositoryRoot, 'tsconfig.json'), 'utf8'));
  return references.map((/** @type {{ path: string }} */ { path }) => basename(path));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
  const named = process.argv.slice(2);
  for (const folder of named.length > 0 ? named : typedFolders()) {
    const { status } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', join(folder, 'tsconfig.json')], {
      cwd: repositoryRoot,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
