import type { Operation } from '#shared/sync/operation.ts';
import { scopeOf } from '#shared/sync/scope.ts';
import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';

/** The making of a record that somebody threw away once it was refused: it waits again, after a loss, and its row is not here. */
export async function isThrownAway(
  { database, store }: { readonly database: DeskDatabase; readonly store: Pick<DeskStore, 'holds'> },
  { kind, table, recordId, fields }: Operation,
): Promise<boolean> {
  return (
    kind === 'create' && store.holds(scopeOf(table, fields)) && (await database[table].get(recordId)) === undefined
  );
}
