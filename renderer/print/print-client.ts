import type { DocumentKind } from '#shared/documents/document-kind.ts';
import type { PrintAnswer, PrintOutcome, PrintRequest } from './print-messages.ts';
import type { RenderOptions } from './render-document.ts';

/** The page's way to paper. */
export interface PrintClient {
  /**
   * Makes a document in the worker. Resolves with its bytes, or with every problem of its data; rejects only if the
   * worker itself cannot run. `options.createdAt` is now unless given.
   */
  render(kind: DocumentKind, data: unknown, options?: Partial<RenderOptions>): Promise<PrintOutcome>;
  /** Loads fonts and HarfBuzz ahead of the first document, in idle time. */
  warmUp(): void;
  close(): void;
}

export interface PrintClientPorts {
  readonly now: () => string;
  readonly startWorker: () => Worker;
}

const defaultPorts: PrintClientPorts = {
  now: () => new Date().toISOString(),
  startWorker: () => new Worker(new URL('./print-worker.ts', import.meta.url), { type: 'module' }),
};

/** A client with one worker, started at the first use and kept warm; after a crash the next document starts a new one. */
export function createPrintClient({ now, startWorker }: PrintClientPorts = defaultPorts): PrintClient {
  const waiting = new Map<number, { resolve(outcome: PrintOutcome): void; reject(fault: Error): void }>();
  let worker: Worker | undefined;
  let count = 0;

  function running(): Worker {
    if (!worker) {
      worker = startWorker();
      worker.addEventListener('message', ({ data }: MessageEvent<PrintAnswer>) => settle(data));
      worker.addEventListener('error', (event) => stop(event.message || 'the print worker failed'));
    }
    return worker;
  }

  function settle(answer: PrintAnswer): void {
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('outcome' in answer) caller?.resolve(answer.outcome);
    else caller?.reject(new Error(answer.fault));
  }

  function stop(reason: string): void {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  return {
    render(kind, data, options = {}) {
      const id = ++count;
      const request: PrintRequest = { id, kind, data, options: { createdAt: now(), ...options } };
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        running().postMessage(request);
      });
    },
    warmUp: () => void running(),
    close: () => stop('printing was closed'),
  };
}
