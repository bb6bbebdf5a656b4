import { handle, type IpcHost } from './handle.ts';

/** Hands calls over to the window, one at a time; those that come before it asks wait. */
export interface CallQueue {
  put(number: string): void;
}

/** Calls that wait for the window at the most; older ones were answered by somebody else long since. */
const MOST_WAITING = 10;

/**
 * Answers `calls:next` when the telephone hands over a call. A window that was opened anew asks again: the question of
 * the page before it is answered with nothing.
 */
export function handleCalls(host: IpcHost): CallQueue {
  const waiting: string[] = [];
  let answer: ((number: string | null) => void) | null = null;
  handle(host, 'calls:next', async () => {
    answer?.(null);
    answer = null;
    const next = waiting.shift();
    if (next !== undefined) return { number: next };
    return { number: await new Promise<string | null>((resolve) => (answer = resolve)) };
  });
  return {
    put(number) {
      if (answer) {
        answer(number);
        answer = null;
      } else {
        waiting.push(number);
        if (waiting.length > MOST_WAITING) waiting.shift();
      }
    },
  };
}
