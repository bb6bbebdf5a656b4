/** Makes sure that the packages of the lockfile are there: a fresh clone needs no step before its first command. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './folders.mjs';
import { plainFault, say } from './messages.mjs';

/**
 * Installs what package-lock.json names, when it is not what node_modules holds. All output goes to stderr.
 *
 * @param {{ root?: string }} [options]
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function ensureInstalled({ root = repositoryRoot } = {}) {
  if (isInstalled(root)) return false;
  say(
    'تُثبَّت الحزم اللازمة (مرة واحدة، بضع دقائق على الأكثر)…',
    'Installing the packages (once, a few minutes at most)…',
  );
  const { code, output } = await npmCi(root);
  if (code === 0 && isInstalled(root)) return true;
  process.stderr.write(output);
  if (/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET)\b/.test(output)) {
    throw plainFault(
      'تعذّر الوصول إلى سجل الحزم. هذا الأمر يحتاج إلى الشبكة في المرة الأولى فقط؛ اتصل بالشبكة ثم أعد المحاولة.',
      'The package registry cannot be reached. The network is needed the first time only: connect, then run this again.',
    );
  }
  throw plainFault(
    'لم يكتمل تثبيت الحزم؛ السبب في الأسطر أعلاه.',
    'The packages could not be installed; the lines above say why.',
  );
}

/**
 * npm writes down what it put into node_modules, last of all; that note is compared with the lockfile, so an interrupted installation does not count.
 * Dates would not do: a clone sets them anew.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(installedFile);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional) return true; // the root itself, and binaries of other systems
    return installed[path]?.version === entry.version;
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
}

/**
 * @param {string} root
 * @returns {Promise<{ code: number, output: string }>}
 */
function npmCi(root) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32', // npm is npm.cmd there
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
