import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { repositoryRoot } from './folders.mjs';

/**
 * Runs a program from the repository's root and keeps what it says, to be shown only if it failed. Ended after `withinMs`. What
 * gives way, with all that it starts, takes only as much of the machine as others leave it.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, withinMs?: number, givesWay?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function collectedRun(
  command,
  parameters,
  { env = process.env, withinMs = 20 * 60_000, givesWay = false } = {},
) {
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: repositoryRoot,
      env: { ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }, // the program itself writes to a pipe
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: withinMs,
      killSignal: 'SIGKILL',
    });
    if (givesWay) giveWay(child.pid);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const end = (/** @type {number} */ code) =>
      resolve({ code, output: plainUnlessTerminal(output), seconds: (Date.now() - begun) / 1000 });
    child.on('error', (error) => {
      output += String(error);
      end(1);
    });
    child.on('close', (code, signal) => {
      if (signal) output += `\nended by ${signal}\n`;
      end(code ?? 1);
    });
  });
}

/** @param {number | undefined} pid */
function giveWay(pid) {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not let it: it runs as anything else does.
  }
}

/**
 * Not every program heeds NO_COLOR.
 *
 * @param {string} output
 */
function plainUnlessTerminal(output) {
  return process.stdout.isTTY ? output : stripVTControlCharacters(output);
}
