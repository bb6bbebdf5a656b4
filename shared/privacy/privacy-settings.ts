import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';

/** On what the association may use somebody's data for a purpose (Personal Data Protection Law, M/19 of 1443, articles 5, 6 and 15). */
const LawfulBasis = z.enum(['CONSENT', 'AGREEMENT', 'LEGAL_DUTY', 'VITAL_INTEREST', 'LEGITIMATE_INTEREST']);

/** What data is asked for, with the words in which somebody is asked. */
export const Purpose = z.strictObject({
  id: z.string().min(1).max(40),
  label: Bilingual,
  basis: LawfulBasis,
  /** Read out before it is agreed to. */
  text: z.string().min(1).max(600),
});
export type Purpose = z.infer<typeof Purpose>;

/** The association's words about personal data: its notice, what it asks consent for, and how long it takes to answer. */
export const PrivacyDocument = z.strictObject({
  version: z.int().min(1),
  notice: z.strictObject({ title: z.string().min(1).max(80), body: z.string().min(1).max(2000) }),
  purposes: z.array(Purpose).min(1).max(9),
  /** Days within which a request about one's own data is answered. */
  answerDays: z.int().min(1).max(90),
});
export type PrivacyDocument = z.infer<typeof PrivacyDocument>;
