import { z } from 'zod';
import { Section } from '../association/section.ts';
import { LONGEST_GUARDIAN_NAME } from '../people/is-minor.ts';

/** How somebody agreed. */
export const ConsentMethod = z.enum(['VERBAL', 'SIGNED', 'LINK']);
export type ConsentMethod = z.infer<typeof ConsentMethod>;

/**
 * That somebody agreed to a purpose, in which words, and whether he has taken it back. Kept after that: it shows what was
 * lawful when.
 */
export const Consent = z.strictObject({
  section: Section,
  personId: z.string().max(64),
  /** The id of a purpose in the association's privacy document. */
  purpose: z.string().min(1).max(40),
  textVersion: z.int().min(1),
  /** The words that were read out, as they were in that version. */
  text: z.string().min(1).max(600),
  method: ConsentMethod,
  /** Who agreed for a minor; empty where the person did. */
  guardian: z.string().max(LONGEST_GUARDIAN_NAME),
  givenAt: z.iso.datetime(),
  takenBy: z.string().max(64),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnBy: z.string().max(64).nullable(),
});
export type Consent = z.infer<typeof Consent>;
