import type { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ComplaintDraft } from './complaint-draft.ts';

/** What a draft still lacks. */
export type MissingPart = 'complainant' | 'category' | 'severity' | 'text' | 'way' | 'detail';

/** Turns a draft into what is sealed, or names the first part that is missing. Nobody unknown is asked how to be reached. */
export function toComplaint(draft: ComplaintDraft, takenBy: string): Result<ComplaintBody, MissingPart> {
  const { complainant, subject, category, severity, detail } = draft;
  const text = draft.text.trim();
  if (complainant === null) return err('complainant');
  if (category === null) return err('category');
  if (severity === null) return err('severity');
  if (text === '') return err('text');
  const way = complainant.kind === 'anonymous' ? 'NEVER' : draft.way;
  if (way === null) return err('way');
  const asksForDetail = way === 'AT_HOURS' || way === 'OTHER_WAY';
  if (asksForDetail && detail.trim() === '') return err('detail');
  return ok({
    complainant,
    subject,
    category,
    severity,
    text,
    safeContact: { way, detail: asksForDetail ? detail.trim() : '' },
    takenBy,
  });
}
