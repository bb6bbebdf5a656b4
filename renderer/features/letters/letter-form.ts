import { z } from 'zod';
import { Section } from '#shared/association/section.ts';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { LONGEST_IN_LETTER, WrittenLetter } from '#shared/letters/letter.ts';
import type { PaperTemplates } from '#shared/association/settings.ts';
import type { Letter, LetterDraft } from '../../data/records/letters-repository.ts';

/** A letter as it is typed, kept on this device until it is saved. Longer texts than the paper takes may be typed and are named. */
export const LetterForm = z.strictObject({
  id: z.string(),
  section: Section,
  isCase: z.boolean(),
  personId: z.string().nullable(),
  requestId: z.string().nullable(),
  ...WrittenLetter.shape,
  to: z.string(),
  honorific: z.string(),
  subject: z.string(),
  body: z.string(),
}) satisfies z.ZodType<LetterDraft>;
export type LetterForm = z.infer<typeof LetterForm>;

/** Whom and what a new letter is about. */
export type LetterOrigin = Pick<LetterDraft, 'section' | 'isCase' | 'personId' | 'requestId'>;

/** A new letter, with the words that every letter begins with. */
export const newLetter = (id: string, origin: LetterOrigin, { letter }: PaperTemplates): LetterForm => ({
  id,
  ...origin,
  to: '',
  honorific: letter.honorific,
  subject: '',
  body: '',
  signatory: letter.signatories[0] ?? { role: '', name: '' },
  attachments: 0,
});

/** A saved draft, opened to be written on. */
export const formOf = (letter: Letter): LetterForm => ({
  id: letter.id,
  section: letter.section,
  isCase: letter.isCase,
  personId: letter.personId,
  requestId: letter.requestId,
  to: letter.to,
  honorific: letter.honorific,
  subject: letter.subject,
  body: letter.body,
  signatory: letter.signatory,
  attachments: letter.attachments,
});

/** The first field that a letter cannot be issued without. */
export function missingIn({
  to,
  subject,
  body,
  signatory,
}: LetterForm): 'to' | 'subject' | 'body' | 'signatory' | null {
  if (to.trim() === '') return 'to';
  if (subject.trim() === '') return 'subject';
  if (body.trim() === '') return 'body';
  return signatory.role.trim() === '' ? 'signatory' : null;
}

/** Whether a part of it is longer than the paper takes; its field says so. */
export const isTooLong = (form: LetterForm): boolean =>
  (['to', 'honorific', 'subject', 'body'] as const).some(
    (part) => judgeText(form[part], LONGEST_IN_LETTER[part]).extra > 0,
  );
