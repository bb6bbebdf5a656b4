/** Programs that a command starts, and ends again. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Logs are for the last days, not for ever. */
const LARGEST_LOG_BYTES = 5 * 1024 * 1024;

/**
 * Programs that still run. Whatever way this command ends, it leaves none behind; the database has a guardian of its own, which then closes it properly.
 *
 * @type {Set<Program>}
 */
const running = new Set();
process.on('exit', () => {
  for (const program of running) program.killHard();
});

/**
 * `ended` gives the exit code, or null after a signal.
 *
 * @typedef {{ pid: number, ended: Promise<number | null>, hasEnded: () => boolean, stop: (patienceMs: number) => Promise<void>, killHard: () => void }} Program
 */

/**
 * Starts a program in a process group of its own: Ctrl-C in a terminal then reaches only the command that started it, which ends its programs in order.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile: string, onLine?: (line: string, stream: 'stdout' | 'stderr') => void }} options
 * @returns {Promise<Program>}
 */
export async function startProgram(command, parameters, { cwd, env, logFile, onLine }) {
  await mkdir(dirname(logFile), { recursive: true });
  const logSize = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (logSize > LARGEST_LOG_BYTES) await truncate(logFile);
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  log.on('error', () => undefined); // a full disk must not end the program whose log it is
  const ownGroup = process.platform !== 'win32';
  const child = spawn(command, parameters, {
    cwd,
    env: env ?? process.env,
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
    let rest = '';
    child[stream].setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      log.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line, stream);
    });
  }
  let over = false;
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', (error) => (child.pid === undefined ? reject(error) : undefined));
    child.on('close', (code) => {
      over = true;
      log.end();
      resolve(code);
    });
  });
  const killHard = () => {
    if (!over && child.pid !== undefined) signal(ownGroup ? -child.pid : child.pid, 'SIGKILL');
  };
  const stop = async (/** @type {number} */ patienceMs) => {
    if (!over) child.kill('SIGTERM');
    const patience = setTimeout(killHard, patienceMs);
    await ended;
    clearTimeout(patience);
  };
  const program = { pid: child.pid ?? 0, ended, hasEnded: () => over, stop, killHard };
  running.add(program);
  void ended.finally(() => running.delete(program)).catch(() => undefined); // who awaits `ended` hears of it
  return program;
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
}
