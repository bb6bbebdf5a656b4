import type { AppointmentKind, AppointmentState } from '../../appointments/appointment.ts';
import type { Call } from '../../calls/call.ts';
import type { RequestState } from '../request-state.ts';

/** The two sides of a case. */
export type Side = 'A' | 'B';

/** Whether somebody is in danger, as asked at the beginning of every case. */
export interface SafetyAnswer {
  readonly violence: boolean;
  readonly childAtRisk: boolean;
  /** A supervisor has looked at the danger and lets the case go on. */
  readonly isReleased: boolean;
}

/** The unit a request is to go to, as far as it decides whether it may. */
export interface TransferFacts {
  readonly isOfSection: boolean;
  readonly hasRoom: boolean;
  /** The person has agreed that name and number are passed on. */
  readonly hasConsent: boolean;
}

/** What a volunteer has given, as far as it decides about a certificate. */
export interface ServiceFacts {
  readonly hours: number;
  readonly minimumHours: number;
  /** Counted by somebody other than the volunteer. */
  readonly isVerified: boolean;
}

/** All that a track's guards look at: read from the request and from what was logged about it, never typed by hand. */
export interface TrackFacts {
  readonly state: RequestState;
  /** Since when it stands there, ISO instant. */
  readonly standsSince: string;
  /** Ids of the checklist's items that were seen. */
  readonly ticked: readonly string[];
  readonly calls: readonly Pick<Call, 'at' | 'direction' | 'outcome'>[];
  readonly appointments: readonly { readonly kind: AppointmentKind; readonly state: AppointmentState }[];
  readonly transfer: TransferFacts | null;
  readonly isMinor: boolean;
  readonly hasGuardianConsent: boolean;
  readonly hasSignedCharter: boolean;
  readonly service: ServiceFacts | null;
  readonly safety: SafetyAnswer | null;
  readonly hasHandler: boolean;
  /** The other side is written down. */
  readonly hasOtherSide: boolean;
  /** The sides that were heard alone. */
  readonly heard: readonly Side[];
  /** The sides that agree to sit together. */
  readonly consents: readonly Side[];
  /** Whoever acts may decide what a supervisor decides. */
  readonly isSupervisor: boolean;
}
