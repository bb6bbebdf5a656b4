import { z } from 'zod';
import { Section } from '../association/section.ts';
import { Birth, Gender, IdType, LONGEST_ID_NUMBER, LONGEST_NAME, PersonFlags } from './person.ts';

/** What was known of a person at one moment. */
const Facts = z.strictObject({
  name: z.string().max(LONGEST_NAME),
  gender: Gender,
  idType: IdType,
  idNumber: z.string().max(LONGEST_ID_NUMBER),
  villageId: z.string().max(40).nullable(),
  birth: Birth.nullable(),
  flags: PersonFlags,
});

/**
 * A merge of two records of one person: proposed by whoever noticed, decided by a supervisor, and open to being taken
 * back. It remembers both as they were, so that nothing is lost by a wrong choice.
 */
export const PersonMerge = z.strictObject({
  section: Section,
  survivorId: z.string().max(64),
  mergedId: z.string().max(64),
  survivorBefore: Facts,
  mergedBefore: Facts,
  /** The facts of the one person. */
  chosen: Facts,
  state: z.enum(['PROPOSED', 'DONE', 'REFUSED', 'UNDONE']),
  proposedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
});
export type PersonMerge = z.infer<typeof PersonMerge>;
