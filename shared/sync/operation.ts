import { z } from 'zod';
import { Fields, RecordId, RecordTable } from './record.ts';
import { operationUpcasts, upcast } from './upcast.ts';

/** Raised when the meaning of stored operations changes; a step in `operationUpcasts` then carries older ones over. */
export const OPERATION_SCHEMA = 1;

/**
 * One accepted change made at a desk, in today's shape. `mid` counts a device's operations from 1 without gaps, so the
 * server knows what it has and what is missing; `baseRevision` and `baseEpoch` say which state of the record its author
 * knew.
 */
export const CurrentOperation = z.strictObject({
  mid: z.int().min(1),
  schema: z.int().min(1),
  kind: z.enum(['create', 'change']),
  table: RecordTable,
  recordId: RecordId,
  baseRevision: z.int().min(0),
  baseEpoch: z.int().min(0),
  fields: Fields,
  /** Values that must still stand for the change to make sense, for instance the state a transition leaves. */
  requires: Fields,
  /** The user who did it; null where nobody had signed in. */
  by: z.string().max(64).nullable(),
  /** The desk's clock, for people to read; it decides nothing. */
  at: z.iso.datetime(),
});
export type Operation = z.infer<typeof CurrentOperation>;

/**
 * An operation of any schema there ever was, read as one of today: an outbox, a journal and a handover file may be years
 * old, and what waits in them is accepted all the same. One of a later schema stays as it is, with its number.
 */
export const Operation = z.preprocess((value) => upcast(value, operationUpcasts), CurrentOperation);

/** A change before it has its place in the device's sequence. */
export type PlannedOperation = Omit<Operation, 'mid' | 'schema' | 'by'>;
