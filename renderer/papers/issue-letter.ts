import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { IssuedLetter, LetterDraft, LetterTerms } from '../data/records/letters-repository.ts';
import type { Desk } from '../desk/session/open-desk.ts';
import { draftLetterData } from './letter-data.ts';

type Ports = Pick<Desk, 'now'> & {
  readonly letters: Pick<Desk['letters'], 'issue'>;
  readonly printing: Pick<Desk['printing'], 'render'>;
};

/** Issues a letter that the paper takes; one that it does not take gets no number, and what is wrong is named by field. */
export async function issueLetter(
  { letters, printing, now }: Ports,
  draft: LetterDraft,
  terms: LetterTerms,
): Promise<Result<IssuedLetter, readonly DocumentProblem[]>> {
  const trial = await printing.render('letter', draftLetterData(draft, terms, riyadhDate(now())), { archival: false });
  return trial.ok ? ok(await letters.issue(draft, terms)) : err(trial.error);
}
