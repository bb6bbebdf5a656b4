import { z } from 'zod';
import { RecordId, RecordTable, SyncRecord } from '../sync/record.ts';

/** `POST /sync/repair`: a desk shows what it holds of one bucket whose digest differs, and is given what is wrong in it. */
export const RepairRequest = z.strictObject({
  protocol: z.int(),
  epoch: z.int(),
  generation: z.int(),
  scope: z.string().max(60),
  bucket: z.int().min(0).max(255),
  /** The desk keeps what the server never had, and asks to be told which that is. Desks of earlier releases do not. */
  keepsUnknown: z.literal(true).optional(),
  held: z
    .array(z.strictObject({ table: RecordTable, id: RecordId, revision: z.int().min(0), epoch: z.int().min(0) }))
    .max(50_000),
});
export type RepairRequest = z.infer<typeof RepairRequest>;

/**
 * The records that the desk lacks or holds in another state, those it holds that have left the scope, and those that the server
 * never had: it was restored from a backup, and whoever wrote them has not sent them again. These are told to whoever keeps them;
 * to all others they are as if they had left.
 */
export const RepairResponse = z.strictObject({
  records: z.array(SyncRecord),
  exits: z.array(z.strictObject({ table: RecordTable, id: RecordId })),
  unknown: z.array(z.strictObject({ table: RecordTable, id: RecordId })).optional(),
});
export type RepairResponse = z.infer<typeof RepairResponse>;
