import { readFile } from 'node:fs/promises';

/** Milliseconds between two looks. */
const INTERVAL = 100;

/** The highest sum of memory seen while the work ran, in MB; shared pages are counted once (PSS). Linux. */
export async function peakMemory<Value>(
  processes: () => Promise<readonly number[]>,
  work: () => Promise<Value>,
): Promise<{ value: Value; peakMb: number }> {
  let peakMb = 0;
  let isOver = false;
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const sizes = await Promise.all((await processes()).map(proportionalMb));
      peakMb = Math.max(
        peakMb,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  };
  const watching = watch();
  try {
    return { value: await work(), peakMb };
  } finally {
    isOver = true;
    await watching;
  }
}

/** A process and all below it. */
export async function processTree(pid: number): Promise<number[]> {
  const threads = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = threads.trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...(await Promise.all(children.map(processTree))).flat()];
}

/** The processes below this one in which pages of a browser run. */
export async function pageProcesses(): Promise<number[]> {
  const below = await processTree(process.pid);
  const commands = await Promise.all(below.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return below.filter((_pid, index) => commands[index]?.includes('--type=renderer'));
}

async function proportionalMb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
}
