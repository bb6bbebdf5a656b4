/** Files stay small enough to be read at one sitting: a hard limit for each, and limits for the whole. Prints the figures either way. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../folders.mjs';
import { sourceFiles } from './source-files.mjs';

/** Lines. Tests may be longer: a table of cases is read by looking up, not from top to bottom. */
const LIMITS = {
  source: { median: 80, p95: 250, most: 400 },
  tests: { median: 120, p95: 350, most: 500 },
};

const isCode = (/** @type {string} */ path) => /\.(ts|tsx|mjs|cjs|css)$/.test(path) && !path.endsWith('.d.ts');
const groups = /** @type {const} */ (['source', 'tests']);
for (const group of groups) {
  const paths = await sourceFiles((path) => isCode(path) && path.startsWith('tests/') === (group === 'tests'));
  if (paths.length === 0) continue;
  const sizes = await Promise.all(paths.map(async (path) => ({ path, lines: await countLines(path) })));
  sizes.sort((a, b) => b.lines - a.lines);
  const limits = LIMITS[group];
  const figures = { median: quantile(sizes, 0.5), p95: quantile(sizes, 0.95), most: sizes[0]?.lines ?? 0 };
  console.log(
    `${group}: ${sizes.length} files, median ${figures.median}, p95 ${figures.p95}, most ${figures.most} lines (${sizes[0]?.path})`,
  );
  for (const { path, lines } of sizes.filter((size) => size.lines > limits.most))
    fail(`${path}: ${lines} lines, ${limits.most} at most`);
  if (figures.median > limits.median) fail(`${group}: the median is ${figures.median} lines, ${limits.median} at most`);
  if (figures.p95 > limits.p95)
    fail(`${group}: one file in twenty has over ${figures.p95} lines, ${limits.p95} at most`);
}

/** @param {string} path */
async function countLines(path) {
  return (await readFile(join(repositoryRoot, path), 'utf8')).trimEnd().split('\n').length;
}

/**
 * @param {{ lines: number }[]} sizes largest first
 * @param {number} share
 */
function quantile(sizes, share) {
  return sizes[Math.floor((sizes.length - 1) * (1 - share))]?.lines ?? 0;
}

/** @param {string} sentence */
function fail(sentence) {
  console.log(sentence);
  process.exitCode = 1;
}
