import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type AdministratorConnection, connectAsAdministrator, isOwned } from './administrator-connection.ts';
import { embeddedFault } from './embedded-fault.ts';

const PATIENCE_MS = 30_000;

/**
 * Deals with whatever an earlier run left in the cluster: nothing, a stale process file after a power cut, an orphan whose server was killed (it is
 * stopped, losing nothing), or a cluster in use by a living server, which is a fault.
 */
export async function settleEarlierPostmaster(
  cluster: string,
  administratorPassword: string,
  log: (line: string) => void,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  while (Date.now() < deadline) {
    const earlier = await readProcessFile(cluster);
    if (!earlier) return;
    if (!(await isPostgresOf(cluster, earlier.pid))) {
      log(`a process file of an earlier run is left (pid ${earlier.pid}); it is removed`);
      await rm(join(cluster, 'postmaster.pid'), { force: true });
      return;
    }
    const connection = await connectAsAdministrator(earlier.port, administratorPassword).catch(() => null);
    if (connection) {
      await refuseOwned(connection);
      if (!told)
        log(`the database of an earlier run is still there without its server (pid ${earlier.pid}); it is stopped`);
      told = true;
      process.kill(earlier.pid, 'SIGINT');
    }
    await wait(100); // it is starting, or stopping: both pass
  }
  throw alreadyRunning();
}

/** Two servers on one folder would take turns in losing each other's work. */
export function alreadyRunning(): Error {
  return embeddedFault(
    'already-running',
    'قاعدة البيانات في هذا المجلد مستعملة الآن من خادم آخر. أوقفه أولًا، أو اختر مجلدًا آخر.',
    'The database in this folder is in use by another server. Stop that one first, or choose another folder.',
  );
}

async function refuseOwned(connection: AdministratorConnection): Promise<void> {
  const owned = await isOwned(connection).catch(() => false); // a database that is shutting down breaks the connection
  await connection.end();
  if (owned) throw alreadyRunning();
}

/** PostgreSQL's own note of the process that holds the cluster: pid in line 1, port in line 4. */
async function readProcessFile(cluster: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Math.abs(Number(lines[0]));
  return pid > 0 ? { pid, port: Number(lines[3]) } : null;
}

/** Process numbers are used again: only a process that works in this very folder counts. Where that cannot be seen, any living one does. */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder === (await realpath(cluster));
}
