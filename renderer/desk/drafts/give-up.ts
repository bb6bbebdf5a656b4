import type { SyncStore } from '../../data/store/sync-store.ts';
import { pushWaiting } from '../../sync/sync-round.ts';
import { RefusedError, UnreachableError, type SyncTransport } from '../../sync/transport.ts';

interface GivingUpDependencies {
  readonly store: SyncStore;
  readonly transport: Pick<SyncTransport, 'push'>;
  /** Destroys what this computer holds. */
  readonly destroy: () => void;
}

/**
 * What a revoked desk does when the server says so: it sends what waits, for the server to keep aside, and then destroys
 * what it holds. While the server does not take it, all stays sealed as it is, and the next refusal tries again.
 */
export function createGivingUp({ store, transport, destroy }: GivingUpDependencies): () => Promise<void> {
  let isUnderWay = false;
  return async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await pushWaiting({ store, transport }, new AbortController().signal);
    } catch (error) {
      if (error instanceof UnreachableError || error instanceof RefusedError) return;
      throw error;
    } finally {
      isUnderWay = false;
    }
    destroy();
  };
}
