import type { AppointmentState } from '#shared/appointments/appointment.ts';
import type { RequestType } from '#shared/association/settings.ts';
import type { RequestState } from '#shared/requests/request.ts';
import type { SeededRandom, Weighted } from './seeded-random.ts';

interface AgeGroup {
  /** Days since the request was received, at most. */
  readonly upTo: number;
  /** Questions and suggestions, which end with an answer. */
  readonly answered: readonly Weighted<RequestState>[];
  /** What takes its course over days. */
  readonly handled: readonly Weighted<RequestState>[];
}

const ageGroups: readonly AgeGroup[] = [
  {
    upTo: 0,
    answered: [
      ['ANSWERED', 58],
      ['NEW', 26],
      ['IN_PROGRESS', 10],
      ['CLOSED', 6],
    ],
    handled: [
      ['NEW', 64],
      ['IN_PROGRESS', 33],
      ['CLOSED', 3],
    ],
  },
  {
    upTo: 3,
    answered: [
      ['ANSWERED', 62],
      ['CLOSED', 27],
      ['IN_PROGRESS', 11],
    ],
    handled: [
      ['IN_PROGRESS', 58],
      ['CLOSED', 24],
      ['NEW', 18],
    ],
  },
  {
    upTo: 14,
    answered: [
      ['CLOSED', 57],
      ['ANSWERED', 39],
      ['IN_PROGRESS', 4],
    ],
    handled: [
      ['CLOSED', 53],
      ['IN_PROGRESS', 42],
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
      ['IN_PROGRESS', 11],
      ['WITHDRAWN', 6],
    ],
  },
  {
    upTo: Infinity,
    answered: [['CLOSED', 1]],
    handled: [
      ['CLOSED', 92],
      ['WITHDRAWN', 6],
      ['IN_PROGRESS', 2],
    ],
  },
];

/** Where a request stands by now: the older, the likelier it is done with; one that awaits its appointment runs on. */
export function stateByNow(
  random: SeededRandom,
  type: RequestType,
  ageInDays: number,
  appointment: AppointmentState | undefined,
): RequestState {
  if (appointment === 'BOOKED' || appointment === 'ARRIVED') return 'IN_PROGRESS';
  const group = ageGroups.find(({ upTo }) => ageInDays <= upTo);
  if (!group) throw new RangeError(`Not an age: ${ageInDays}`);
  const states = type === 'INQUIRY' || type === 'SUGGESTION' ? group.answered : group.handled;
  const state = random.weighted(states);
  return appointment !== undefined && state === 'NEW' ? 'IN_PROGRESS' : state;
}
