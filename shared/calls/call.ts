import { z } from 'zod';
import { Section } from '../association/section.ts';

/** What came of a call. `CALLBACK`: somebody is to call again at `dueAt`. */
export const CallOutcome = z.enum(['REACHED', 'NO_ANSWER', 'BUSY', 'WRONG_NUMBER', 'CALLBACK']);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** One attempt to reach somebody, or one call that came in. Only ever added: a track counts attempts by it. */
export const Call = z.strictObject({
  section: Section,
  direction: z.enum(['IN', 'OUT']),
  /** As typed or shown by the telephone; empty where the caller withheld it. */
  number: z.string().max(60),
  outcome: CallOutcome,
  requestId: z.string().max(64).nullable(),
  personId: z.string().max(64).nullable(),
  at: z.iso.datetime(),
  /** When to call again; null where nobody has to. */
  dueAt: z.iso.datetime().nullable(),
  note: z.string().max(4000),
  deskCode: z.string().length(2),
});
export type Call = z.infer<typeof Call>;

/** True for a call in which the two have spoken. */
export const hasSpoken = ({ outcome }: Pick<Call, 'outcome'>): boolean => outcome === 'REACHED';
