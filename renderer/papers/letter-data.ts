import type { z } from 'zod';
import type { AssociationProfile } from '#shared/association/settings.ts';
import type { LetterData } from '#shared/documents/letter.ts';
import { attachmentsText } from '#shared/letters/letter.ts';
import {
  wordsOf,
  type Letter,
  type LetterDraft,
  type LetterTerms,
  type LetterWords,
} from '../data/records/letters-repository.ts';
import { copyMark, letterheadOf } from './paper-data.ts';
import type { FieldOffsets } from './printer-profile.ts';

/** As wide as any number the desk gives. */
const SAMPLE_NUMBER = '1448/00/00000/00';

type Data = z.input<typeof LetterData>;

/** On which paper a letter goes, and what is said about this copy. */
export interface LetterCopy {
  readonly paper: 'drawn' | 'preprinted';
  /** Where this printer meets the ruled lines of the printed paper. */
  readonly fieldOffsets: FieldOffsets;
  /** The one before was lost. */
  readonly isReplacement: boolean;
  /** The association's logo and stamp of the day of issue, see `asIssued`. */
  readonly pictures: Pick<AssociationProfile, 'logo' | 'stamp'>;
}

/** An issued letter, from its snapshot alone: every copy says what the first said. Throws for a draft. */
export function letterData(letter: Letter, { paper, fieldOffsets, isReplacement, pictures }: LetterCopy): Data {
  const { snapshot, letterNumber, issuedOn, prints } = letter;
  if (!snapshot || !issuedOn) throw new Error('a draft is no letter yet');
  return {
    ...saidBy(snapshot, pictures),
    paper,
    fieldOffsets,
    refNo: letterNumber,
    date: issuedOn,
    marks: { ...copyMark(prints), ...(isReplacement ? { replacement: true } : {}) },
  };
}

/** A letter that is still being written: marked as a draft, with no number of its own. */
export const draftLetterData = (draft: LetterDraft, terms: LetterTerms, day: string): Data => ({
  ...saidBy(wordsOf(draft, terms), terms.profile),
  refNo: SAMPLE_NUMBER,
  date: day,
  marks: { draft: true },
});

function saidBy(snapshot: LetterWords, { logo, stamp }: LetterCopy['pictures']): Omit<Data, 'refNo' | 'date'> {
  const { to, honorific, greeting, subject, body, closing, signatory, attachments, digits } = snapshot;
  return {
    letterhead: letterheadOf({ ...snapshot, logo, stamp }),
    digits,
    attachments: attachmentsText(attachments),
    to,
    ...(honorific ? { honorific } : {}),
    greeting,
    subject,
    body,
    closing,
    signatory: signatory.name ? signatory : { role: signatory.role },
  };
}

/** A letter that only shows where the three values land on the association's printed paper. */
export const fieldsTrial = (
  profile: AssociationProfile,
  fieldOffsets: FieldOffsets,
  day: string,
  say: (key: 'subject' | 'body') => string,
): Data => ({
  letterhead: letterheadOf(profile),
  digits: profile.paperDigits,
  paper: 'preprinted',
  fieldOffsets,
  refNo: SAMPLE_NUMBER,
  date: day,
  attachments: attachmentsText(2),
  to: profile.shortName,
  greeting: say('subject'),
  subject: say('subject'),
  body: say('body'),
  closing: profile.shortName,
  signatory: { role: profile.shortName },
});
