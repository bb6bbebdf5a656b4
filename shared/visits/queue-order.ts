import { compareTexts } from '../kernel/text-order.ts';
import type { Visit } from './visit.ts';

type Ordered = Pick<Visit, 'state' | 'priority' | 'appointment' | 'arrivedAt' | 'calledAt' | 'ticket'>;

/**
 * Who comes before whom: first those who are being served or called, then whoever waits, in this order: those with a
 * priority, those whose appointed time has come, and everybody else by arrival. Whoever is early for his appointment waits
 * like anybody else until its time.
 */
export const inQueueOrder = <Entry extends Ordered>(visits: readonly Entry[], now: string): Entry[] =>
  visits.toSorted(
    (one, other) =>
      placeOf(one, now) - placeOf(other, now) ||
      Date.parse(sinceOf(one, now)) - Date.parse(sinceOf(other, now)) ||
      compareTexts(one.ticket.letter, other.ticket.letter) ||
      one.ticket.number - other.ticket.number,
  );

/** Whoever is to be called next; undefined where nobody waits. */
export const nextToCall = <Entry extends Ordered>(visits: readonly Entry[], now: string): Entry | undefined =>
  inQueueOrder(
    visits.filter(({ state }) => state === 'WAITING'),
    now,
  )[0];

/** How many are called before this one, if nobody else comes. */
export const aheadOf = (visits: readonly (Ordered & { readonly id: string })[], id: string, now: string): number => {
  const waiting = inQueueOrder(
    visits.filter(({ state }) => state === 'WAITING'),
    now,
  );
  return Math.max(
    0,
    waiting.findIndex((visit) => visit.id === id),
  );
};

function placeOf(visit: Ordered, now: string): number {
  if (visit.state === 'SERVING') return 0;
  if (visit.state === 'CALLED') return 1;
  if (visit.state !== 'WAITING') return 5;
  if (visit.priority !== '') return 2;
  return isDue(visit, now) ? 3 : 4;
}

/** The moment by which those of one place are told apart. */
function sinceOf(visit: Ordered, now: string): string {
  if (visit.state === 'SERVING' || visit.state === 'CALLED') return visit.calledAt ?? visit.arrivedAt;
  if (visit.priority === '' && visit.appointment && isDue(visit, now)) return visit.appointment.startsAt;
  return visit.arrivedAt;
}

const isDue = ({ appointment }: Ordered, now: string): boolean =>
  appointment !== null && Date.parse(appointment.startsAt) <= Date.parse(now);
