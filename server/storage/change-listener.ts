import type pg from 'pg';
import type { PokeSource } from '../ports.ts';
import { CHANGE_CHANNEL } from './push-transaction.ts';

/** How long to wait before a lost listening connection is opened again, in milliseconds. */
const RECONNECT_AFTER = 1000;

/** Hears of changes that any server process on this database made (LISTEN/NOTIFY). */
export function createChangeListener(
  pool: pg.Pool,
  log: (message: string) => void,
): PokeSource & { close(): Promise<void> } {
  const listeners = new Set<(associationId: string) => void>();
  let client: pg.PoolClient | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const listen = async (): Promise<void> => {
    let opened: pg.PoolClient;
    try {
      opened = await pool.connect();
    } catch (error) {
      log(`change listener could not connect: ${wordsOf(error)}`);
      again();
      return;
    }
    client = opened;
    // A connection that breaks says so twice, to whoever waits for an answer and as an event, and once more when it was
    // given back at the end.
    const lose = (error: unknown): void => {
      if (client !== opened) return;
      client = null;
      opened.release(true);
      log(`change listener lost its connection: ${wordsOf(error)}`);
      again();
    };
    opened.on('error', lose);
    opened.on('notification', ({ payload }) => {
      for (const listener of listeners) listener(payload ?? '');
    });
    try {
      await opened.query(`listen ${CHANGE_CHANNEL}`);
    } catch (error) {
      lose(error);
    }
  };
  const again = (): void => {
    if (closed) return;
    retry = setTimeout(() => {
      opening = listen();
    }, RECONNECT_AFTER);
  };
  let opening = listen();

  return {
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      // A connection that is being opened right now would keep the pool from ending.
      await opening;
      client?.release(true);
      client = null;
    },
  };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
