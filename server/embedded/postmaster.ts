import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Account, databaseEnvironment, runAs } from './account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** The running postgres process. */
export interface Postmaster {
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
  /** The last lines it wrote, newest last. */
  readonly lastWords: () => readonly string[];
  /** Rolls open transactions back, writes everything down, ends. */
  readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 30_000;

/**
 * Starts postgres on 127.0.0.1 in a process group of its own, so that Ctrl-C in a terminal reaches the server, which then stops the database, and not
 * both at once. A guardian stops it if this process vanishes.
 */
export function startPostmaster(
  binaries: PostgresBinaries,
  account: Account,
  cluster: string,
  port: number,
  log: (line: string) => void,
): Postmaster {
  const isWindows = process.platform === 'win32';
  const child = spawn(binaries.postgres, ['-D', cluster, ...settings(port)], {
    ...account,
    cwd: '/',
    env: databaseEnvironment(),
    detached: !isWindows,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const words: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    words.push(line);
    if (words.length > 20) words.shift();
    log(line);
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.on('error', end);
    child.on('close', end);
  });
  const guardian = isWindows ? null : startGuardian(child, account);
  void ended.then(() => guardian?.kill('SIGKILL'));

  const stop = async (): Promise<void> => {
    if (over) return;
    // Windows has no signals; its own tool asks through a named pipe.
    if (isWindows) await runAs(account, binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w']);
    else child.kill('SIGINT');
    const patience = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS);
    await ended;
    clearTimeout(patience);
  };
  return { ended, hasEnded: () => over, lastWords: () => words, stop };
}

/**
 * A shell that does nothing but wait for its input to end. Nobody writes to it; it ends when this process is gone, even by SIGKILL, and then the
 * database is told to shut down. On Windows the system itself ends our children with us.
 */
function startGuardian(postgres: ChildProcess, account: Account): ChildProcess {
  const guardian = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(postgres.pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.on('error', () => undefined); // without a shell there is no guardian; the next start finds and stops the orphan
  guardian.unref();
  return guardian;
}

/** Durability is left at its safe defaults: fsync, full-page writes, synchronous commit, page checksums. */
function settings(port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    // One association's records; what does not fit is in the system's own cache.
    shared_buffers: '16MB',
    // The pools of several server processes, and whoever looks after the database beside them.
    max_connections: '100',
    // Processes that wait for what never comes: copies to another cluster, and reading ahead from a disk that the system caches.
    max_logical_replication_workers: '0',
    io_method: 'sync',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    log_destination: 'stderr',
    // Details and context quote rows, and rows are about people.
    log_error_verbosity: 'terse',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
