import type { DirectoryTable } from './directory-entry.ts';
import type { RowSteps, RowWalk } from './row-walk.ts';

export interface RowWalkQuestion {
  readonly call: number;
  readonly what: keyof RowSteps;
  readonly table: DirectoryTable;
  readonly after: string;
}

export interface RowWalkAnswer {
  readonly call: number;
  /** Null where it could not be read. */
  readonly found: RowSteps[keyof RowSteps] | null;
}

/**
 * Walks in a worker. Each row that the browser reads leaves something outside V8's heap, and what those of a hundred thousand people leave is cleared
 * away in one task: of the window, while somebody works, or of a worker that is gone by then. Where no worker can be had, it is walked here.
 */
export function createDistantRowWalk(here: RowWalk): RowWalk {
  const waiting = new Map<number, (found: RowWalkAnswer['found']) => void>();
  let worker: Worker | null = null;
  let calls = 0;

  const stop = (): void => {
    worker?.terminate();
    worker = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./row-walk-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<RowWalkAnswer>) => {
      waiting.get(data.call)?.(data.found);
      waiting.delete(data.call);
    });
    started.addEventListener('error', stop);
    return started;
  };

  return {
    async step<What extends keyof RowSteps>(what: What, table: DirectoryTable, after: string) {
      const call = (calls += 1);
      const found = new Promise<RowWalkAnswer['found']>((resolve) => waiting.set(call, resolve));
      try {
        worker ??= start();
        worker.postMessage({ call, what, table, after } satisfies RowWalkQuestion);
      } catch {
        stop();
      }
      // What was asked for is what is answered.
      return ((await found) as RowSteps[What] | null) ?? here.step(what, table, after);
    },
    end: stop,
  };
}
