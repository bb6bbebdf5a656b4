import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PUSH_LIMIT, type OperationResult } from '#shared/contract/push.ts';
import type { PullRequest, ScopePage } from '#shared/contract/pull.ts';
import type { StreamLine } from '#shared/contract/stream.ts';
import type { Alignment, LastTaken } from '../data/journal/recovery.ts';
import type { PreparedPage, SyncStore } from '../data/store/sync-store.ts';
import { RefusedError, UnreachableError, type SyncTransport } from './transport.ts';

/** Records asked for at a time; a page is one transaction here. */
const PAGE_SIZE = 500;

export interface RoundDependencies {
  readonly store: SyncStore;
  readonly transport: Pick<SyncTransport, 'hello' | 'push' | 'pull' | 'stream'>;
  /** Makes the outbox hold exactly what the server lacks. */
  readonly alignOutbox: (taken: LastTaken) => Promise<Alignment>;
  /** The scopes that others who work at this desk hold: their rows stay. Left out: nobody else works here. */
  readonly heldByOthers?: () => Promise<readonly string[]>;
  /** Hears up to which of this desk's operations a restore of the server would lose none. Left out: nothing is made of it. */
  readonly trimJournal?: (stableMid: number) => Promise<void>;
}

/** What a greeting settled for the rounds after it. */
export interface Greeting {
  /** What is fetched: of the scopes granted, those whose rows may lie here for whoever is signed in. */
  readonly scopes: readonly string[];
}

/** The desk's own history is shorter than the server's memory of it: it must be enrolled anew. */
export class DeskBehindError extends Error {}

/** A copy of this desk has sent another save under a number of this desk's: one of the two must be enrolled anew. */
export class DeskClonedError extends Error {}

/** Says hello: learns epoch and scopes, and lines the outbox up with what the server has of this desk. */
export async function greetServer(dependencies: RoundDependencies): Promise<Greeting> {
  const { store, transport, alignOutbox, heldByOthers = async () => [] } = dependencies;
  const answer = await transport.hello({ protocol: SYNC_PROTOCOL });
  const position = await store.position();
  const kept = [...answer.scopes, ...(await heldByOthers())];
  // Grants are counted for each person: to whoever came in last, other ones may have had the same number.
  const isOther =
    position.epoch !== answer.epoch ||
    position.generation !== answer.generation ||
    Object.keys(position.cursors).some((scope) => !kept.includes(scope));
  // First what must go: a desk that ends here does it again, because it still stands where it stood.
  const dropOthers = (): Promise<void> => store.keepOnlyScopes(kept);
  if (isOther) await dropOthers();
  const outbox = await alignOutbox(answer);
  if (isOther) {
    // Lining up may have written rows anew: what waits may belong to a scope that has just gone.
    await dropOthers();
    // Other grants leave what is still held as it is; only a restored server begins again.
    const isRestored = position.epoch !== answer.epoch;
    await store.savePosition({
      epoch: answer.epoch,
      generation: answer.generation,
      ...(isRestored ? { cursors: {} } : {}),
    });
  }
  if (outbox === 'behind') throw new DeskBehindError();
  if (outbox === 'cloned') throw new DeskClonedError();
  await dependencies.trimJournal?.(answer.stableMid);
  return { scopes: answer.scopes.filter(store.holds) };
}

/**
 * Sends everything that waits, oldest first, until `signal` ends it; what was answered is settled all the same. While a run
 * is on its way the next one is read, and the one before is settled: an answer that is not settled yet, because the desk
 * was killed, is given again. A desk that says hello only once in days hears here what it may forget.
 */
export async function pushWaiting(
  { store, transport, trimJournal }: Pick<RoundDependencies, 'store' | 'trimJournal'> & PushTransport,
  signal: AbortSignal,
): Promise<void> {
  let limit = PUSH_LIMIT;
  let stableMid: number | null = null;
  let settling = Promise.resolve();
  const settle = async (results: readonly OperationResult[]): Promise<void> => {
    await settling;
    settling = store.settle(results);
    // Whoever waits for it hears of its failure.
    settling.catch(() => undefined);
  };
  try {
    let operations = await store.waiting(limit);
    while (operations.length > 0) {
      signal.throwIfAborted();
      const sent = new Set(operations.map(({ mid }) => mid));
      const { epoch } = await store.position();
      const [answer, next] = await Promise.allSettled([
        transport.push({ epoch, operations }),
        store.waiting(limit, operations.at(-1)?.mid),
      ]);
      if (answer.status === 'fulfilled') {
        const answered = answer.value.results.filter(({ mid }) => sent.has(mid));
        ({ stableMid } = answer.value);
        if (answered.length === 0) throw new UnreachableError('the server answered for none of the operations');
        await settle(answered);
        if (answered.length === operations.length) {
          operations = valueOf(next);
          continue;
        }
      } else {
        if (!isTooLarge(answer.reason) || operations.length === 1) throw answer.reason;
        limit = Math.ceil(operations.length / 2);
      }
      await settling;
      operations = await store.waiting(limit);
    }
  } finally {
    await settling;
  }
  if (stableMid !== null) await trimJournal?.(stableMid);
}

