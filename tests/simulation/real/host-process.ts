import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HostOrder, HostWord, Misfortune } from './host-messages.ts';

/** A server process that a story may kill. */
export interface HostProcess {
  readonly url: string;
  readonly isAlive: () => boolean;
  failAt(step: number, how: Misfortune): Promise<void>;
  spare(): Promise<void>;
  kill(): Promise<void>;
  /** Serves no more; the process may be used again. */
  rest(): Promise<void>;
}

interface Loaded {
  readonly child: ChildProcess;
  readonly loaded: Promise<unknown>;
  readonly ended: Promise<null>;
}

const HOST = fileURLToPath(new URL('server-host.ts', import.meta.url));

/** Server processes, one more than serve: starting takes a second, and a story goes on in the next moment. */
export function createHosts() {
  const all = new Set<ChildProcess>();
  const idle: Loaded[] = [];

  const load = (): Loaded => {
    const child = fork(HOST, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    all.add(child);
    const ended = once(child, 'exit').then(() => {
      all.delete(child);
      return null;
    });
    return { child, loaded: once(child, 'message'), ended };
  };
  const order = async ({ child, ended }: Loaded, what: HostOrder): Promise<string | null> => {
    const heard = new AbortController();
    const answered = once(child, 'message', { signal: heard.signal }).catch(() => null) as Promise<
      [Extract<HostWord, { kind: 'done' }>]
    >;
    // Whoever ended a moment ago is no longer told.
    child.send(what, () => undefined);
    const answer = await Promise.race([answered, ended]);
    heard.abort();
    return answer?.[0].url ?? null;
  };

  return {
    async serve(connectionString: string, associationId: string): Promise<HostProcess> {
      const host = idle.shift() ?? load();
      if (idle.length === 0) idle.push(load());
      await host.loaded;
      const { child, ended } = host;
      const url = await order(host, { kind: 'serve', connectionString, associationId });
      if (url === null) throw new Error('the server process did not start');
      return {
        url,
        isAlive: () => child.exitCode === null && child.signalCode === null,
        failAt: async (step, how) => void (await order(host, { kind: 'fail', step, how })),
        spare: async () => void (await order(host, { kind: 'spare' })),
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
        async rest() {
          await order(host, { kind: 'rest' });
          idle.push({ ...host, loaded: Promise.resolve() });
        },
      };
    },
    /** Ends every process. */
    async end(): Promise<void> {
      for (const child of all) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
}
export type Hosts = ReturnType<typeof createHosts>;
