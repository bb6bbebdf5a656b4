import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { PATIENCE_MS } from '#tests/patience.ts';

/**
 * Ends a process and all below it with SIGKILL, the topmost first so that nobody notices and reacts; returns when all are gone. Linux only, like the
 * tests that use it.
 */
export async function killTree(pid: number): Promise<void> {
  const tree = [pid, ...(await descendants(pid))];
  for (const member of tree) send(member, 'SIGKILL');
  const deadline = Date.now() + PATIENCE_MS;
  while ((await Promise.all(tree.map(isRunning))).includes(true)) {
    if (Date.now() > deadline) throw new Error(`processes outlive SIGKILL: ${tree.join(', ')}`);
    await wait(20);
  }
}

/** All processes below the given one. */
export async function descendants(pid: number): Promise<number[]> {
  const threads = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = threads.trim().split(' ').filter(Boolean).map(Number);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}

/** A process that has ended and waits to be buried does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return status !== null && !/\) [ZX] /.test(status);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}
