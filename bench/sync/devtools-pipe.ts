import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/**
 * A browser that is spoken to through its own pipe (`--remote-debugging-pipe`), and nothing switched on in it that was not asked for. A
 * test tool records the network as well: each answer stays in the page's memory, a hundred megabytes of them, and is counted as the page's.
 */
export interface PipedBrowser {
  /** Sends a command, to the browser or to one of its pages; rejects with what the browser says against it. */
  send<Answer>(method: string, parameters?: object, session?: string): Promise<Answer>;
  /** Calls back at each event of a page; returns how to stop. */
  onEvent(session: string, listener: (event: DevtoolsEvent) => void): () => void;
  close(): Promise<void>;
}

export interface DevtoolsEvent {
  readonly method: string;
  readonly params: unknown;
}

interface Message extends Partial<DevtoolsEvent> {
  readonly id?: number;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Starts a browser; everything it says on its standard streams is thrown away. */
export function startPipedBrowser(executable: string, parameters: readonly string[]): PipedBrowser {
  const child = spawn(executable, [...parameters, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [commands, messages] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(event: DevtoolsEvent) => void>>();
  let last = 0;

  const hear = ({ id, sessionId = '', method, params, result, error }: Message): void => {
    if (id === undefined) {
      for (const listener of listeners.get(sessionId) ?? []) listener({ method: method ?? '', params });
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  };
  let begun = '';
  messages.setEncoding('utf8').on('data', (piece: string) => {
    const [end = '', ...further] = piece.split('\0');
    begun += end;
    for (const next of further) {
      hear(JSON.parse(begun) as Message);
      begun = next;
    }
  });
  const ended = once(child, 'exit');
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'));
    waiting.clear();
  });

  const send = <Answer>(method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: (result) => resolve(result as Answer), reject });
      commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  return {
    send,
    onEvent(session, listener) {
      const those = listeners.get(session) ?? new Set();
      listeners.set(session, those.add(listener));
      return () => those.delete(listener);
    },
    async close() {
      await send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}
