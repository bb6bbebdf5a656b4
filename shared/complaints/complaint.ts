import { z } from 'zod';
import { KeySlots, SealedText } from '../sealing/sealed-text.ts';

/** Where a complaint stands («مسار الشكوى»). */
export const ComplaintState = z.enum([
  'RECEIVED',
  'ACKNOWLEDGED',
  'CLARIFYING',
  'EXAMINING',
  'DECIDED',
  'NOTIFIED',
  'CLOSED',
  'REOPENED',
  'NOT_RELATED',
]);
export type ComplaintState = z.infer<typeof ComplaintState>;

/**
 * A complaint as it travels and lies: a number, its dates and its state. Everything that was said is sealed to its
 * readers. Every complaint has the hash of a follow-up code, of anonymous ones or not, so that it tells nothing.
 */
export const Complaint = z.strictObject({
  referenceNumber: z.string().max(30),
  receivedAt: z.iso.datetime(),
  deskCode: z.string().length(2),
  state: ComplaintState,
  followUpCodeHash: z.string().regex(/^[0-9a-f]{64}$/),
  keys: KeySlots,
  /** A ComplaintBody. */
  body: SealedText,
  /** What was done about the other side: never part of anything that leaves the officer's screen. */
  actionTaken: SealedText.nullable(),
});
export type Complaint = z.infer<typeof Complaint>;

/** One step in the handling of a complaint, sealed under its content key. Steps are only ever added. */
export const ComplaintStepRecord = z.strictObject({ complaintId: z.string().max(64), sealed: SealedText });
export type ComplaintStepRecord = z.infer<typeof ComplaintStepRecord>;
