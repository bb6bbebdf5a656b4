import type { ProblemCode } from '#shared/contract/problem.ts';
import { createListeners } from '../data/store/listeners.ts';
import { createLiveStream } from './live-stream.ts';
import { repairRows } from './repair-rows.ts';
import {
  DeskBehindError,
  DeskClonedError,
  greetServer,
  pullChanges,
  pushWaiting,
  type Greeting,
  type PullProgress,
  type RoundDependencies,
} from './sync-round.ts';
import { RefusedError, UnreachableError, type SyncTransport } from './transport.ts';

/** Milliseconds between rounds when no poke came: the fallback where the live stream is blocked. */
const POLL_AFTER = 30_000;

/** Milliseconds before another try while the server is away: soon at first, and never so long that a person waits for it. */
const RETRY_AFTER = [1000, 2000, 4000, 5000] as const;

const waitAfter = (failures: number): number => RETRY_AFTER[Math.min(failures, RETRY_AFTER.length) - 1] ?? POLL_AFTER;

/** `desk-fault`: the desk's own database or key failed; the server has nothing to do with it. */
export type SyncProblem = ProblemCode | 'desk-behind' | 'desk-fault';

function deskProblem(error: unknown): SyncProblem {
  if (error instanceof DeskBehindError) return 'desk-behind';
  return error instanceof DeskClonedError ? 'device-cloned' : 'desk-fault';
}

/** What the strip at the foot of the desk says. */
export interface SyncStatus {
  readonly connection: 'connecting' | 'online' | 'offline';
  /** Since when it is so, ISO; null before the first word with the server. */
  readonly since: string | null;
  readonly busy: boolean;
  /** How far a long fetch has come, such as the first one of a new desk; null at all other times. */
  readonly progress: PullProgress | null;
  /** Why the server refuses this desk, where it does, or why the desk cannot go on by itself. */
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
  /** Ends timers, the live stream and, once its request is answered, the round under way. */
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
  const listeners = createListeners<[]>();
  let status: SyncStatus = { connection: 'connecting', since: null, busy: false, progress: null, problem: null };
  let greeting: Greeting | null = null;
  /** From start to stop; null while stopped. */
  let session: AbortController | null = null;
  let running = false;
  let again = false;
  /** The last comparison ended early for news. The next one does not: where others write without a pause, none would end. */
  let endedEarly = false;
  let failures = 0;
  let cancelTimer = (): void => undefined;
  let stopListening = (): void => undefined;

  const show = (change: Partial<SyncStatus>): void => {
    const isOther = change.connection !== undefined && change.connection !== status.connection;
    status = { ...status, ...(isOther ? { since: now() } : {}), ...change };
    listeners.tell();
  };

  const later = (milliseconds: number): void => {
    cancelTimer();
    cancelTimer = setTimer(nudge, milliseconds);
  };

  const live = createLiveStream({
    listen: transport.listen,
    onPoke: () => nudge(),
    // A broken stream is the first sign that the server went away: a round finds out, and opens the stream anew.
    onBroken: (times) => later(waitAfter(times)),
  });

  const round = async (signal: AbortSignal): Promise<void> => {
    greeting ??= await greetServer(dependencies);
    await pushWaiting(dependencies, signal);
    await pullChanges(dependencies, greeting, signal, (progress) => show({ progress }));
    signal.throwIfAborted();
    if (await store.isCheckDue(now())) {
      const mayEndEarly = !endedEarly;
      const { isWhole } = await repairRows(dependencies, greeting.scopes, signal, () => mayEndEarly && again);
      endedEarly = !isWhole;
      if (isWhole) await store.savePosition({ checkedAt: now() });
    } else if ((await store.position()).checkedAt === null) {
      // Everything came just now: the first comparison is a day away.
      await store.savePosition({ checkedAt: now() });
    }
    await store.savePosition({ lastSuccessAt: now() });
  };

  const settleFailure = (error: unknown): void => {
    greeting = null;
    failures += 1;
    live.close();
    const wait = waitAfter(failures);
    if (error instanceof RefusedError) {
      const { code } = error.problem;
      // A restored server or a gap is mended by the next hello; the first time it needs no words.
      const mends = failures === 1 && (code === 'epoch-changed' || code === 'operation-gap');
      show({ connection: 'online', busy: false, problem: mends ? null : code });
      later(mends ? 0 : wait);
    } else if (error instanceof UnreachableError) {
      show({ connection: 'offline', busy: false, problem: null });
      later(wait);
    } else {
      show({ busy: false, problem: deskProblem(error) });
      later(wait);
    }
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    running = true;
    show({ busy: true });
    try {
      do {
        again = false;
        await round(signal);
      } while (again && !signal.aborted);
      if (!signal.aborted) {
        failures = 0;
        show({ connection: 'online', busy: false, problem: null });
        live.open();
        later(POLL_AFTER);
      }
    } catch (error) {
      if (!signal.aborted) settleFailure(error);
    }
    running = false;
    // Stopped and started again while the old round was ending: the new session has its round still before it.
    if (signal.aborted && again) nudge();
  };

  const nudge = (): void => {
    if (!session) return;
    if (running) again = true;
    else void run(session.signal);
  };

  return {
    nudge,
    status: () => status,
    onStatus: listeners.add,
    start() {
      if (session) return;
      session = new AbortController();
      stopListening = onLocalSave(nudge);
      nudge();
    },
    stop() {
      session?.abort();
      session = null;
      again = false;
      greeting = null;
      cancelTimer();
      stopListening();
      live.close();
      show({ busy: false });
    },
  };
}
