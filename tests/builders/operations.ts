import { OPERATION_SCHEMA, type Operation, type PlannedOperation } from '#shared/sync/operation.ts';
import { mergeOperation, type Arrival } from '#shared/sync/merge.ts';
import type { Fields, SyncRecord } from '#shared/sync/record.ts';
import { aPerson } from './records.ts';

export const NOON = '2026-11-23T09:00:00.000Z';

/** An operation's way to the server: it arrives at noon, in the first epoch. */
export const arrivingFrom = (deviceId: string, epoch = 1): Arrival => ({ deviceId, receivedAt: NOON, epoch });

/** An operation of a desk: by default its first, which creates a person. */
export const anOperation = (facts: Partial<Operation> = {}): Operation => ({
  mid: 1,
  schema: OPERATION_SCHEMA,
  by: null,
  kind: 'create',
  table: 'people',
  recordId: 'person-1',
  baseRevision: 0,
  baseEpoch: 0,
  fields: asFields(aPerson()),
  requires: {},
  at: NOON,
  ...facts,
});

/** An operation that makes a record. */
export const aCreation = (
  table: Operation['table'],
  recordId: string,
  record: object,
  facts: Partial<Operation> = {},
): Operation => anOperation({ table, recordId, fields: asFields(record), ...facts });

/** An operation that changes fields of a record whose revision the desk knew to be `baseRevision`. */
export const aChange = (
  { table, id, revision, epoch = 1 }: Pick<SyncRecord, 'table' | 'id' | 'revision'> & { readonly epoch?: number },
  fields: Fields,
  facts: Partial<Operation> = {},
): Operation =>
  anOperation({ kind: 'change', table, recordId: id, baseRevision: revision, baseEpoch: epoch, fields, ...facts });

/** The operations of one device, numbered in the order given. */
export const inSequence = (operations: readonly PlannedOperation[], firstMid = 1): Operation[] =>
  operations.map((operation, index) => ({ ...operation, mid: firstMid + index, schema: OPERATION_SCHEMA, by: null }));

/** The record that the server holds once a device has created it. */
export function aServerRecord(
  table: Operation['table'],
  recordId: string,
  record: object,
  deviceId = 'desk-a',
): SyncRecord {
  const merged = mergeOperation(null, aCreation(table, recordId, record), arrivingFrom(deviceId));
  if (merged.kind !== 'applied') throw new Error(`the server would not hold it: ${merged.kind}`);
  return merged.record;
}

/** A domain record in the form in which it travels. */
export const asFields = (record: object): Fields => record as Fields;
