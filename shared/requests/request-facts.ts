import { z } from 'zod';
import type { RequestType } from '../association/settings.ts';
import { LONGEST_GUARDIAN_NAME } from '../people/is-minor.ts';

const ticked = z.array(z.string().min(1).max(40)).max(40).optional();

const WithChecklist = z.strictObject({ ticked });

const OfVolunteer = z.strictObject({
  ticked,
  /** The day on which the volunteer's charter was signed, ISO. */
  charterSignedOn: z.iso.date().optional(),
  /** Who agreed for a minor, and on which day. */
  guardian: z
    .strictObject({ name: z.string().min(1).max(LONGEST_GUARDIAN_NAME), consentedOn: z.iso.date() })
    .optional(),
});

const Nothing = z.strictObject({});

/**
 * What was noted about a request for its track to look at, by type. Empty when a request is taken. A case has none:
 * what is known of it lies in its case file, out of reach of those who may not read cases.
 */
export const requestFacts = {
  REGISTRATION: WithChecklist,
  JOB_EMPLOYEE: WithChecklist,
  JOB_ADMIN: WithChecklist,
  VOLUNTEER: OfVolunteer,
  INQUIRY: Nothing,
  SUGGESTION: Nothing,
  RECONCILIATION: Nothing,
  FAMILY_GUIDANCE: Nothing,
} as const satisfies Record<RequestType, z.ZodObject>;

export const RequestFacts = OfVolunteer;
export type RequestFacts = z.infer<typeof RequestFacts>;
