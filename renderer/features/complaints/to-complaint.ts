import { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { tidyLine, tidyText } from '#shared/kernel/typed-text.ts';
import type { ComplaintDraft } from './complaint-draft.ts';

/** What a draft still lacks. */
export type MissingPart = 'complainant' | 'category' | 'severity' | 'subject' | 'text' | 'way' | 'detail' | 'shorter';

/** Turns a draft into what is sealed, or names the first part that is missing. Nobody unknown is asked how to be reached. */
export function toComplaint(draft: ComplaintDraft, takenBy: string): Result<ComplaintBody, MissingPart> {
  const { complainant, subject, category, severity } = draft;
  const text = tidyText(draft.text);
  const detail = tidyLine(draft.detail);
  if (complainant === null) return err('complainant');
  if (category === null) return err('category');
  if (severity === null) return err('severity');
  if (draft.unsettledSubject !== '') return err('subject');
  if (text === '') return err('text');
  const way = complainant.kind === 'anonymous' ? 'NEVER' : draft.way;
  if (way === null) return err('way');
  const asksForDetail = way === 'AT_HOURS' || way === 'OTHER_WAY';
  if (asksForDetail && detail === '') return err('detail');
  const body = {
    complainant,
    subject,
    category,
    severity,
    text,
    safeContact: { way, detail: asksForDetail ? detail : '' },
    takenBy,
  };
  // Sealed with a text that is too long, none of its readers could open it.
  return ComplaintBody.safeParse(body).success ? ok(body) : err('shorter');
}
