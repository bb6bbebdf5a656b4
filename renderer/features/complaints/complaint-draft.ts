import { z } from 'zod';
import { Complainant, ComplaintSeverity, ComplaintSubject, SafeContact } from '#shared/complaints/complaint-body.ts';

/** A complaint as far as it has been taken down. */
export const ComplaintDraft = z.object({
  typed: z.string(),
  complainant: Complainant.nullable(),
  subject: ComplaintSubject,
  /** What was typed of whom it is about, while that may be one who works here and nobody said which. */
  unsettledSubject: z.string().default(''),
  category: z.string().nullable(),
  severity: ComplaintSeverity.nullable(),
  text: z.string(),
  way: SafeContact.shape.way.nullable(),
  detail: z.string(),
  /** Saves that stood in the journal when this one was begun: more of them after a crash, and it was saved. */
  savesBefore: z.number().nullable(),
});
export type ComplaintDraft = z.infer<typeof ComplaintDraft>;

export const emptyComplaint: ComplaintDraft = {
  typed: '',
  complainant: null,
  subject: { kind: 'unnamed' },
  unsettledSubject: '',
  category: null,
  severity: null,
  text: '',
  way: null,
  detail: '',
  savesBefore: null,
};
