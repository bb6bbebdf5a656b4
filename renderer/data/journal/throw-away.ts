import type { SyncRecord } from '#shared/sync/record.ts';
import { queueKey } from '../store/outbox.ts';
import type { RecoveryDependencies } from './read-journal.ts';

/** What the server refused and somebody threw away, and what was said of its refusal; never what the server has. */
export async function throwAway(
  { database, store }: Pick<RecoveryDependencies, 'database' | 'store'>,
  discarded: readonly Pick<SyncRecord, 'table' | 'id'>[],
): Promise<void> {
  for (const { table, id } of discarded) {
    const row = await database[table].get(id);
    if (row?.revision !== 0) continue;
    await database.transaction('rw', [database[table], database.reviews], async () => {
      await database[table].delete(id);
      await database.reviews.filter(({ recordKey }) => recordKey === queueKey({ table, id })).delete();
    });
    store.announce({ written: [], removed: [{ table, id }] });
  }
}
