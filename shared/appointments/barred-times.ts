import type { Appointment } from './appointment.ts';

/** From one instant up to another, both ISO. */
export type TimeSpan = Pick<Appointment, 'startsAt' | 'endsAt'>;

/** What lies between the appointments of a case's two sides, so that they do not meet at the door (domain rule A4). */
export const MINUTES_BETWEEN_SIDES = 60;

/** The other side of a case, as far as it decides when this one may come. */
export interface OtherSide {
  /** Its appointments that stand. */
  readonly appointments: readonly (TimeSpan & Pick<Appointment, 'kind'>)[];
  /** Both sides agree to sit together. */
  readonly bothConsent: boolean;
}

/**
 * The times at which an appointment of this kind may not lie, whatever the room: while its own people are elsewhere, and
 * around the appointments of a case's other side. Where both sit together anyway, only what overlaps is in the way.
 */
export function barredTimes(
  kind: Appointment['kind'],
  own: readonly TimeSpan[],
  otherSide: OtherSide | null,
): TimeSpan[] {
  const around = (otherSide?.appointments ?? []).map((theirs) =>
    kind === 'SESSION_JOINT' || theirs.kind === 'SESSION_JOINT' ? theirs : widened(theirs, MINUTES_BETWEEN_SIDES),
  );
  return [...own, ...around];
}

/** A joint session needs the consent of both sides; where there is no other side, nobody has agreed. */
export const lacksConsent = (kind: Appointment['kind'], otherSide: OtherSide | null): boolean =>
  kind === 'SESSION_JOINT' && otherSide?.bothConsent !== true;

/** True where the two have a moment in common; one may begin when the other ends. */
export const meets = (a: TimeSpan, b: TimeSpan): boolean =>
  Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt);

/** The span with so many minutes more on each side. */
export function widened({ startsAt, endsAt }: TimeSpan, minutes: number): TimeSpan {
  const shifted = (instant: string, by: number): string => new Date(Date.parse(instant) + by * 60_000).toISOString();
  return { startsAt: shifted(startsAt, -minutes), endsAt: shifted(endsAt, minutes) };
}
