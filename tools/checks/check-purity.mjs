/** Looks through everything that is committed for what must not be there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../folders.mjs';
import { impuritiesOf } from './impurities.mjs';
import { sourceFiles } from './source-files.mjs';

/** These have to name what is looked for. */
const EXEMPT = new Set(['tools/checks/impurities.mjs', 'tests/unit/tools/checks/impurities.test.ts']);
const isText = (/** @type {string} */ path) =>
  /\.(ts|tsx|mjs|cjs|js|json|jsonc|jsonl|css|html|md|yml|yaml|svg|txt)$|^\.|\/run$/.test(path);

for (const path of await sourceFiles((candidate) => isText(candidate) && !EXEMPT.has(candidate))) {
  for (const impurity of impuritiesOf(path, await readFile(join(repositoryRoot, path), 'utf8'))) {
    console.log(impurity);
    process.exitCode = 1;
  }
}
