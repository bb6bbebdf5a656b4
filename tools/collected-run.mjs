import { spawn } from 'node:child_process';
import { repositoryRoot } from './folders.mjs';

/**
 * Runs a program from the repository's root and keeps what it says, to be shown only if it failed. Ended after `withinMs`.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, withinMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function collectedRun(command, parameters, { env = process.env, withinMs = 20 * 60_000 } = {}) {
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: repositoryRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: withinMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const end = (/** @type {number} */ code) => resolve({ code, output, seconds: (Date.now() - begun) / 1000 });
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
