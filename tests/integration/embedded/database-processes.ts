import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder as folderOfProcess } from '#tools/temporary-folder.mjs';

/** An empty folder that other accounts may pass through, as PostgreSQL needs when the tests run as root; removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await folderOfProcess('istiqbal-database');
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Holder {
  readonly process: ChildProcess;
  readonly connectionString: string;
}

/** Starts the embedded database in another process, so that a test can kill that process. */
export async function holdDatabase(dataFolder: string): Promise<Holder> {
  const program = fileURLToPath(new URL('./database-holder.ts', import.meta.url));
  const holder = spawn(process.execPath, ['--import', 'tsx', program, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  return { process: holder, connectionString: (JSON.parse(line) as { connectionString: string }).connectionString };
}

/** SIGKILL, and nothing else. */
export async function killHard(holder: Holder): Promise<void> {
  const gone = once(holder.process, 'exit');
  holder.process.kill('SIGKILL');
  await gone;
}

/** The process number in PostgreSQL's own note, or null where it runs no more. */
export async function postmasterPid(dataFolder: string): Promise<number | null> {
  const text = await readFile(join(dataFolder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** All processes below the given one; Linux only. */
export async function descendants(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const direct = children.trim().split(' ').filter(Boolean).map(Number);
  return [...direct, ...(await Promise.all(direct.map(descendants))).flat()];
}
