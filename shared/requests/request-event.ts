import { z } from 'zod';
import { Section } from '../association/section.ts';
import { RequestState } from './request-state.ts';
import { TrackCommand } from './tracks/track-command.ts';

/** The longest reason that is kept of a step. */
export const LONGEST_STEP_REASON = 1000;

/**
 * A step a request has taken: who did what, when, and why. Only ever added. The history of a case is `isCase`, so that
 * what was decided in it reaches only those who may read cases.
 */
export const RequestEvent = z.strictObject({
  section: Section,
  isCase: z.boolean(),
  requestId: z.string().max(64),
  command: TrackCommand,
  from: RequestState,
  to: RequestState,
  reason: z.string().max(LONGEST_STEP_REASON),
  /** Id of the user. */
  by: z.string().max(64),
  at: z.iso.datetime(),
  deskCode: z.string().length(2),
});
export type RequestEvent = z.infer<typeof RequestEvent>;
