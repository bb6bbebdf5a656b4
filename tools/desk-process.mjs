/** A desk: Electron on the built app, with a data folder of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from './child-processes.mjs';
import { isRoot, repositoryRoot } from './folders.mjs';

/** Time to write down what is under way. */
export const DESK_PATIENCE_MS = 8000;

/** Whether a window can be shown here. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @param {string} folder a desk's data folder
 * @returns {boolean} whether it belongs to a server already
 */
export function isEnrolled(folder) {
  return existsSync(join(folder, 'enrolment.json'));
}

/**
 * How Electron is called. Chromium's sandbox needs user namespaces and refuses root; where the system denies them, an unpackaged app has to do without.
 *
 * @param {string} deskFolder
 * @returns {string[]}
 */
export function deskParameters(deskFolder) {
  const sandboxed = !isRoot && !deniesNamespaces();
  return [repositoryRoot, `--user-data-dir=${deskFolder}`, ...(sandboxed ? [] : ['--no-sandbox'])];
}

/**
 * @param {{ executable: string, folder: string, serverUrl: string, enrolmentCode: string | null, logFile: string }} options
 */
export function startDeskProcess({ executable, folder, serverUrl, enrolmentCode, logFile }) {
  return startProgram(executable, deskParameters(folder), {
    env: deskEnvironment(serverUrl, enrolmentCode),
    logFile,
  });
}

/**
 * @param {string} serverUrl
 * @param {string | null} enrolmentCode
 * @returns {NodeJS.ProcessEnv}
 */
export function deskEnvironment(serverUrl, enrolmentCode) {
  const { ISTIQBAL_ENROLMENT_CODE: _old, ELECTRON_RUN_AS_NODE: _asNode, ...rest } = process.env;
  return { ...rest, ISTIQBAL_SERVER: serverUrl, ...(enrolmentCode ? { ISTIQBAL_ENROLMENT_CODE: enrolmentCode } : {}) };
}

function deniesNamespaces() {
  if (process.platform !== 'linux') return false;
  const setting = (/** @type {string} */ name) => {
    try {
      return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
    } catch {
      return null; // a kernel without this setting
    }
  };
  return setting('unprivileged_userns_clone') === '0' || setting('apparmor_restrict_unprivileged_userns') === '1';
}
