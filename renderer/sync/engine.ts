import type { ProblemCode } from '#shared/contract/problem.ts';
import {
  DeskBehindError,
  greetServer,
  pullChanges,
  pushWaiting,
  type Greeting,
  type RoundDependencies,
} from './sync-round.ts';
import { RefusedError, type SyncTransport } from './transport.ts';

/** Milliseconds between rounds when no poke came: the fallback where the live stream is blocked. */
const POLL_AFTER = 30_000;

/** Milliseconds before another try while the server is away: soon at first, then calm. */
const RETRY_AFTER = [1000, 2000, 4000, 8000, 15_000] as const;

export type SyncProblem = ProblemCode | 'desk-behind';

/** What the strip at the foot of the desk says. */
export interface SyncStatus {
  readonly connection: 'connecting' | 'online' | 'offline';
  readonly busy: boolean;
  /** Why the server refuses this desk, where it does. */
  readonly problem: SyncProblem | null;
}

export interface SyncEngineDependencies extends RoundDependencies {
  readonly transport: SyncTransport;
  readonly now: () => string;
  /** Calls back when something was saved here; returns how to stop. */
  readonly onLocalSave: (listener: () => void) => () => void;
  readonly setTimer: (work: () => void, milliseconds: number) => () => void;
}

export interface SyncEngine {
  start(): void;
  stop(): void;
  /** Asks for a round now: a person pressed the key, or the network came back. */
  nudge(): void;
  status(): SyncStatus;
  onStatus(listener: () => void): () => void;
}

/**
 * Keeps desk and server alike: a round is hello (once per connection), push, pull. Rounds never overlap; a nudge during
 * a round makes it go round again. Nothing leaves the outbox unless the server answered for it.
 */
export function createSyncEngine(dependencies: SyncEngineDependencies): SyncEngine {
  const { store, transport, now, onLocalSave, setTimer } = dependencies;
  const listeners = new Set<() => void>();
  let status: SyncStatus = { connection: 'connecting', busy: false, problem: null };
  let greeting: Greeting | null = null;
  let running = false;
  let again = false;
  let failures = 0;
  let stopped = true;
  let cancelTimer = (): void => undefined;
  let stopListening = (): void => undefined;
  let live: AbortController | null = null;

  const show = (change: Partial<SyncStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };

  const later = (milliseconds: number): void => {
    cancelTimer();
    if (!stopped) cancelTimer = setTimer(nudge, milliseconds);
  };

  const listen = (): void => {
    if (live) return;
    const stream = new AbortController();
    live = stream;
    transport.listen(nudge, stream.signal).catch(() => {
      live = null;
      // A broken stream is the first sign that the server went away: a round finds out.
      if (!stopped && !stream.signal.aborted) later(RETRY_AFTER[0]);
    });
  };

  const round = async (): Promise<void> => {
    greeting ??= await greetServer(dependencies);
    await pushWaiting(dependencies);
    await pullChanges(dependencies, greeting);
    await store.savePosition({ lastSuccessAt: now() });
  };

  const settleFailure = (error: unknown): void => {
    greeting = null;
    failures += 1;
    const wait = RETRY_AFTER[Math.min(failures, RETRY_AFTER.length) - 1] ?? POLL_AFTER;
    if (error instanceof RefusedError) {
      const { code } = error.problem;
      // A restored server or a gap is mended by the next hello; the first time it needs no words.
      const mends = failures === 1 && (code === 'epoch-changed' || code === 'operation-gap');
      show({ connection: 'online', busy: false, problem: mends ? null : code });
      later(mends ? 0 : wait);
    } else {
      show({ connection: 'offline', busy: false, problem: error instanceof DeskBehindError ? 'desk-behind' : null });
      later(wait);
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    show({ busy: true });
    try {
      do {
        again = false;
        await round();
      } while (again && !stopped);
      failures = 0;
      show({ connection: 'online', busy: false, problem: null });
      listen();
      later(POLL_AFTER);
    } catch (error) {
      settleFailure(error);
    } finally {
      running = false;
    }
    if (again && !stopped && failures === 0) nudge();
  };

  const nudge = (): void => {
    if (stopped) return;
    if (running) again = true;
    else void run();
  };

  return {
    nudge,
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (!stopped) return;
      stopped = false;
      stopListening = onLocalSave(nudge);
      nudge();
    },
    stop() {
      stopped = true;
      cancelTimer();
      stopListening();
      live?.abort();
    },
  };
}
