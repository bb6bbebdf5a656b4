import type { ComplaintBody } from './complaint-body.ts';
import type { ComplaintState } from './complaint.ts';
import type { ComplaintCommand } from './complaint-step.ts';

/*
 *  RECEIVED ─► ACKNOWLEDGED ─► CLARIFYING ⇄ EXAMINING ─► DECIDED ─► NOTIFIED ─► CLOSED ─► REOPENED ─┐
 *      └──────────┴───────────► NOT_RELATED                 └── nobody to tell ───┘      ▲          │
 *                                                                                        └──────────┘
 */

/** Why a step may not be taken, by the guard that says so. */
export type ComplaintObstacle =
  | 'not-permitted'
  | 'handler-is-subject'
  | 'wrong-state'
  | 'findings-missing'
  | 'not-told'
  | 'not-anonymous'
  | 'anonymous'
  | 'attempts-missing';

/** Logged attempts after which somebody counts as unreachable. */
const ATTEMPTS_ENOUGH = 3;

const possibleIn: Record<ComplaintCommand['kind'], readonly ComplaintState[]> = {
  acknowledge: ['RECEIVED'],
  clarify: ['ACKNOWLEDGED', 'CLARIFYING', 'EXAMINING', 'REOPENED'],
  examine: ['ACKNOWLEDGED', 'CLARIFYING', 'REOPENED'],
  find: ['EXAMINING'],
  decide: ['EXAMINING'],
  attempt: ['DECIDED'],
  notify: ['DECIDED'],
  close: ['DECIDED', 'NOTIFIED'],
  'direct-elsewhere': ['RECEIVED', 'ACKNOWLEDGED', 'CLARIFYING', 'EXAMINING'],
  reopen: ['CLOSED', 'NOT_RELATED'],
};

/** What a step is held against. */
export interface ComplaintStanding {
  readonly body: ComplaintBody;
  readonly state: ComplaintState;
  readonly findings: string | null;
  /** Attempts to tell the complainant since the decision that reached nobody. */
  readonly attempts: number;
}

/**
 * What forbids the step, or null. Whoever a complaint is about takes no part in it (I6). From DECIDED there is no way to
 * CLOSED but through the notice (I4), except where nobody can be told.
 */
export function standsInTheWay(
  { state, body, findings, attempts }: ComplaintStanding,
  command: ComplaintCommand,
  by: string,
): ComplaintObstacle | null {
  if (body.subject.kind === 'staff' && body.subject.userId === by) return 'handler-is-subject';
  if (!possibleIn[command.kind].includes(state)) return 'wrong-state';
  const isAnonymous = body.complainant.kind === 'anonymous';
  switch (command.kind) {
    case 'decide':
      return findings === null ? 'findings-missing' : null;
    case 'attempt':
    case 'notify':
      return isAnonymous ? 'anonymous' : null;
    case 'close':
      if (command.reason === 'NOTIFIED') return state === 'NOTIFIED' ? null : 'not-told';
      if (state !== 'DECIDED') return 'wrong-state';
      if (command.reason === 'ANONYMOUS') return isAnonymous ? null : 'not-anonymous';
      return attempts >= ATTEMPTS_ENOUGH ? null : 'attempts-missing';
    default:
      return null;
  }
}
