import { ProblemError } from '#server/problem.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { greet, readPages } from '#server/sync/read-pages.ts';
import type { Device, SyncStorage } from '#server/ports.ts';
import type { HelloResponse } from '#shared/contract/hello.ts';
import type { PullRequest, PullResponse } from '#shared/contract/pull.ts';
import type { PushRequest, PushResponse } from '#shared/contract/push.ts';
import { streamPages } from '#server/sync/stream-pages.ts';
import type { StreamLine } from '#shared/contract/stream.ts';
import { aReader, nothingRefused } from '#tests/builders/readers.ts';
import { createMemorySyncStorage, PlannedFailure } from '#tests/fakes/memory-sync-storage.ts';
import { RefusedError, UnreachableError } from '#renderer/sync/transport.ts';

/** When the server takes everything: its clock is for people to read. */
export const RECEIVED = new Date(Date.UTC(2026, 10, 24, 7));

/** The server's real core over storage in memory. Refusals come as a desk's transport throws them. */
export function createSimulatedServer() {
  const storage = createMemorySyncStorage();
  let raised = 0;
  const sync: SyncStorage = {
    ...storage,
    standing: async (associationId) => {
      const standing = await storage.standing(associationId);
      return { ...standing, generation: standing.generation + raised };
    },
  };
  let backup = storage.state();

  const asHeard = async <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof ProblemError) throw new RefusedError(error.problem);
      if (error instanceof PlannedFailure) throw new UnreachableError('the server failed');
      throw error;
    }
  };

  return {
    storage,
    hello: (device: Device): Promise<HelloResponse> => asHeard(() => greet(sync, aReader(device))),
    push: (device: Device, request: PushRequest): Promise<PushResponse> =>
      asHeard(() => acceptPush(sync, device, request, RECEIVED, nothingRefused)),
    pull: (device: Device, request: PullRequest): Promise<PullResponse> =>
      asHeard(() => readPages(sync, aReader(device), request)),
    stream: (device: Device, request: PullRequest): AsyncGenerator<StreamLine> =>
      streamPages(sync, async () => aReader(device), request),
    asHeard,
    /** The server fails in front of the n-th call of its next transaction, or does not if it makes fewer. */
    failAt: (step: number) => storage.failAt(step),
    raiseGeneration: () => (raised += 1),
    backUp: () => (backup = storage.state()),
    /** Gives the stamps of the operations that it has lost by it. */
    restore(): Set<string> {
      const before = storage.state().log;
      storage.restore(backup);
      const left = new Set(storage.state().log.map(({ operation }) => operation.at));
      return new Set(before.map(({ operation }) => operation.at).filter((stamp) => !left.has(stamp)));
    },
  };
}
export type SimulatedServer = ReturnType<typeof createSimulatedServer>;
