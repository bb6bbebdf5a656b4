import { PlatformError, type Journal } from './desk-platform.ts';

type JournalRequest =
  | { readonly kind: 'read' }
  | { readonly kind: 'trim'; readonly first: Uint8Array }
  | { readonly kind: 'empty' }
  | { readonly kind: 'append'; readonly entry: Uint8Array };
type JournalAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

export type JournalMessage = JournalRequest & { readonly call: number };
export type JournalReply = JournalAnswer & { readonly call: number };

/** The journal in the origin's private file system; only a worker may force such a file to the disk. */
export function createBrowserJournal(): Journal & { destroy(): Promise<void> } {
  const waiting = new Map<number, (reply: JournalReply) => void>();
  let worker: Worker | null = null;
  let calls = 0;

  const ask = <Value>(request: JournalRequest): Promise<Value> => {
    worker ??= startWorker(waiting);
    const call = (calls += 1);
    worker.postMessage({ ...request, call } satisfies JournalMessage);
    return new Promise((resolve, reject) => {
      waiting.set(call, (reply) => (reply.ok ? resolve(reply.value as Value) : reject(new PlatformError(reply.code))));
    });
  };
  return {
    read: () => ask({ kind: 'read' }),
    append: (entry) => ask({ kind: 'append', entry }),
    trim: (first) => ask({ kind: 'trim', first }),
    destroy: () => ask({ kind: 'empty' }),
  };
}

function startWorker(waiting: Map<number, (reply: JournalReply) => void>): Worker {
  const worker = new Worker(new URL('./browser-journal-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<JournalReply>) => {
    waiting.get(data.call)?.(data);
    waiting.delete(data.call);
  });
  return worker;
}
