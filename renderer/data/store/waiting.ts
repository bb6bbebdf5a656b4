import type { DeskDatabase, ReviewRow } from './database.ts';
import { SyncPosition } from './sync-store.ts';

/** What has not reached the server yet, in numbers a person understands. */
export interface Waiting {
  /** Records with changes that wait, each counted once. */
  readonly records: number;
  /** When the oldest of them was saved, ISO; null where nothing waits. */
  readonly since: string | null;
}

export interface WaitingRecord {
  readonly table: string;
  readonly id: string;
  readonly queuedAt: string;
}

/** The desk's view of its own outbox. Nothing here is opened: counts and times need no key. */
export function createWaitingView(database: DeskDatabase) {
  return {
    async summary(): Promise<Waiting> {
      const keys = await database.outbox.orderBy('recordKey').uniqueKeys();
      const oldest = await database.outbox.orderBy('mid').first();
      return { records: keys.length, since: oldest?.queuedAt ?? null };
    },

    /** The records that wait, oldest first. */
    async list(): Promise<WaitingRecord[]> {
      const seen = new Map<string, WaitingRecord>();
      for (const { recordKey, queuedAt } of await database.outbox.orderBy('mid').toArray()) {
        const [table = '', id = ''] = recordKey.split('/');
        if (!seen.has(recordKey)) seen.set(recordKey, { table, id, queuedAt });
      }
      return [...seen.values()];
    },

    /** The keys (`table/id`) of all records with changes that wait. */
    async keys(): Promise<ReadonlySet<string>> {
      return new Set((await database.outbox.orderBy('recordKey').uniqueKeys()).map(String));
    },

    reviews: (): Promise<ReviewRow[]> => database.reviews.toArray(),

    async lastSuccessAt(): Promise<string | null> {
      const stored = await database.meta.get('sync');
      return stored ? SyncPosition.parse(stored.value).lastSuccessAt : null;
    },
  };
}
export type WaitingView = ReturnType<typeof createWaitingView>;
