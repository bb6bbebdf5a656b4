import type { AcceptedEntry } from '#renderer/data/journal/journal-entry.ts';
import type { DeskStore } from '#renderer/data/store/desk-store.ts';
import { OPERATION_SCHEMA, type PlannedOperation } from '#shared/sync/operation.ts';

/**
 * Saves as a desk of an earlier release does, whose shapes let more pass than today's: journal first, then the database,
 * and nothing is held against today's shapes.
 */
export const saveAsLaxRelease = (
  store: DeskStore,
  by: string | null,
  plan: () => readonly PlannedOperation[],
): Promise<void> =>
  store.inTurn(async () => {
    const before = await store.position();
    const operations = plan().map((operation, index) => ({
      ...operation,
      mid: before.mid + 1 + index,
      schema: OPERATION_SCHEMA,
      by,
    }));
    const entry: AcceptedEntry = {
      kind: 'accepted',
      number: store.writer.nextNumber(before.entry),
      operations,
      counter: before.counter,
    };
    await store.writer.write(entry);
    await store.takeIn([entry]);
  });
