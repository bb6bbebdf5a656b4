/** The central server as a program of its own, and the little that a command asks of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from './child-processes.mjs';
import { repositoryRoot } from './folders.mjs';
import { plainFault } from './messages.mjs';

/** @typedef {import('./child-processes.mjs').Program & { url: string }} ServerProgram */

/** A first start creates the database and perhaps the demo data; a later one may have to recover after a power cut. */
const READY_WITHIN_MS = 10 * 60_000;
/** What a server at work says at once, and one that a crowded machine has just started a while later. */
const ANSWERS_WITHIN_MS = 20_000;
/** Time to answer the requests under way and to close the database. */
export const SERVER_PATIENCE_MS = 40_000;

/** How the server's process is run: with room for a few megabytes of short-lived objects, as much as one message makes. */
export const SERVER_FLAGS = ['--max-semi-space-size=8'];

/**
 * Starts the built server and waits until it answers. Where it explains why it cannot start, that explanation is the fault.
 *
 * @param {{ folder: string, port: number, demo?: boolean, demoPeople?: boolean, association?: string | undefined, backups?: string | undefined, logFile: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<ServerProgram>}
 */
export async function startServerProcess({
  folder,
  port,
  demo = false,
  demoPeople = false,
  association,
  backups,
  logFile,
  env,
}) {
  const main = join(repositoryRoot, 'out', 'server', 'main.js');
  const parameters = [
    ...SERVER_FLAGS,
    main,
    '--data',
    folder,
    '--port',
    String(port),
    '--static',
    join(repositoryRoot, 'out', 'renderer'),
  ];
  if (demo) parameters.push('--demo');
  if (association !== undefined) parameters.push('--association', association);
  if (backups !== undefined) parameters.push('--backups', backups);
  if (demoPeople) parameters.push('--demo-people');
  let lastWords = '';
  /** @type {(url: string) => void} */
  let onReady = () => undefined;
  const ready = new Promise((resolve) => (onReady = resolve));
  const program = await startProgram(process.execPath, parameters, {
    logFile,
    ...(env ? { env } : {}),
    onLine(line, stream) {
      if (stream === 'stderr') lastWords = line;
      else if (line.startsWith('{"ready":true')) onReady(JSON.parse(line).url);
    },
  });
  const timeout = setTimeout(program.killHard, READY_WITHIN_MS);
  const url = await Promise.race([ready, program.ended.then(() => null)]);
  clearTimeout(timeout);
  if (url !== null) return { ...program, url };
  const [arabic, english] = lastWords.includes(' / ') ? splitOnce(lastWords, ' / ') : [lastWords, lastWords];
  throw plainFault(
    arabic || `لم يبدأ الخادم؛ السبب في «${logFile}».`,
    english || `The server did not start; "${logFile}" says why.`,
  );
}

/**
 * Asks a running server for a code that makes one more computer a desk. Only who can read the server's folder may.
 *
 * @param {string} url
 * @param {string} serverFolder
 * @returns {Promise<string | null>} null: the server there does not accept this folder's secret
 */
export async function newEnrolmentCode(url, serverFolder) {
  const file = await readFile(join(serverFolder, 'administration.json'), 'utf8').catch(() => null);
  if (file === null) return null;
  const response = await fetch(`${url}/enrolment-codes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${JSON.parse(file).secret}` },
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  return response.ok ? (await response.json()).code : null;
}

/**
 * Asks a running server for the code with which its first administrator chooses a passphrase.
 *
 * @param {string} url
 * @param {string} serverFolder
 * @returns {Promise<string | null>} null: somebody has signed in already, or the server does not accept this folder's secret
 */
export async function firstActivationCode(url, serverFolder) {
  const file = await readFile(join(serverFolder, 'administration.json'), 'utf8').catch(() => null);
  if (file === null) return null;
  const response = await fetch(`${url}/first-activation`, {
    method: 'POST',
    headers: { authorization: `Bearer ${JSON.parse(file).secret}` },
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  return response.ok ? ((await response.json()).first?.code ?? null) : null;
}

/**
 * What answers on the port now: nothing, this folder's server, another server of ours, or a stranger.
 *
 * @param {string} url
 * @param {string} serverFolder
 * @returns {Promise<'nothing' | 'this-server' | 'other-server' | 'stranger'>}
 */
export async function whatAnswers(url, serverFolder) {
  const health = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(
    (error) => error,
  );
  if (health instanceof Error) return health.cause && isRefusal(health.cause) ? 'nothing' : 'stranger';
  const body = await health.json().catch(() => null);
  if (typeof body?.database !== 'string') return 'stranger';
  const code = await newEnrolmentCode(url, serverFolder).catch(() => null);
  return code === null ? 'other-server' : 'this-server';
}

/** @param {unknown} cause */
function isRefusal(cause) {
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

/**
 * @param {string} text
 * @param {string} separator
 * @returns {[string, string]}
 */
function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
