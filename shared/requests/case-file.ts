import { z } from 'zod';
import { Section } from '../association/section.ts';
import { LONGEST_NOTE } from './note.ts';

/*
 * What a reconciliation or family case is about, who the sides are, and how it goes. All of it is `isCase`, so that it
 * reaches only desks of those who may read cases. Each side has a request of its own, with its own number, calls,
 * appointments and slips: nothing outside these records says that the two belong together.
 */

/** The longest name that is kept of whoever handles a case. */
export const LONGEST_HANDLER = 120;

const ofCase = { section: Section, isCase: z.literal(true) };

/** One to each case, under the id of the request that opened it. */
export const CaseFile = z.strictObject({
  ...ofCase,
  /** The other side's own request; null until the other side is written down. */
  otherRequestId: z.string().max(64).nullable(),
  /** Asked before anything else; null until somebody has asked. */
  safety: z
    .strictObject({
      violence: z.boolean(),
      childAtRisk: z.boolean(),
      /** Id of the supervisor who lets the case go on in spite of a danger; null while nobody has. */
      releasedBy: z.string().max(64).nullable(),
    })
    .nullable(),
  /** The reconciler or counsellor; empty until one is named. */
  handler: z.string().max(LONGEST_HANDLER),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** One side of a case. */
export const Party = z.strictObject({
  ...ofCase,
  /** The request that opened the case. */
  caseId: z.string().max(64),
  /** The side's own request; of side A it is the one that opened the case. */
  requestId: z.string().max(64),
  side: z.enum(['A', 'B']),
  personId: z.string().max(64).nullable(),
  /** Agrees to sit together with the other side. */
  consentsToJoint: z.boolean(),
});
export type Party = z.infer<typeof Party>;

/** What was said in a case. Only ever added. */
export const CaseNote = z.strictObject({
  ...ofCase,
  /** The request that opened the case. */
  requestId: z.string().max(64),
  body: z.string().min(1).max(LONGEST_NOTE),
  writtenAt: z.iso.datetime(),
  by: z.string().max(64),
  deskCode: z.string().length(2),
});
export type CaseNote = z.infer<typeof CaseNote>;
