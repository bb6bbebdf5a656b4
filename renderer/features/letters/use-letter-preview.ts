import { useMemo } from 'react';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { LetterTerms } from '../../data/records/letters-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { draftLetterData } from '../../papers/letter-data.ts';
import { usePaperPreview, type LivePreview } from '../../papers/use-paper-preview.ts';
import type { LetterForm } from './letter-form.ts';

/** Stands on the paper where nothing is written yet, so that the rest can be looked at. */
const DOTS = '……';

/** The letter as it will be printed, made anew whenever the writer pauses. */
export function useLetterPreview(form: LetterForm, terms: LetterTerms): LivePreview {
  const { now } = useDesk();
  const data = useMemo(() => draftLetterData(withDots(form), terms, riyadhDate(now())), [form, terms, now]);
  return usePaperPreview('letter', data);
}

const orDots = (text: string): string => (text.trim() === '' ? DOTS : text);

const withDots = (form: LetterForm): LetterForm => ({
  ...form,
  to: orDots(form.to),
  subject: orDots(form.subject),
  body: orDots(form.body),
  signatory: { ...form.signatory, role: orDots(form.signatory.role) },
});
