/** What the tests need of the system; as root on Debian and its kin, what is missing is installed. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isRoot } from '../folders.mjs';
import { say } from '../messages.mjs';

/** Each line: names of one package in different releases of Debian, newest first. */
const NEEDED = [
  // Electron and a screen for it
  ['xvfb'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libdrm2'],
  // a browser for the browser edition, Arabic letters for its fallback fonts
  ['chromium'],
  ['fonts-noto-core'],
  // readers that judge what we print: text, structure, codes, shaping
  ['poppler-utils'],
  ['mupdf-tools'],
  ['qpdf'],
  ['zbar-tools'],
  ['libharfbuzz-bin'],
];

/**
 * Installs what is missing, or says what to install where this account may not.
 */
export async function ensureSystemPackages() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return;
  const installed = installedOf(NEEDED.flat());
  const missing = NEEDED.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length === 0) return;
  if (!isRoot) {
    const names = missing.map((candidates) => candidates.at(-1)).join(' ');
    say(
      `تحتاج الاختبارات إلى حزم من النظام: sudo apt-get install ${names}`,
      `The tests need packages of the system: sudo apt-get install ${names}`,
    );
    return;
  }
  say('تُثبَّت حزم النظام التي تحتاج إليها الاختبارات…', 'Installing the system packages that the tests need…');
  await apt(['update']);
  const known = missing.map((candidates) => candidates.find(isKnown) ?? candidates[0] ?? '');
  await apt(['install', '-y', '--no-install-recommends', ...known]);
}

/**
 * @param {string[]} names
 * @returns {Set<string>}
 */
function installedOf(names) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  return new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0] ?? ''),
  );
}

/** @param {string} name */
function isKnown(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

/**
 * A failure is shown and not thrown: the tests that needed the package will say so.
 *
 * @param {string[]} parameters
 * @returns {Promise<void>}
 */
function apt(parameters) {
  return new Promise((resolve) => {
    const child = spawn('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...parameters], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', () => resolve());
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(output);
      resolve();
    });
  });
}
