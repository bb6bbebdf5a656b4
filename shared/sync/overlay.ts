import type { Operation } from './operation.ts';
import type { SyncRecord } from './record.ts';
import { scopeOf } from './scope.ts';

/**
 * What the desk shows: the server's record with the desk's own unsent changes laid over it, so that a page that
 * arrives while changes wait never hides what was just saved here. Field revisions stay the server's: they are the
 * base that the next change names.
 */
export function overlayOperations(server: SyncRecord | null, pending: readonly Operation[]): SyncRecord | null {
  let shown = server;
  for (const operation of pending) {
    if (!shown && operation.kind !== 'create') continue;
    // Made once more, because the server refused it as it was: nothing of that stays.
    const isMadeAnew = operation.kind === 'create' && (shown?.revision ?? 0) === 0;
    const fields = isMadeAnew ? operation.fields : { ...shown?.fields, ...operation.fields };
    shown = {
      table: operation.table,
      id: operation.recordId,
      scope: scopeOf(operation.table, fields),
      revision: shown?.revision ?? 0,
      epoch: shown?.epoch ?? 0,
      fieldRevisions: shown?.fieldRevisions ?? {},
      writes: shown?.writes ?? {},
      fields,
    };
  }
  return shown;
}
