import type { Appointment } from '#shared/appointments/appointment.ts';
import {
  barredTimes,
  lacksConsent,
  meets,
  MINUTES_BETWEEN_SIDES,
  widened,
  type OtherSide,
  type TimeSpan,
} from '#shared/appointments/barred-times.ts';
import { readCase } from './case-reader.ts';
import type { Entity } from '../store/entity.ts';
import type { RepositoryContext } from './repository-context.ts';

/** Whoever looks for a time: a request that is booked, or an appointment that is moved. */
export type Seeker = Pick<Appointment, 'requestId' | 'personId' | 'kind'>;

/** What stands in the way of an appointment besides its room. */
export interface Bars {
  /** While its people are elsewhere. */
  readonly elsewhere: readonly TimeSpan[];
  /** All times at which it may not lie: those, and around the appointments of a case's other side. */
  readonly barred: readonly TimeSpan[];
  /** A joint session to which not both sides have agreed, as far as this desk can tell. */
  readonly lacksConsent: boolean;
}

/**
 * Reads what stands in the way among the appointments that stand. A desk that may not read cases knows no other side:
 * there the server keeps the two apart.
 */
export async function readBars(
  context: RepositoryContext,
  seeker: Seeker,
  standing: readonly Entity<'appointments'>[],
): Promise<Bars> {
  const theCase = await readCase(context, seeker.requestId);
  const others = (theCase?.parties ?? []).filter(({ requestId }) => requestId !== seeker.requestId);
  const comeToo = seeker.kind === 'SESSION_JOINT' ? others.map(({ personId }) => personId) : [];
  const people = new Set([seeker.personId, ...comeToo].filter((id) => id !== null));
  const elsewhere = standing.filter(({ personId }) => personId !== null && people.has(personId));
  const otherSide: OtherSide | null = theCase && {
    appointments: standing.filter(({ requestId }) => others.some((other) => other.requestId === requestId)),
    bothConsent: others.length > 0 && theCase.parties.every(({ consentsToJoint }) => consentsToJoint),
  };
  return {
    elsewhere,
    barred: barredTimes(seeker.kind, elsewhere, otherSide),
    lacksConsent: lacksConsent(seeker.kind, otherSide),
  };
}

/**
 * Where a separate session lost its time at a desk that does not know the other side, the other side may be why: what is
 * offered instead lies so far away that it cannot be in the way again.
 */
export async function hiddenBar(
  context: RepositoryContext,
  lost: Seeker & TimeSpan & Pick<Appointment, 'confirmation'>,
): Promise<TimeSpan[]> {
  if (lost.confirmation !== 'CLASH' || lost.kind !== 'SESSION_SEPARATE') return [];
  if ((await readCase(context, lost.requestId)) !== null) return [];
  const minutes = (Date.parse(lost.endsAt) - Date.parse(lost.startsAt)) / 60_000;
  return [widened(lost, 2 * MINUTES_BETWEEN_SIDES + minutes)];
}

/** True where the time is among those that are barred. */
export const isBarred = (time: TimeSpan, bars: readonly TimeSpan[]): boolean => bars.some((bar) => meets(bar, time));
