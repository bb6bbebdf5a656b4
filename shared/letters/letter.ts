import { z } from 'zod';
import { Section } from '../association/section.ts';
import { HeadMark, Sha256 } from '../documents/issued-paper.ts';

/*
 *   DRAFT ──(numbered, for good)──► ISSUED ──(taken back)──► REVOKED
 *    ▲│
 *    │└(thrown away)──► DISCARDED
 *    └──────(brought back)──┘
 */

export const LetterState = z.enum(['DRAFT', 'DISCARDED', 'ISSUED', 'REVOKED']);
export type LetterState = z.infer<typeof LetterState>;

/** True as long as it has no number: a draft, thrown away or not. */
export const isUnissued = (state: LetterState): boolean => state === 'DRAFT' || state === 'DISCARDED';

/** Who signs. Without a name the line is left for one to be written by hand. */
export const LetterSignatory = z.strictObject({ role: z.string().max(60), name: z.string().max(80) });
export type LetterSignatory = z.infer<typeof LetterSignatory>;

/** As long as each part of a letter may be: so much the paper takes. */
export const LONGEST_IN_LETTER = { to: 200, honorific: 40, subject: 200, body: 6000 } as const;

/** What is written in a letter. */
const written = {
  to: z.string().max(LONGEST_IN_LETTER.to),
  /** «حفظه الله», at the end of the line. */
  honorific: z.string().max(LONGEST_IN_LETTER.honorific),
  subject: z.string().max(LONGEST_IN_LETTER.subject),
  body: z.string().max(LONGEST_IN_LETTER.body),
  signatory: LetterSignatory,
  /** How many sheets go with it. */
  attachments: z.int().min(0).max(99),
};

export const WrittenLetter = z.strictObject(written);
export type WrittenLetter = z.infer<typeof WrittenLetter>;

/** What the letter said on the day it was issued, head and all: whatever changes later, its copies stay the same. */
export const LetterSnapshot = z.strictObject({
  ...written,
  nameLines: z.array(z.string().max(80)).min(1).max(2),
  authority: z.string().max(120),
  licence: z.string().max(40),
  address: z.string().max(160),
  phone: z.string().max(30),
  digits: z.enum(['arabic', 'latin']),
  greeting: z.string().max(200),
  closing: z.string().max(200),
  templateVersion: z.int(),
  head: HeadMark,
});
export type LetterSnapshot = z.infer<typeof LetterSnapshot>;

/** An official letter of the association. */
export const Letter = z
  .strictObject({
    section: Section,
    /** About a reconciliation or family matter: only those who read cases hold it. */
    isCase: z.boolean(),
    personId: z.string().max(64).nullable(),
    requestId: z.string().max(64).nullable(),
    ...written,
    state: LetterState,
    writtenBy: z.string().max(64),
    writtenAt: z.iso.datetime(),
    /** Empty until it is issued. */
    letterNumber: z.string().max(30),
    issuedBy: z.string().max(64).nullable(),
    issuedOn: z.iso.date().nullable(),
    snapshot: LetterSnapshot.nullable(),
    /** SHA-256 of number, day and snapshot, see `contentText`; null for a draft, and once the person was forgotten. */
    contentSha256: Sha256.nullable(),
    prints: z.int().min(0),
    /** SHA-256 of the file as it was first made; null until then. */
    pdfSha256: Sha256.nullable(),
  })
  .refine(({ state, letterNumber }) => isUnissued(state) === (letterNumber === ''), { path: ['letterNumber'] })
  .refine(({ state, snapshot }) => isUnissued(state) === (snapshot === null), { path: ['snapshot'] });
export type Letter = z.infer<typeof Letter>;

/** What stands on the line of the attachments: how many sheets. */
export function attachmentsText(count: number): string {
  if (count === 0) return 'لا يوجد';
  if (count === 1) return 'مرفق واحد';
  if (count === 2) return 'مرفقان';
  return count <= 10 ? `${count} مرفقات` : `${count} مرفقًا`;
}
