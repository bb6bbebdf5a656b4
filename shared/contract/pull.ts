import { z } from 'zod';
import { RecordId, RecordTable, SyncRecord } from '../sync/record.ts';

/** The most records one scope's page may carry. */
const PAGE_LIMIT = 1000;

/** `POST /sync/pull`: what changed in each scope after its cursor. */
export const PullRequest = z.strictObject({
  protocol: z.int(),
  epoch: z.int(),
  generation: z.int(),
  cursors: z.record(z.string(), z.int().min(0)),
  limit: z.int().min(1).max(PAGE_LIMIT),
});
export type PullRequest = z.infer<typeof PullRequest>;

/**
 * One scope's page: the latest state of every record that changed in (from, to], and the records that left the scope.
 * A desk takes it only if `from` is its own cursor, and moves its cursor to `to` in the same transaction.
 */
export const ScopePage = z.strictObject({
  from: z.int(),
  to: z.int(),
  records: z.array(SyncRecord),
  exits: z.array(z.strictObject({ table: RecordTable, id: RecordId })),
  more: z.boolean(),
});
export type ScopePage = z.infer<typeof ScopePage>;

export const PullResponse = z.strictObject({
  epoch: z.int(),
  generation: z.int(),
  pages: z.record(z.string(), ScopePage),
});
export type PullResponse = z.infer<typeof PullResponse>;
