/** What is committed speaks of the product alone: no paths of somebody's machine, no registry hosts, nothing left over from work in progress. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './folders.mjs';
import { sourceFiles } from './source-files.mjs';

/** @type {{ what: string, pattern: RegExp, only?: RegExp }[]} */
const IMPURITIES = [
  { what: 'a path of one machine', pattern: /(?<![\w.~-])\/(?:work|root|home|Users)\/\w|[A-Z]:\\Users\\/ },
  { what: 'the host of a package registry', pattern: /registry\.(?:npmjs|yarnpkg)\.\w+|deb\.debian\.org/ },
  { what: 'a merge left unfinished', pattern: /^(?:<{7}|>{7}) / },
  { what: 'a note of unfinished work', pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/, only: /\.(ts|tsx|mjs|cjs|css|html)$/ },
  { what: 'a test that shuts the others out', pattern: /\b(?:test|it|describe)\.only\b/, only: /^tests\// },
  { what: 'a stop for the debugger', pattern: /^\s*debugger\b/, only: /\.(ts|tsx|mjs|cjs)$/ },
];
/** This file has to name what it looks for. */
const EXEMPT = new Set(['tools/check-purity.mjs', 'tests/unit/tools/check-purity.test.ts']);
const isText = (/** @type {string} */ path) =>
  /\.(ts|tsx|mjs|cjs|js|json|jsonl|css|html|md|yml|yaml|svg|txt)$|^\.|\/run$/.test(path);

for (const path of await sourceFiles((candidate) => isText(candidate) && !EXEMPT.has(candidate))) {
  const lines = (await readFile(join(repositoryRoot, path), 'utf8')).split('\n');
  for (const { what, pattern, only } of IMPURITIES) {
    if (only && !only.test(path)) continue;
    lines.forEach((line, index) => {
      if (!pattern.test(line)) return;
      console.log(`${path}:${index + 1}: ${what}: ${line.trim().slice(0, 120)}`);
      process.exitCode = 1;
    });
  }
}
