import { z } from 'zod';

/**
 * Where a request can stand, over all tracks; which of them a request can reach is its track's matter
 * (`shared/requests/tracks`). Every request begins `NEW`, which an inquiry's track calls open.
 */
export const RequestState = z.enum([
  'NEW',
  'INCOMPLETE',
  'SCREENING',
  'TRANSFERRED',
  'CONTACTED',
  'ELIGIBLE',
  'INTERVIEW_SET',
  'INTERVIEWED',
  'EXAM_REQUESTED',
  'EXAM_SET',
  'NO_SHOW',
  'PASSED',
  'FAILED',
  'PLACED',
  'GRADE_APPLIED',
  'DECIDED',
  'LISTED',
  'ASSIGNED',
  'ATTENDED',
  'CERTIFIED',
  'SUSPENDED',
  'LEFT',
  'ANSWERED',
  'CALLBACK',
  'UNDER_STUDY',
  'ADOPTED',
  'DECLINED',
  'SAFETY_CHECK',
  'SEPARATE_A',
  'SEPARATE_B',
  'JOINT',
  'GUIDANCE',
  'RECONCILED',
  'PARTIAL',
  'NOT_RECONCILED',
  'FOLLOW_UP',
  'CLOSED',
  'REJECTED',
  'WITHDRAWN',
  'UNREACHABLE',
]);
export type RequestState = z.infer<typeof RequestState>;

/** States in which the association owes the person nothing: a listed volunteer waits for nobody. */
const settled: ReadonlySet<RequestState> = new Set([
  'LISTED',
  'SUSPENDED',
  'ANSWERED',
  'FAILED',
  'PLACED',
  'DECIDED',
  'CERTIFIED',
  'LEFT',
  'CLOSED',
  'REJECTED',
  'WITHDRAWN',
  'UNREACHABLE',
]);

/** States in which the association still owes the visitor something. */
export const isOpen = (state: RequestState): boolean => !settled.has(state);
