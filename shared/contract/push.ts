import { z } from 'zod';
import { Operation } from '../sync/operation.ts';
import { SyncRecord } from '../sync/record.ts';
import { MOST_FAULTS, RecordFault } from '../sync/record-fault.ts';

/** The most operations one push may carry. */
export const PUSH_LIMIT = 500;

/** `POST /sync/push`: a run of operations without gaps, oldest first. Sending one again is harmless. */
export const PushRequest = z.strictObject({
  epoch: z.int(),
  operations: z.array(Operation).min(1).max(PUSH_LIMIT),
});
export type PushRequest = z.infer<typeof PushRequest>;

const OperationOutcome = z.enum(['applied', 'merged', 'conflict', 'needs-review', 'quarantined', 'duplicate']);

export const OperationResult = z.strictObject({
  mid: z.int(),
  outcome: OperationOutcome,
  reason: z.string().max(60).optional(),
  /** Of a malformed one: which fields are wrong, and how, for whoever mends it. */
  faults: z.array(RecordFault).max(MOST_FAULTS).optional(),
  /** The record as it stands on the server, where the operation did not simply apply. */
  record: SyncRecord.optional(),
});
export type OperationResult = z.infer<typeof OperationResult>;

/** One result per operation, in the order sent. Only these results take operations out of a desk's outbox. */
export const PushResponse = z.strictObject({
  results: z.array(OperationResult),
  /** As in the answer to hello, for a desk that stays connected for days. */
  stableMid: z.int().min(0),
});
export type PushResponse = z.infer<typeof PushResponse>;
