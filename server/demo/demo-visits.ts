import { minutesOf, riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { nextTicketNumber, type GivenTicket } from '#shared/visits/ticket-numbers.ts';
import type { Visit } from '#shared/visits/visit.ts';
import type { DemoBooking } from './demo-appointments.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import { officeHours, secondsAfter } from './demo-office-hours.ts';
import type { DraftRequest } from './demo-requests.ts';

/** Somebody who came to the desk today. */
interface Caller {
  readonly at: string;
  readonly request: DraftRequest;
  readonly appointment: Visit['appointment'];
}

/** A booking and the id its record has. */
export interface KnownBooking {
  readonly id: string;
  readonly booking: DemoBooking;
}

/** As many of those who came last are still in the house while the desk is open. */
const STILL_THERE = 6;

/** Today's queue: whoever came in person or for an appointment, the last few still waiting, one of them being served. */
export function visitOperations(
  base: DemoContext,
  requests: readonly DraftRequest[],
  bookings: readonly KnownBooking[],
): PlannedOperation[] {
  const context: DemoContext = { ...base, random: base.random.fork('visits') };
  const callers = callersToday(context, requests, bookings);
  const present = isOpenNow(context) ? Math.min(STILL_THERE, callers.length) : 0;
  const given: GivenTicket[] = [];
  return callers.map(({ at, request, appointment }, index) => {
    const { section, personId, serviceId } = request.fields;
    const letter = context.association.queue.letters[section];
    const number = nextTicketNumber(context.deskCode, letter, given);
    const left = callers.length - index;
    given.push({ letter, number, deskCode: context.deskCode, isHeld: left <= present });
    const visit: Visit = {
      section,
      ticket: { letter, number },
      requestId: request.id,
      personId,
      serviceId,
      appointment,
      priority: left === 2 && present > 2 ? (context.association.queue.priorities[0]?.id ?? '') : '',
      deskCode: context.deskCode,
      arrivedAt: at,
      ...(left > present ? outcomeOf(context, at) : standingOf(context, at, left === present)),
    };
    return createOperation('visits', context.newId(at), visit, at);
  });
}

function callersToday(
  { today, now, random }: DemoContext,
  requests: readonly DraftRequest[],
  bookings: readonly KnownBooking[],
): Caller[] {
  const walkIns = requests
    .filter(({ fields }) => fields.channel === 'WALK_IN' && riyadhDate(fields.receivedAt) === today)
    .map((request): Caller => ({ at: request.fields.receivedAt, request, appointment: null }));
  const expected = bookings
    .filter(
      ({ booking: { slot, state } }) =>
        riyadhDate(slot.startsAt) === today && (state === 'ARRIVED' || state === 'DONE'),
    )
    .map(({ id, booking: { kind, slot, request } }): Caller => {
      const { resource, startsAt } = slot;
      const at = secondsAfter(startsAt, -60 * random.integer(2, 14));
      return { at: at < now ? at : now, request, appointment: { id, kind, resourceId: resource.id, startsAt } };
    });
  return [...walkIns, ...expected].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function isOpenNow({ association, today, now }: DemoContext): boolean {
  const open = officeHours(association, today);
  if (!open) return false;
  const minute = minutesOf(riyadhTimeOfDay(now));
  return minute >= open.from && minute <= open.to;
}

type Outcome = Pick<Visit, 'state' | 'calledAt' | 'calledFrom' | 'calls' | 'servedAt' | 'leftAt'>;

/** Called after some minutes, served for some more; one in eight does not answer. */
function outcomeOf({ random, now, deskCode }: DemoContext, at: string): Outcome {
  const byNow = (instant: string): string => (instant < now ? instant : now);
  const calledAt = byNow(secondsAfter(at, 60 * random.integer(2, 14)));
  const common = { calledAt, calledFrom: deskCode, calls: 1 };
  if (random.chance(1 / 8)) {
    return { ...common, state: 'NO_ANSWER', servedAt: null, leftAt: byNow(secondsAfter(calledAt, 180)) };
  }
  const servedAt = byNow(secondsAfter(calledAt, random.integer(20, 70)));
  return { ...common, state: 'SERVED', servedAt, leftAt: byNow(secondsAfter(servedAt, 60 * random.integer(3, 9))) };
}

/** Of those who are still there, the first is being served and the others wait. */
function standingOf({ deskCode, now }: DemoContext, at: string, isFirst: boolean): Outcome {
  if (!isFirst) return { state: 'WAITING', calledAt: null, calledFrom: null, calls: 0, servedAt: null, leftAt: null };
  const calledAt = secondsAfter(now, -240) > at ? secondsAfter(now, -240) : at;
  return { state: 'SERVING', calledAt, calledFrom: deskCode, calls: 1, servedAt: calledAt, leftAt: null };
}
