export interface HandTimers {
  readonly setTimer: (work: () => void, milliseconds: number) => () => void;
  /** The waits that run, in milliseconds. */
  waits(): number[];
  /** Lets every wait that runs now be over. */
  ring(): void;
}

/** Timers that are over when the test says so. */
export function createHandTimers(): HandTimers {
  const running = new Set<{ readonly work: () => void; readonly milliseconds: number }>();
  return {
    setTimer(work, milliseconds) {
      const timer = { work, milliseconds };
      running.add(timer);
      return () => running.delete(timer);
    },
    waits: () => [...running].map(({ milliseconds }) => milliseconds),
    ring() {
      const over = Array.from(running);
      running.clear();
      for (const { work } of over) work();
    },
  };
}
