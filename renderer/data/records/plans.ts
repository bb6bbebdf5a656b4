import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { RecordOf, recordSchemas } from '#shared/sync/record-schemas.ts';
import type { Fields, SyncRecord } from '#shared/sync/record.ts';

type Table = keyof typeof recordSchemas;

/** An operation that makes a new record. */
export function creation<Name extends Table>(
  table: Name,
  recordId: string,
  fields: RecordOf<Name>,
  at: string,
): PlannedOperation {
  return { kind: 'create', table, recordId, baseRevision: 0, baseEpoch: 0, fields, requires: {}, at };
}

/** An operation that changes some fields; `requires` names values that must still stand at the server. */
export function change<Name extends Table>(
  table: Name,
  record: { readonly id: string; readonly revision: number; readonly epoch: number },
  fields: Partial<RecordOf<Name>>,
  at: string,
  requires: Partial<RecordOf<Name>> = {},
): PlannedOperation {
  return {
    kind: 'change',
    table,
    recordId: record.id,
    baseRevision: record.revision,
    baseEpoch: record.epoch,
    fields: fields as unknown as Fields,
    requires: requires as unknown as Fields,
    at,
  };
}

/** An operation that changes some fields of a record of whichever table. */
export const changeOf = (
  { table, id, revision, epoch }: Pick<SyncRecord, 'table' | 'id' | 'revision' | 'epoch'>,
  fields: Fields,
  at: string,
): PlannedOperation => ({
  kind: 'change',
  table,
  recordId: id,
  baseRevision: revision,
  baseEpoch: epoch,
  fields,
  requires: {},
  at,
});

/** An operation that writes fields of a settings document, named by its record's id. */
export const settingsChange = (
  record: { readonly id: string; readonly revision: number; readonly epoch: number },
  fields: Fields,
  at: string,
): PlannedOperation => changeOf({ ...record, table: 'settings' }, fields, at);
