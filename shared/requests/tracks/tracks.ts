import type { RequestType } from '../../association/settings.ts';
import { inquiry, suggestion } from './answers.ts';
import { familyGuidance, reconciliation } from './case-tracks.ts';
import { jobAdministrative, jobEmployee } from './job.ts';
import { registration } from './registration.ts';
import type { Track } from './track.ts';
import { volunteer } from './volunteer.ts';

/** The state machine of each request type. */
export const tracks: Readonly<Record<RequestType, Track>> = {
  REGISTRATION: registration,
  JOB_EMPLOYEE: jobEmployee,
  JOB_ADMIN: jobAdministrative,
  VOLUNTEER: volunteer,
  INQUIRY: inquiry,
  SUGGESTION: suggestion,
  RECONCILIATION: reconciliation,
  FAMILY_GUIDANCE: familyGuidance,
};
