import { z } from 'zod';
import { RecordId, RecordTable, Write } from './record.ts';

/** The reason of a decision about an appointment whose time is not free any more. */
export const CLASH_REASON = 'appointment-clash';

/** The reason of a decision about what was done at a desk after it was shut out: nothing of it stands until a person has looked. */
export const AFTER_REVOCATION = 'after-revocation';

/** The reason of a decision about a new record: it was taken, and is about somebody who was forgotten. */
export const ABOUT_FORGOTTEN = 'about-forgotten';

/** The reason of a decision about a change that has not the shape of its record. */
export const MALFORMED_REASON = 'malformed-record';

/** A value that does not stand in the record but is not lost: overwritten by a later change, or not taken. */
const KeptValue = z.strictObject({ field: z.string().max(60), value: z.json(), writtenBy: Write });
export type KeptValue = z.infer<typeof KeptValue>;

/**
 * What needs a person's decision, made by the server beside the record in question and in its scope, so that any desk
 * which holds the record may decide: `conflict` two desks wrote the same field, `needs-review` a change that was no longer
 * possible when it arrived, `quarantined` one that was malformed or not allowed.
 */
export const Decision = z.strictObject({
  scope: z.string().max(60),
  kind: z.enum(['conflict', 'needs-review', 'quarantined']),
  reason: z.string().max(60),
  table: RecordTable,
  recordId: RecordId,
  kept: z.array(KeptValue).max(200),
  /** The change that made the decision necessary. */
  askedBy: Write,
  state: z.enum(['OPEN', 'DECIDED']),
});
export type Decision = z.infer<typeof Decision>;

/** What a desk may change about a decision; everything else is the server's. */
export const isDecidable = (field: string): boolean => field === 'state' || field === 'kept';
