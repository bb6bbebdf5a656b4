import type { AppointmentState } from '#shared/appointments/appointment.ts';
import type { RequestType } from '#shared/association/settings.ts';
import type { RequestState } from '#shared/requests/request-state.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { DemoBooking } from './demo-appointments.ts';
import type { SeededRandom, Weighted } from './seeded-random.ts';

type Outcome = 'NEW' | 'RUNNING' | 'ANSWERED' | 'CLOSED' | 'WITHDRAWN';

interface AgeGroup {
  /** Days since the request was received, at most. */
  readonly upTo: number;
  /** Questions and suggestions, which end with an answer. */
  readonly answered: readonly Weighted<Outcome>[];
  /** What takes its course over days. */
  readonly handled: readonly Weighted<Outcome>[];
}

const ageGroups: readonly AgeGroup[] = [
  {
    upTo: 0,
    answered: [
      ['ANSWERED', 58],
      ['NEW', 26],
      ['RUNNING', 10],
      ['CLOSED', 6],
    ],
    handled: [
      ['NEW', 64],
      ['RUNNING', 33],
      ['CLOSED', 3],
    ],
  },
  {
    upTo: 3,
    answered: [
      ['ANSWERED', 62],
      ['CLOSED', 27],
      ['RUNNING', 11],
    ],
    handled: [
      ['RUNNING', 58],
      ['CLOSED', 24],
      ['NEW', 18],
    ],
  },
  {
    upTo: 14,
    answered: [
      ['CLOSED', 57],
      ['ANSWERED', 39],
      ['RUNNING', 4],
    ],
    handled: [
      ['CLOSED', 53],
      ['RUNNING', 42],
      ['WITHDRAWN', 5],
    ],
  },
  {
    upTo: 40,
    answered: [
      ['CLOSED', 84],
      ['ANSWERED', 16],
    ],
    handled: [
      ['CLOSED', 83],
      ['RUNNING', 11],
      ['WITHDRAWN', 6],
    ],
  },
  {
    upTo: Infinity,
    answered: [['CLOSED', 1]],
    handled: [
      ['CLOSED', 92],
      ['WITHDRAWN', 6],
      ['RUNNING', 2],
    ],
  },
];

/** Where each track's requests stand while they run. */
const running: Readonly<Record<RequestType, readonly Weighted<RequestState>[]>> = {
  REGISTRATION: [
    ['SCREENING', 4],
    ['INCOMPLETE', 3],
    ['TRANSFERRED', 5],
    ['CONTACTED', 2],
  ],
  JOB_EMPLOYEE: [
    ['ELIGIBLE', 5],
    ['INCOMPLETE', 2],
  ],
  JOB_ADMIN: [
    ['ELIGIBLE', 4],
    ['GRADE_APPLIED', 3],
    ['INCOMPLETE', 1],
  ],
  VOLUNTEER: [
    ['LISTED', 5],
    ['INCOMPLETE', 2],
    ['ASSIGNED', 2],
  ],
  INQUIRY: [['CALLBACK', 1]],
  SUGGESTION: [
    ['UNDER_STUDY', 4],
    ['ADOPTED', 1],
  ],
  RECONCILIATION: [
    ['SAFETY_CHECK', 3],
    ['ASSIGNED', 4],
    ['SEPARATE_A', 3],
    ['FOLLOW_UP', 1],
  ],
  FAMILY_GUIDANCE: [
    ['SAFETY_CHECK', 2],
    ['ASSIGNED', 3],
    ['GUIDANCE', 5],
  ],
};

/** How they end. */
const ended: Readonly<Record<RequestType, readonly Weighted<RequestState>[]>> = {
  REGISTRATION: [
    ['CLOSED', 86],
    ['UNREACHABLE', 9],
    ['REJECTED', 5],
  ],
  JOB_EMPLOYEE: [
    ['PLACED', 5],
    ['FAILED', 2],
    ['REJECTED', 3],
  ],
  JOB_ADMIN: [
    ['DECIDED', 7],
    ['REJECTED', 3],
  ],
  VOLUNTEER: [
    ['LISTED', 7],
    ['CERTIFIED', 3],
    ['LEFT', 1],
  ],
  INQUIRY: [['CLOSED', 1]],
  SUGGESTION: [['CLOSED', 1]],
  RECONCILIATION: [['CLOSED', 1]],
  FAMILY_GUIDANCE: [['CLOSED', 1]],
};

/** What an appointment says about a job application, whose track follows it. */
const afterAppointment: Readonly<Record<'INTERVIEW' | 'EXAM', Partial<Record<AppointmentState, RequestState>>>> = {
  INTERVIEW: { BOOKED: 'INTERVIEW_SET', ARRIVED: 'INTERVIEW_SET', DONE: 'INTERVIEWED', NO_SHOW: 'NO_SHOW' },
  EXAM: { BOOKED: 'EXAM_SET', ARRIVED: 'EXAM_SET', DONE: 'PASSED', NO_SHOW: 'EXAM_REQUESTED' },
};

/** Where a request stands by now: the older, the likelier it is done with; one that awaits its appointment runs on. */
export function stateByNow(
  random: SeededRandom,
  type: RequestType,
  ageInDays: number,
  appointment: Pick<DemoBooking, 'kind' | 'state'> | undefined,
): RequestState {
  const group = ageGroups.find(({ upTo }) => ageInDays <= upTo);
  if (!group) throw new RangeError(`Not an age: ${ageInDays}`);
  const outcome = random.weighted(type === 'INQUIRY' || type === 'SUGGESTION' ? group.answered : group.handled);
  const isJob = type === 'JOB_EMPLOYEE' || type === 'JOB_ADMIN';
  if (appointment && isJob && (appointment.kind === 'INTERVIEW' || appointment.kind === 'EXAM')) {
    const state = afterAppointment[appointment.kind][appointment.state];
    if (state && !(appointment.state === 'DONE' && outcome === 'CLOSED')) return state;
  }
  if (appointment && isWaiting(appointment.state)) return isCase(type) ? 'ASSIGNED' : random.weighted(running[type]);
  if (outcome === 'NEW') return appointment ? random.weighted(running[type]) : 'NEW';
  if (outcome === 'RUNNING') return random.weighted(running[type]);
  if (outcome === 'ANSWERED') return type === 'INQUIRY' ? 'ANSWERED' : 'CLOSED';
  return outcome === 'CLOSED' ? random.weighted(ended[type]) : 'WITHDRAWN';
}

const isWaiting = (state: AppointmentState): boolean => state === 'BOOKED' || state === 'ARRIVED';