interface PushTransport {
  readonly transport: Pick<SyncTransport, 'push'>;
}

function valueOf<Value>(outcome: PromiseSettledResult<Value>): Value {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** The server, or a proxy before it with a smaller limit of its own, reads nothing that long: half of it may pass. */
const isTooLarge = (error: unknown): boolean =>
  (error instanceof RefusedError && error.problem.code === 'body-too-large') ||
  (error instanceof UnreachableError && error.status === 413);

/** How far a long fetch has come, in records. */
export interface PullProgress {
  readonly taken: number;
  readonly total: number;
}

/**
 * Fetches what changed until every scope is at its end or `signal` ends it; where that is more than a page it comes as one
 * stream. Pages are taken only in order, and only after a push that was answered to its end: what waits is laid over a
 * page, and must not be what the server has already.
 */
export async function pullChanges(
  { store, transport }: Pick<RoundDependencies, 'store' | 'transport'>,
  { scopes }: Greeting,
  signal: AbortSignal,
  onProgress: (progress: PullProgress | null) => void = () => undefined,
): Promise<void> {
  signal.throwIfAborted();
  const { epoch, generation, cursors } = await store.position();
  const position = { protocol: SYNC_PROTOCOL, epoch, generation };
  const asked = Object.fromEntries(scopes.map((scope) => [scope, cursors[scope] ?? 0]));
  const answer = await transport.pull({ ...position, cursors: asked, limit: PAGE_SIZE });
  const unfinished: Record<string, number> = {};
  for (const scope of scopes) {
    signal.throwIfAborted();
    const page = answer.pages[scope];
    if (!page) continue;
    refuseStray(await store.takePage(scope, page, { epoch: answer.epoch, generation: answer.generation }), page);
    if (page.more) unfinished[scope] = page.to;
  }
  if (Object.keys(unfinished).length === 0) return;
  try {
    await pullStream({ store, transport }, { ...position, cursors: unfinished, limit: PAGE_SIZE }, signal, onProgress);
  } finally {
    onProgress(null);
  }
}

/** A line of the stream that carries a page. */
type StreamPage = Extract<StreamLine, { page: ScopePage }>;

/** While one page is written the next one is read from the stream and sealed. */
async function pullStream(
  { store, transport }: Pick<RoundDependencies, 'store' | 'transport'>,
  request: PullRequest,
  signal: AbortSignal,
  onProgress: (progress: PullProgress) => void,
): Promise<void> {
  const unfinished = new Set(Object.keys(request.cursors));
  let [taken, total] = [0, 0];
  let writing = Promise.resolve();
  const write = async ({ scope, page, epoch, generation }: StreamPage, prepared: PreparedPage): Promise<void> => {
    refuseStray(await store.takePage(scope, page, { epoch, generation }, prepared), page);
    taken += page.records.length;
    onProgress({ taken, total: Math.max(taken, total) });
  };
  const take = async (line: StreamPage): Promise<void> => {
    const prepared = await store.preparePage(line.page);
    await writing;
    writing = write(line, prepared);
    // Whoever waits for it hears of its failure.
    writing.catch(() => undefined);
  };
  try {
    for await (const line of transport.stream(request, signal)) {
      signal.throwIfAborted();
      if ('records' in line) {
        total = line.records;
        onProgress({ taken, total });
        continue;
      }
      await take(line);
      if (!line.page.more) unfinished.delete(line.scope);
    }
  } finally {
    await writing;
  }
  if (unfinished.size > 0) throw new UnreachableError('the stream of pages ended before its end');
}

/** Asking the same again at once would get the same answer: the next round says hello first. */
function refuseStray(isTaken: boolean, page: ScopePage): void {
  if (!isTaken || (page.more && page.to <= page.from)) throw new UnreachableError('the page is not the one asked for');
}
