/** How often it is looked what has expired; nothing depends on the hour. */
const LOOK_AFTER = 24 * 60 * 60_000;

/** The first time, when the desks of the morning have come. */
const FIRST_AFTER = 10 * 60_000;

export interface ScheduledRetention {
  /** Waits for the one that is going on. */
  stop(): Promise<void>;
}

/** Forgets every day, while the server runs, what need not be kept any longer. */
export function scheduleRetention(
  forget: (at: Date) => Promise<Readonly<Record<string, number>>>,
  log: (message: string) => void,
): ScheduledRetention {
  let going: Promise<void> = Promise.resolve();
  const forgetNow = async (): Promise<void> => {
    try {
      const total = Object.values(await forget(new Date())).reduce((sum, count) => sum + count, 0);
      if (total > 0) log(`retention: ${total} records blanked`);
    } catch (error) {
      log(`retention failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const look = (): void => {
    going = forgetNow();
  };
  const first = setTimeout(look, FIRST_AFTER);
  const timer = setInterval(look, LOOK_AFTER);
  return {
    async stop() {
      clearTimeout(first);
      clearInterval(timer);
      await going;
    },
  };
}
