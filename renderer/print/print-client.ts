import type { DocumentKind } from '#shared/documents/document-kind.ts';
import type { PrintAnswer, PrintOutcome, PrintRequest } from './print-messages.ts';
import type { RenderOptions } from './render-document.ts';

/** The page's way to paper. */
export interface PrintClient {
  /**
   * Makes a document in the worker. Resolves with its bytes, or with every problem of its data; rejects only if the
   * worker itself cannot run, or with the signal's reason when it is called off. `options.createdAt` is now unless given.
   */
  render(kind: DocumentKind, data: unknown, options?: ClientOptions): Promise<PrintOutcome>;
  /** Loads fonts and HarfBuzz ahead of the first document, in idle time. */
  warmUp(): void;
  close(): void;
}

export interface ClientOptions extends Partial<RenderOptions> {
  /** Told from time to time how many certificates of a batch are laid out. */
  readonly onProgress?: (done: number) => void;
  /** Calls the document off. The worker cannot listen while it works, so it is ended; other documents start again. */
  readonly signal?: AbortSignal;
}

export interface PrintClientPorts {
  readonly now: () => string;
  readonly startWorker: () => Worker;
}

const defaultPorts: PrintClientPorts = {
  now: () => new Date().toISOString(),
  startWorker: () => new Worker(new URL('./print-worker.ts', import.meta.url), { type: 'module' }),
};

interface Waiting {
  readonly request: PrintRequest;
  readonly onProgress: (done: number) => void;
  resolve(outcome: PrintOutcome): void;
  reject(fault: unknown): void;
}

/** A client with one worker, started at the first use and kept warm; after a crash the next document starts a new one. */
export function createPrintClient({ now, startWorker }: PrintClientPorts = defaultPorts): PrintClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let count = 0;

  function running(): Worker {
    if (!worker) {
      worker = startWorker();
      worker.addEventListener('message', ({ data }: MessageEvent<PrintAnswer>) => receive(data));
      worker.addEventListener('error', (event) => stop(new Error(event.message || 'the print worker failed')));
    }
    return worker;
  }

  function receive(answer: PrintAnswer): void {
    const caller = waiting.get(answer.id);
    if (!caller) return;
    if ('done' in answer) {
      caller.onProgress(answer.done);
      return;
    }
    waiting.delete(answer.id);
    if ('outcome' in answer) caller.resolve(answer.outcome);
    else caller.reject(new Error(answer.fault));
  }

  function endWorker(): void {
    worker?.terminate();
    worker = undefined;
  }

  function stop(fault: Error): void {
    endWorker();
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  }

  function callOff(id: number, reason: unknown): void {
    const caller = waiting.get(id);
    if (!caller) return;
    waiting.delete(id);
    caller.reject(reason);
    endWorker();
    for (const { request } of waiting.values()) running().postMessage(request);
  }

  return {
    render(kind, data, { onProgress = () => {}, signal, ...options } = {}) {
      const id = ++count;
      const request: PrintRequest = { id, kind, data, options: { createdAt: now(), ...options } };
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        signal?.addEventListener('abort', () => callOff(id, signal.reason), { once: true });
        waiting.set(id, { request, onProgress, resolve, reject });
        running().postMessage(request);
      });
    },
    warmUp: () => void running(),
    close: () => stop(new Error('printing was closed')),
  };
}
