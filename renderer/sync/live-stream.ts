import type { SyncTransport } from './transport.ts';

export interface LiveStream {
  /** Opens the stream unless it is open. */
  open(): void;
  close(): void;
}

/**
 * Keeps one stream of pokes open. `onBroken` is told how often in a row it broke without a poke between, so that a
 * stream that something on the way refuses is not tried again and again at once.
 */
export function createLiveStream({
  listen,
  onPoke,
  onBroken,
}: {
  readonly listen: SyncTransport['listen'];
  readonly onPoke: () => void;
  readonly onBroken: (times: number) => void;
}): LiveStream {
  let current: AbortController | null = null;
  let broken = 0;

  const follow = async (stream: AbortController): Promise<void> => {
    try {
      await listen(() => {
        if (current !== stream) return;
        broken = 0;
        onPoke();
      }, stream.signal);
    } catch {
      // Why it broke is found out by the round that follows.
    }
    if (current !== stream) return;
    current = null;
    broken += 1;
    onBroken(broken);
  };

  return {
    open() {
      if (current) return;
      current = new AbortController();
      void follow(current);
    },
    close() {
      const stream = current;
      current = null;
      stream?.abort();
    },
  };
}
