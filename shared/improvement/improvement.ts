import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';
import { Section } from '../association/section.ts';

/** What opinions are about, in the association's own words. */
export const ThemesDocument = z.strictObject({
  version: z.int().min(1),
  themes: z.array(z.strictObject({ id: z.string().min(1).max(40), label: Bilingual })).max(9),
});

/** Somebody read an opinion and said what it is about. The opinion itself stays where it was given; the reading has its id. */
export const OpinionReading = z.strictObject({
  section: Section,
  /** An entry of the themes. */
  theme: z.string().min(1).max(40),
  readBy: z.string().max(64),
  readAt: z.iso.datetime(),
  deskCode: z.string().length(2),
});
export type OpinionReading = z.infer<typeof OpinionReading>;

export const LONGEST_ENTRY = 1000;
const Told = z.string().trim().max(LONGEST_ENTRY);

/** Something that was done or came of it: in which words, on which day, and who wrote it down. */
const Stage = z.strictObject({ text: Told.min(1), on: z.iso.date(), by: z.string().max(64) });
export type Stage = z.infer<typeof Stage>;

/**
 * A line of the log of improvements (policy, practice 5 «تلمس آراء المستفيدين»): what was heard, what was done about it,
 * and what came of it, each after the other.
 */
export const Improvement = z
  .strictObject({
    section: Section,
    theme: z.string().min(1).max(40),
    /** The opinions that it answers. */
    opinionIds: z.array(z.string().max(64)).max(60),
    /** What was heard, told without anybody's name. */
    heard: Stage,
    action: Stage.nullable(),
    effect: Stage.nullable(),
    deskCode: z.string().length(2),
  })
  .refine(({ action, effect }) => effect === null || action !== null, { path: ['effect'] })
  .refine(({ heard, action }) => action === null || action.on >= heard.on, { path: ['action'] })
  .refine(({ action, effect }) => effect === null || action === null || effect.on >= action.on, { path: ['effect'] });
export type Improvement = z.infer<typeof Improvement>;

/** How far an improvement has come. */
export const stageOf = ({ action, effect }: Pick<Improvement, 'action' | 'effect'>): 'HEARD' | 'DONE' | 'SEEN' =>
  effect !== null ? 'SEEN' : action !== null ? 'DONE' : 'HEARD';
