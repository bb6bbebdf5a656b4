import { openLab, type LabOptions } from '../data/desk-lab.ts';
import { expect, onTestFinished } from 'vitest';
import { createHandTimers } from '#tests/fakes/hand-timers.ts';
import { linesRead } from '#tests/fakes/lines-read.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import type { PushRequest } from '#shared/contract/push.ts';
import type { Problem, ProblemCode } from '#shared/contract/problem.ts';
import { NOON } from '#tests/builders/operations.ts';
import { ProblemError } from '#server/problem.ts';
import { acceptPush, type Refusal } from '#server/sync/accept-push.ts';
import { toldResults } from '#server/sync/told-results.ts';
import { greet, readPages } from '#server/sync/read-pages.ts';
import { streamPages } from '#server/sync/stream-pages.ts';
import { digestScopes, repairBucket } from '#server/sync/repair-rows.ts';
import { createSyncEngine } from '#renderer/sync/engine.ts';
import { RefusedError, type SyncTransport } from '#renderer/sync/transport.ts';
import { aReader, nothingRefused } from '#tests/builders/readers.ts';

const DEVICE = { associationId: 'association-1', deviceId: 'desk-a', deskCode: '01' };

type Word = 'hello' | 'push' | 'pull' | 'stream' | 'digest' | 'repair';

/** A refusal as the transport throws it. */
export const refusal = (code: ProblemCode): RefusedError => new RefusedError(problemOf(code));
const problemOf = (code: ProblemCode): Problem => new ProblemError(code).problem;

/** A live stream that the engine has opened. */
export interface OpenStream {
  poke(): void;
  breakOff(): void;
  readonly signal: AbortSignal;
}

/** The real engine and the real store of a desk, the server's real core, and a wire that the test may trouble. */
export async function openSyncLab(options: LabOptions = {}, server = createMemorySyncStorage()) {
  const lab = await openLab(options);
  const timers = createHandTimers();
  const asked: Word[] = [];
  const streams: OpenStream[] = [];
  const stableMids: number[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  /** Called in front of each word; what it throws is what the desk hears. */
  let trouble: (word: Word, request?: PushRequest) => unknown = () => undefined;

  let refuse: Refusal = nothingRefused;

  const say = async <Answer>(word: Word, answer: () => Promise<Answer>, request?: PushRequest): Promise<Answer> => {
    asked.push(word);
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    try {
      await trouble(word, request);
      return await answer();
    } catch (error) {
      throw error instanceof ProblemError ? new RefusedError(error.problem) : error;
    } finally {
      atOnce -= 1;
    }
  };
  const transport: SyncTransport = {
    hello: () => say('hello', () => greet(server, aReader(DEVICE))),
    push: (request) =>
      say(
        'push',
        async () => {
          const answer = await acceptPush(server, DEVICE, request, new Date(NOON), refuse);
          return { ...answer, results: toldResults(answer.results, aReader(DEVICE).scopes) };
        },
        request,
      ),
    pull: (request) => say('pull', () => readPages(server, aReader(DEVICE), request)),
    stream: (request) => {
      const lines = linesRead(streamPages(server, async () => aReader(DEVICE), request));
      return { [Symbol.asyncIterator]: () => ({ next: () => say('stream', () => lines.next()) }) };
    },
    digest: (request) => say('digest', () => digestScopes(server, aReader(DEVICE), request)),
    repair: (request) => say('repair', () => repairBucket(server, aReader(DEVICE), request)),
    report: async (entries) => entries.at(-1)?.number ?? 0,
    listen: (onPoke, signal) =>
      new Promise((_resolve, reject) => {
        const breakOff = (): void => reject(new Error('the stream broke'));
        signal.addEventListener('abort', breakOff);
        streams.push({ poke: () => onPoke({ high: 1, generation: 1 }), breakOff, signal });
      }),
  };
  const engine = createSyncEngine({
    store: lab.sync,
    transport,
    alignOutbox: lab.align,
    trimJournal: async (stableMid) => void stableMids.push(stableMid),
    onLocalSave: lab.store.onCommit,
    now: () => '2026-11-24T08:00:00.000Z',
    setTimer: timers.setTimer,
  });
  onTestFinished(() => engine.stop());
  const quiet = (): Promise<void> =>
    expect.poll(() => engine.status().busy, { interval: 1, message: 'a round is under way' }).toBe(false);

  return {
    lab,
    server,
    timers,
    transport,
    engine,
    streams,
    /** What the desk was told that it may forget, in order. */
    stableMids,
    /** What the desk asked, in order. */
    asked,
    mostAtOnce: () => mostAtOnce,
    trouble(change: (word: Word, request?: PushRequest) => unknown): void {
      trouble = change;
    },
    /** The server takes nothing any more from whom it refuses. */
    refuse(refusal: Refusal): void {
      refuse = refusal;
    },
    /** Resolves once the round under way has ended. */
    quiet,
    /** One round, from its beginning to its end; the engine rests before and after. */
    async round(): Promise<void> {
      engine.start();
      engine.nudge();
      await quiet();
      engine.stop();
    },
    /** The operations that the server has of this desk. */
    received: (): number[] => server.state().log.map(({ mid }) => mid),
  };
}
export type SyncLab = Awaited<ReturnType<typeof openSyncLab>>;
