import type { Section } from '../association/section.ts';
import type { RequestType, Schedule } from '../association/settings.ts';
import { isCase } from '../requests/is-case.ts';
import type { RequestState } from '../requests/request-state.ts';
import type { AppointmentKind } from './appointment.ts';

interface BookedRequest {
  readonly section: Section;
  readonly type: RequestType;
  readonly state: RequestState;
}

/** States of a request that waits for an exam. */
const AWAITING_EXAM: ReadonlySet<RequestState> = new Set(['EXAM_REQUESTED', 'EXAM_SET']);

/**
 * What a request can be booked for in the rooms of its section, the likeliest first: sessions for cases only, a joint one
 * only where both sides agreed, an exam first where one is due.
 */
export function offeredKinds(schedule: Schedule, request: BookedRequest, mayBeJoint: boolean): AppointmentKind[] {
  const { section, type, state } = request;
  const ofSection = schedule.resources.filter(({ sections }) => sections.includes(section));
  const rank = (kind: AppointmentKind): number =>
    isSession(kind) || (kind === 'EXAM' && AWAITING_EXAM.has(state)) ? 0 : 1;
  return [...new Set(ofSection.flatMap(({ kinds }) => kinds))]
    .filter((kind) => isCase(type) || !isSession(kind))
    .filter((kind) => kind !== 'SESSION_JOINT' || mayBeJoint)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** True of what the sides of a case are invited to. */
export const isSession = (kind: AppointmentKind): boolean => kind === 'SESSION_SEPARATE' || kind === 'SESSION_JOINT';
