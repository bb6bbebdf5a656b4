/** Builds `out/` when it does not match the sources: their paths, sizes and dates are compared with those noted at the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { collectedRun } from './collected-run.mjs';
import { repositoryRoot } from './folders.mjs';
import { isAlive } from './is-alive.mjs';
import { plainFault, runCommand, say } from './messages.mjs';
import { packageCommand } from './packaging/package-commands.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'server',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const OUT = join(repositoryRoot, 'out');
const NOTE = join(OUT, '.built-from');
const LOCK = join(OUT, '.building');

/**
 * Needs node_modules. Of several commands at once, one builds and the others wait for it.
 *
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildIfStale() {
  if (await isFresh()) return false;
  await mkdir(OUT, { recursive: true });
  await takeLock();
  try {
    const sources = await fingerprint();
    if (await isFresh()) return false;
    say('يُبنى التطبيق…', 'Building…');
    await rm(NOTE, { force: true });
    // Both to their end, so that nothing still writes to out/ when a failure is reported.
    const builds = await Promise.all([
      build('electron-vite', ['build']),
      build('vite', ['build', '--config', join('server', 'vite.config.ts')]),
    ]);
    const failed = builds.filter(({ code }) => code !== 0);
    for (const { output } of failed) process.stderr.write(output);
    if (failed.length > 0)
      throw plainFault('فشل البناء؛ السبب في الأسطر أعلاه.', 'The build failed; the lines above say why.');
    await writeFile(NOTE, sources);
    return true;
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

async function isFresh() {
  return existsSync(NOTE) && readFileSync(NOTE, 'utf8') === (await fingerprint());
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(repositoryRoot, source);
    const below = await readdir(path, { recursive: true }).catch(() => /** @type {string[]} */ ([]));
    for (const file of ['.', ...below.toSorted((a, b) => (a < b ? -1 : 1))]) {
      const found = await stat(join(path, file)).catch(() => null);
      if (found?.isFile()) hash.update(`${source}/${file} ${found.size} ${found.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function takeLock() {
  for (;;) {
    const taken = await mkdir(LOCK).then(
      () => true,
      () => false,
    );
    if (taken) return writeFile(join(LOCK, 'pid'), String(process.pid));
    const holder = Number(await readPid());
    if (holder > 0 && !isAlive(holder)) await rm(LOCK, { recursive: true, force: true });
    else await wait(250);
  }
}

async function readPid() {
  return existsSync(join(LOCK, 'pid')) ? readFileSync(join(LOCK, 'pid'), 'utf8') : '0';
}

/**
 * @param {string} packageName whose command has the same name
 * @param {string[]} parameters
 */
function build(packageName, parameters) {
  return collectedRun(process.execPath, [packageCommand(packageName), ...parameters]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    await buildIfStale();
  });
}
