import { useEffect, useState } from 'react';
import { describeProblem } from '#shared/documents/document-problem.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { LetterTerms } from '../../data/letters-repository.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { draftLetterData } from '../../papers/letter-data.ts';
import type { LetterForm } from './letter-form.ts';

/** Milliseconds after the last key: a picture at every letter would only flicker. */
const REST = 250;

/** Stands on the paper where nothing is written yet, so that the rest can be looked at. */
const DOTS = '……';

export interface LetterPreview {
  /** The draft as a paper; null until the first is made. The last one stays while the next is made. */
  readonly bytes: Uint8Array | null;
  /** What the paper has against it. */
  readonly problems: readonly string[];
}

/** The letter as it will be printed, made anew whenever the writer pauses. */
export function useLetterPreview(form: LetterForm | null, terms: LetterTerms | null): LetterPreview {
  const { printing, now } = useDesk();
  const { language } = useFormat();
  const [preview, setPreview] = useState<LetterPreview>({ bytes: null, problems: [] });
  useEffect(() => {
    if (!form || !terms) return undefined;
    let isCurrent = true;
    const make = async (): Promise<void> => {
      const data = draftLetterData(withDots(form), terms, riyadhDate(now()));
      const outcome = await printing.render('letter', data, { archival: false });
      if (!isCurrent) return;
      setPreview(({ bytes }) =>
        outcome.ok
          ? { bytes: outcome.value.bytes, problems: [] }
          : { bytes, problems: outcome.error.map((problem) => describeProblem(problem)[language]) },
      );
    };
    const timer = setTimeout(() => void make(), REST);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [form, terms, printing, now, language]);
  return preview;
}

const orDots = (text: string): string => (text.trim() === '' ? DOTS : text);

const withDots = (form: LetterForm): LetterForm => ({
  ...form,
  to: orDots(form.to),
  subject: orDots(form.subject),
  body: orDots(form.body),
  signatory: { ...form.signatory, role: orDots(form.signatory.role) },
});
