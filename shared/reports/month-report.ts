import type { Appointment } from '../appointments/appointment.ts';
import { sections, type Section } from '../association/section.ts';
import { RequestType } from '../association/settings.ts';
import type { Call } from '../calls/call.ts';
import type { Improvement } from '../improvement/improvement.ts';
import { Channel, type Request } from '../requests/request.ts';
import type { SurveyResponse } from '../surveys/survey.ts';
import { SMALLEST_GROUP, totalOf, totalsBy, type SurveyTotal, type SurveyTotals } from '../surveys/survey-totals.ts';
import type { Referral } from '../units/referral.ts';
import { minutesBetween } from '../visits/queue-statistics.ts';
import type { Visit } from '../visits/visit.ts';
import { breakdown, countBy, figure, type Breakdown, type Figure } from './breakdown.ts';

type Taken = Pick<Request, 'type' | 'section' | 'channel'>;
type Placed = Pick<Request, 'type' | 'section'>;

/**
 * What a month's report is reckoned from: the least that each of its numbers needs. Complaints are not among it, and no
 * table of this report has a place for one (policy, invariant I2: no count of them outside their readers' own screen).
 */
export interface MonthFacts {
  /** Requests received in the month; both sides of a case are one. */
  readonly received: readonly Taken[];
  /** Requests that were open and were settled in it. */
  readonly settled: readonly Placed[];
  /** Requests that were still open at its end, or today. */
  readonly open: readonly (Placed & { readonly isLate: boolean })[];
  readonly visits: readonly Pick<Visit, 'section' | 'state' | 'arrivedAt' | 'calledAt' | 'servedAt' | 'leftAt'>[];
  readonly calls: readonly Pick<Call, 'direction' | 'outcome'>[];
  /** Those whose day was in the month. */
  readonly appointments: readonly Pick<Appointment, 'state' | 'confirmation'>[];
  /** Those sent in the month, as they stand now. */
  readonly referrals: readonly Pick<Referral, 'state'>[];
  /** Hours that were vouched for in the month. */
  readonly verified: readonly { readonly personId: string; readonly hours: number }[];
  /** Certificates issued in the month, without those that only stand in for another. */
  readonly certificates: number;
  readonly responses: readonly Pick<SurveyResponse, 'score' | 'questionId' | 'serviceId'>[];
  readonly corrections: readonly { readonly misconceptionId: string }[];
  /** Opinions of the month that somebody has read, by what they are about. */
  readonly opinions: readonly { readonly theme: string }[];
  /** Those that were begun, acted on or came to something in the month. */
  readonly improvements: readonly Improvement[];
}

/** How long something took, in whole minutes: as many waited less as waited longer. Null where too few were measured. */
export interface Duration {
  readonly median: number;
  /** Nine of ten took no longer. */
  readonly ninetieth: number;
}

const AppointmentEnds = ['KEPT', 'MISSED', 'CANCELLED', 'UNDECIDED'] as const;
const CallEnds = ['IN_REACHED', 'IN_OTHER', 'OUT_REACHED', 'OUT_OTHER'] as const;
const VisitEnds = ['SERVED', 'NO_ANSWER', 'LEFT', 'UNDECIDED'] as const;
const TransferEnds = ['CONFIRMED', 'SENT', 'DECLINED'] as const;

/** Requests of the month by one of their sides. */
export interface RequestFigures<Key extends string> {
  readonly received: Breakdown<Key>;
  readonly settled: Breakdown<Key>;
  readonly late: Breakdown<Key>;
}

/** A month of the association as it may leave its desk. */
export interface MonthReport {
  readonly open: Figure;
  readonly byTrack: RequestFigures<RequestType>;
  readonly bySection: RequestFigures<Section>;
  readonly byChannel: Breakdown<Channel>;
  readonly visits: Breakdown<(typeof VisitEnds)[number]>;
  readonly waiting: Duration | null;
  readonly serving: Duration | null;
  readonly calls: Breakdown<(typeof CallEnds)[number]>;
  readonly appointments: Breakdown<(typeof AppointmentEnds)[number]>;
  readonly transfers: Breakdown<(typeof TransferEnds)[number]>;
  readonly volunteers: Figure;
  /** Null with them: the hours of a few are the hours of each. */
  readonly hours: Figure;
  readonly certificates: Figure;
  readonly satisfaction: SurveyTotal | null;
  readonly byQuestion: SurveyTotals;
  readonly byService: SurveyTotals;
  /** The most frequent first, those that are withheld after them. */
  readonly misconceptions: Breakdown;
  readonly themes: Breakdown;
  readonly improvements: readonly Improvement[];
}

