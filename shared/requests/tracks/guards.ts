import { hasSpoken } from '../../calls/call.ts';
import { riyadhDate } from '../../kernel/riyadh-time.ts';
import type { AppointmentKind, AppointmentState } from '../../appointments/appointment.ts';
import type { TrackFacts } from './track-facts.ts';
import type { TrackPolicy } from './tracks-document.ts';

/** Attempts on so many different days come before somebody is given up (domain rule T3). */
const ATTEMPT_DAYS = 3;

/** How often a missed interview or exam may be set anew. */
const MOST_REBOOKINGS = 2;

type Guard = (facts: TrackFacts, policy: TrackPolicy) => boolean;

/** Every condition a step can have, by the name under which a screen says it. Pure; each looks at one thing. */
export const guards = {
  'checklist-complete': ({ ticked }, { checklist }) =>
    checklist.every(({ id, isRequired }) => !isRequired || ticked.includes(id)),
  /** Spoken to since the request came to stand where it does: an earlier call was about something else. */
  'contact-logged': ({ calls, standsSince }) => calls.some((call) => hasSpoken(call) && isNotBefore(call, standsSince)),
  'three-attempts': ({ calls }) => daysTriedInVain(calls) >= ATTEMPT_DAYS,
  'unit-chosen': ({ transfer }) => transfer !== null,
  'unit-of-section': ({ transfer }) => transfer?.isOfSection === true,
  'unit-has-room': ({ transfer }) => transfer?.hasRoom === true,
  'disclosure-consent': ({ transfer }) => transfer?.hasConsent === true,
  'interview-booked': (facts) => isSet(facts, 'INTERVIEW'),
  'interview-held': (facts) => has(facts, 'INTERVIEW', 'DONE'),
  'interview-missed': (facts) => isMissed(facts, 'INTERVIEW'),
  'exam-booked': (facts) => isSet(facts, 'EXAM'),
  'exam-held': (facts) => has(facts, 'EXAM', 'DONE'),
  'exam-missed': (facts) => isMissed(facts, 'EXAM'),
  'interview-rebooking-left': (facts) => timesMissed(facts, 'INTERVIEW') <= MOST_REBOOKINGS,
  'exam-rebooking-left': (facts) => timesMissed(facts, 'EXAM') <= MOST_REBOOKINGS,
  'charter-signed': ({ hasSignedCharter }) => hasSignedCharter,
  'guardian-consent': ({ isMinor, hasGuardianConsent }) => !isMinor || hasGuardianConsent,
  'has-served': ({ service }) => service !== null,
  'hours-verified': ({ service }) => service?.isVerified === true,
  'hours-enough': ({ service }) => service !== null && service.hours >= service.minimumHours,
  'safety-asked': ({ safety }) => safety !== null,
  'nobody-in-danger': ({ safety }) =>
    safety !== null && (safety.isReleased || (!safety.violence && !safety.childAtRisk)),
  'handler-named': ({ hasHandler }) => hasHandler,
  'other-side-known': ({ hasOtherSide }) => hasOtherSide,
  'both-heard': ({ heard }) => heard.includes('A') && heard.includes('B'),
  'both-consent': ({ consents }) => consents.includes('A') && consents.includes('B'),
  'supervisor-decides': ({ isSupervisor }) => isSupervisor,
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof guards;

type LoggedCall = TrackFacts['calls'][number];

const isNotBefore = (call: LoggedCall, instant: string): boolean => Date.parse(call.at) >= Date.parse(instant);

/** On how many days the desk has called in vain since it last spoke to the person. */
function daysTriedInVain(calls: readonly LoggedCall[]): number {
  const lastSpoken = Math.max(...calls.filter(hasSpoken).map(({ at }) => Date.parse(at)), -Infinity);
  const inVain = calls.filter(({ at, direction }) => direction === 'OUT' && Date.parse(at) > lastSpoken);
  return new Set(inVain.map(({ at }) => riyadhDate(at))).size;
}

const timesMissed = ({ appointments }: TrackFacts, kind: AppointmentKind): number =>
  appointments.filter((appointment) => appointment.kind === kind && appointment.state === 'NO_SHOW').length;

const has = ({ appointments }: TrackFacts, kind: AppointmentKind, state: AppointmentState): boolean =>
  appointments.some((appointment) => appointment.kind === kind && appointment.state === state);

const isSet = (facts: TrackFacts, kind: AppointmentKind): boolean =>
  has(facts, kind, 'BOOKED') || has(facts, kind, 'ARRIVED');

/** Missed, and nothing set anew or held since. */
const isMissed = (facts: TrackFacts, kind: AppointmentKind): boolean =>
  has(facts, kind, 'NO_SHOW') && !isSet(facts, kind) && !has(facts, kind, 'DONE');
