import { RecordTable, type SyncRecord } from '#shared/sync/record.ts';

/** The columns of a record that travel. */
export const recordColumns = [
  'table_name',
  'id',
  'scope',
  'revision',
  'epoch',
  'fields',
  'field_revisions',
  'writes',
] as const;

export interface RecordRow {
  readonly table_name: string;
  readonly id: string;
  readonly scope: string;
  readonly revision: number;
  readonly epoch: number;
  readonly fields: SyncRecord['fields'];
  readonly field_revisions: SyncRecord['fieldRevisions'];
  readonly writes: SyncRecord['writes'];
}

/** A row of the table `record` as it travels. */
export const toSyncRecord = (row: RecordRow): SyncRecord => ({
  table: RecordTable.parse(row.table_name),
  id: row.id,
  scope: row.scope,
  revision: row.revision,
  epoch: row.epoch,
  fieldRevisions: row.field_revisions,
  writes: row.writes,
  fields: row.fields,
});

/** A row whose JSON columns were read as text. */
export type RecordTextRow = Omit<RecordRow, 'fields' | 'field_revisions' | 'writes'> & {
  readonly fields: string;
  readonly field_revisions: string;
  readonly writes: string;
};

/** The same as JSON text. */
export const toRecordText = (row: RecordTextRow): string =>
  `{"table":${JSON.stringify(row.table_name)},"id":${JSON.stringify(row.id)},"scope":${JSON.stringify(row.scope)},` +
  `"revision":${row.revision},"epoch":${row.epoch},` +
  `"fieldRevisions":${row.field_revisions},"writes":${row.writes},"fields":${row.fields}}`;
