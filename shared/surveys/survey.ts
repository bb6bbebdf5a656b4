import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';
import { Section } from '../association/section.ts';

/** What of the service a question is about. */
const SurveyStep = z.enum(['RECEPTION', 'HANDLING', 'RESULT']);

/** Where a rating comes from. A signed-in desk is no source: nobody rates himself (policy, «لا للعقاب والتشهير»). */
const SurveySource = z.enum(['KIOSK', 'PHONE']);

/** One question, answered on the scale. */
export const SurveyQuestion = z.strictObject({
  id: z.string().min(1).max(40),
  text: Bilingual,
  step: SurveyStep,
  /** Where it is asked. */
  sources: z.array(SurveySource).min(1).max(20),
  /** Services after which alone it is asked on the telephone, by their ids; none: after every one. The kiosk knows no service. */
  services: z
    .array(z.string().max(40).meta({ field: 'service' }))
    .max(9)
    .default([]),
});
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

/** The questions that are asked on the telephone about a service. */
export const askedAbout = (questions: readonly SurveyQuestion[], serviceId: string): SurveyQuestion[] =>
  questions.filter(
    ({ sources, services }) => sources.includes('PHONE') && (services.length === 0 || services.includes(serviceId)),
  );

/** What the association asks about its service, and the words around it. */
export const SurveysDocument = z.strictObject({
  version: z.int().min(1),
  questions: z.array(SurveyQuestion).max(9),
  /** The words for 1 (worst) to 5 (best). */
  scale: z.array(Bilingual).length(5),
  /** Says that rating is a right, and that nobody is asked for it afterwards. */
  right: Bilingual,
  commentQuestion: Bilingual,
  thanks: Bilingual,
});
export type SurveysDocument = z.infer<typeof SurveysDocument>;

export const LONGEST_COMMENT = 600;

/**
 * What somebody answered: a score, or a comment that belongs to none. Never changed once it is given. From the kiosk it
 * names nobody at all; from a telephone it names whoever asked, and the request only where the person wanted that.
 */
export const SurveyResponse = z
  .strictObject({
    section: Section,
    /** Null for a comment on everything. */
    questionId: z.string().max(40).nullable(),
    step: SurveyStep.nullable(),
    serviceId: z.string().max(40).nullable(),
    score: z.int().min(1).max(5).nullable(),
    comment: z.string().max(LONGEST_COMMENT),
    source: SurveySource,
    isAnonymous: z.boolean(),
    requestId: z.string().max(64).nullable(),
    /** Whoever had served him, where it is known. */
    staffId: z.string().max(64).nullable(),
    /** Whoever asked by telephone; null at the kiosk. */
    takenBy: z.string().max(64).nullable(),
    at: z.iso.datetime(),
    deskCode: z.string().length(2),
  })
  .refine(({ score, comment }) => score !== null || comment !== '', { path: ['score'] })
  .refine(({ isAnonymous, requestId }) => !isAnonymous || requestId === null, { path: ['requestId'] })
  .refine(({ source, takenBy }) => (source === 'PHONE') === (takenBy !== null), { path: ['takenBy'] })
  .refine(({ source, isAnonymous, staffId }) => source === 'PHONE' || (isAnonymous && staffId === null), {
    path: ['source'],
  })
  .refine(({ staffId, takenBy }) => staffId === null || staffId !== takenBy, { path: ['staffId'] });
export type SurveyResponse = z.infer<typeof SurveyResponse>;