/** The report of a month, every number of it withheld where it has to be. Pure and in one pass over each list. */
export function monthReport(facts: MonthFacts): MonthReport {
  const volunteers = figure(new Set(facts.verified.map(({ personId }) => personId)).size);
  const late = facts.open.filter(({ isLate }) => isLate);
  const by = <Key extends string>(keys: readonly Key[], keyOf: (each: Placed) => Key): RequestFigures<Key> => ({
    received: breakdown(countBy(facts.received, keys, keyOf)),
    settled: breakdown(countBy(facts.settled, keys, keyOf)),
    late: breakdown(countBy(late, keys, keyOf)),
  });
  return {
    open: figure(facts.open.length),
    byTrack: by(RequestType.options, ({ type }) => type),
    bySection: by(sections, ({ section }) => section),
    byChannel: breakdown(countBy(facts.received, Channel.options, ({ channel }) => channel)),
    visits: breakdown(countBy(facts.visits, VisitEnds, visitEnd)),
    waiting: duration(
      facts.visits.flatMap(({ arrivedAt, calledAt }) => (calledAt === null ? [] : minutesBetween(arrivedAt, calledAt))),
    ),
    serving: duration(
      facts.visits.flatMap(({ state, servedAt, leftAt }) =>
        state === 'SERVED' && servedAt !== null && leftAt !== null ? minutesBetween(servedAt, leftAt) : [],
      ),
    ),
    calls: breakdown(countBy(facts.calls, CallEnds, callEnd)),
    appointments: breakdown(countBy(facts.appointments, AppointmentEnds, appointmentEnd)),
    transfers: breakdown(countBy(facts.referrals, TransferEnds, ({ state }) => state)),
    volunteers,
    hours: volunteers === null ? null : facts.verified.reduce((sum, { hours }) => sum + hours, 0),
    certificates: figure(facts.certificates),
    satisfaction: totalOf(facts.responses),
    byQuestion: totalsBy(facts.responses, ({ questionId }) => questionId),
    byService: totalsBy(facts.responses, ({ serviceId }) => serviceId),
    misconceptions: mostFrequent(facts.corrections.map(({ misconceptionId }) => misconceptionId)),
    themes: mostFrequent(facts.opinions.map(({ theme }) => theme)),
    improvements: facts.improvements,
  };
}

const visitEnd = ({ state }: Pick<Visit, 'state'>): (typeof VisitEnds)[number] =>
  state === 'SERVED' || state === 'NO_ANSWER' || state === 'LEFT' ? state : 'UNDECIDED';

const callEnd = ({ direction, outcome }: Pick<Call, 'direction' | 'outcome'>): (typeof CallEnds)[number] =>
  `${direction}_${outcome === 'REACHED' ? 'REACHED' : 'OTHER'}`;

function appointmentEnd({
  state,
  confirmation,
}: Pick<Appointment, 'state' | 'confirmation'>): (typeof AppointmentEnds)[number] | null {
  // One that lost its slot never took place, and was booked again or was not: it is none.
  if (confirmation === 'CLASH') return null;
  if (state === 'DONE' || state === 'ARRIVED') return 'KEPT';
  if (state === 'NO_SHOW') return 'MISSED';
  return state === 'CANCELLED' ? 'CANCELLED' : 'UNDECIDED';
}

function duration(minutes: readonly number[]): Duration | null {
  if (minutes.length < SMALLEST_GROUP) return null;
  const inOrder = minutes.toSorted((a, b) => a - b);
  const after = (tenths: number): number => inOrder[Math.ceil((inOrder.length * tenths) / 10) - 1] ?? 0;
  return { median: after(5), ninetieth: after(9) };
}

/** By how often, where that is shown; the order of those withheld says nothing. */
function mostFrequent(keys: readonly string[]): Breakdown {
  const counted = breakdown(countBy(keys, [...new Set(keys)].toSorted(), (key) => key));
  return { ...counted, shares: counted.shares.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)) };
}
