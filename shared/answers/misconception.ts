import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';
import { Section } from '../association/section.ts';

/** Something that callers take for true and is not (policy, practice 1 «تصحيح المفاهيم السائدة»), and what is said to them. */
export const Misconception = z.strictObject({
  id: z.string().min(1).max(40),
  label: Bilingual,
  /** The approved correction, word for word. */
  script: z.string().min(1).max(1200).meta({ field: 'long' }),
});
export type Misconception = z.infer<typeof Misconception>;

/** The misconceptions that the association corrects, the first nine of them under a digit; the version is raised with every change. */
export const MisconceptionsDocument = z.strictObject({
  version: z.int().min(1),
  misconceptions: z.array(Misconception).max(60),
});

/** A correction that was read out to somebody: in answer to an inquiry, or to a caller who left none. It names nobody. */
export const Correction = z.strictObject({
  section: Section,
  misconceptionId: z.string().max(40),
  /** The version of the document whose words were read. */
  scriptVersion: z.int().min(1),
  /** The inquiry that it answered; null where none was taken down. */
  requestId: z.string().max(64).nullable(),
  by: z.string().max(64),
  at: z.iso.datetime(),
  deskCode: z.string().length(2),
});
export type Correction = z.infer<typeof Correction>;
