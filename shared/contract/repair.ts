import { z } from 'zod';
import { RecordId, RecordTable, SyncRecord } from '../sync/record.ts';

/** `POST /sync/repair`: a desk shows what it holds of one bucket whose digest differs, and is given what is wrong in it. */
export const RepairRequest = z.strictObject({
  protocol: z.int(),
  epoch: z.int(),
  generation: z.int(),
  scope: z.string().max(60),
  bucket: z.int().min(0).max(255),
  held: z
    .array(z.strictObject({ table: RecordTable, id: RecordId, revision: z.int().min(0), epoch: z.int().min(0) }))
    .max(50_000),
});
export type RepairRequest = z.infer<typeof RepairRequest>;

/** The records that the desk lacks or holds in another state, and those it holds that the scope has not. */
export const RepairResponse = z.strictObject({
  records: z.array(SyncRecord),
  exits: z.array(z.strictObject({ table: RecordTable, id: RecordId })),
});
export type RepairResponse = z.infer<typeof RepairResponse>;
