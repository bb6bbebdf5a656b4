import type { RequestState } from '../request-state.ts';
import type { Track } from './track.ts';
import { commonExits, losingTouch, reopening } from './ways.ts';

/*
 * Nothing in a case moves on while somebody may be in danger: every way forward asks `nobody-in-danger`, which holds
 * when there is no violence and no child at risk, or when a supervisor has released the case. Until then the desk shows
 * the safety script. Ending a case early is a supervisor's, for the same reason.
 */

const untilAssigned: Track = [
  { command: 'CHECK_SAFETY', from: ['NEW'], to: 'SAFETY_CHECK', guards: ['safety-asked'] },
  {
    command: 'ASSIGN',
    from: ['SAFETY_CHECK'],
    to: 'ASSIGNED',
    guards: ['nobody-in-danger', 'handler-named'],
  },
];

/** A case is closed, rejected or withdrawn by a supervisor: the desk does not know what is at stake in it. */
const endings = (from: readonly RequestState[], ended: readonly RequestState[]): Track => [
  ...commonExits(from).map((way) => ({
    ...way,
    guards: ['supervisor-decides', 'safety-asked', 'nobody-in-danger'] as const,
  })),
  { ...losingTouch(['ASSIGNED', 'FOLLOW_UP']), guards: ['nobody-in-danger', 'three-attempts'] },
  reopening(ended),
];

const sessions: readonly RequestState[] = ['SEPARATE_A', 'SEPARATE_B'];

/**
 * Reconciliation (the association's mission): each side is heard alone, in either order; they sit together only when
 * both were heard and both agree.
 *
 *   NEW → SAFETY_CHECK → ASSIGNED → SEPARATE_A ⇄ SEPARATE_B → JOINT → RECONCILED | PARTIAL | NOT_RECONCILED
 *                                         └────────────────────────────────────────→ NOT_RECONCILED
 *   RECONCILED | PARTIAL | NOT_RECONCILED → FOLLOW_UP → CLOSED
 */
export const reconciliation: Track = [
  ...untilAssigned,
  { command: 'HEAR_A', from: ['ASSIGNED', 'SEPARATE_B'], to: 'SEPARATE_A', guards: ['nobody-in-danger'] },
  {
    command: 'HEAR_B',
    from: ['ASSIGNED', 'SEPARATE_A'],
    to: 'SEPARATE_B',
    guards: ['nobody-in-danger', 'other-side-known'],
  },
  {
    command: 'SIT_TOGETHER',
    from: sessions,
    to: 'JOINT',
    guards: ['nobody-in-danger', 'both-heard', 'both-consent'],
  },
  { command: 'RECONCILE', from: ['JOINT'], to: 'RECONCILED', guards: ['nobody-in-danger'] },
  { command: 'RECONCILE_IN_PART', from: ['JOINT'], to: 'PARTIAL', guards: ['nobody-in-danger'] },
  {
    command: 'GIVE_UP',
    from: [...sessions, 'JOINT'],
    to: 'NOT_RECONCILED',
    guards: ['nobody-in-danger'],
    needsReason: true,
  },
  {
    command: 'FOLLOW_UP',
    from: ['RECONCILED', 'PARTIAL', 'NOT_RECONCILED'],
    to: 'FOLLOW_UP',
    guards: ['nobody-in-danger'],
  },
  { command: 'CLOSE', from: ['FOLLOW_UP'], to: 'CLOSED', guards: ['nobody-in-danger', 'contact-logged'] },
  ...endings(
    ['NEW', 'SAFETY_CHECK', 'ASSIGNED', ...sessions, 'JOINT'],
    ['CLOSED', 'REJECTED', 'WITHDRAWN', 'UNREACHABLE'],
  ),
];

/** Family guidance: one person or two, in sessions of their own; together only when both were heard and both agree. */
export const familyGuidance: Track = [
  ...untilAssigned,
  { command: 'GUIDE', from: ['ASSIGNED'], to: 'GUIDANCE', guards: ['nobody-in-danger'] },
  {
    command: 'SIT_TOGETHER',
    from: ['GUIDANCE'],
    to: 'JOINT',
    guards: ['nobody-in-danger', 'both-heard', 'both-consent'],
  },
  { command: 'FOLLOW_UP', from: ['GUIDANCE', 'JOINT'], to: 'FOLLOW_UP', guards: ['nobody-in-danger'] },
  { command: 'CLOSE', from: ['FOLLOW_UP'], to: 'CLOSED', guards: ['nobody-in-danger', 'contact-logged'] },
  ...endings(
    ['NEW', 'SAFETY_CHECK', 'ASSIGNED', 'GUIDANCE', 'JOINT'],
    ['CLOSED', 'REJECTED', 'WITHDRAWN', 'UNREACHABLE'],
  ),
];
