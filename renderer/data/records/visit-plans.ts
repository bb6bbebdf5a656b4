import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { usualLetters } from '#shared/visits/queue-settings.ts';
import { nextTicketNumber } from '#shared/visits/ticket-numbers.ts';
import { decideVisit, type VisitCommand } from '#shared/visits/visit-machine.ts';
import { isInQueue, type Ticket, type Visit as VisitFields } from '#shared/visits/visit.ts';
import { settingsDocuments } from '#shared/association/settings.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

/** Somebody at the door. */
export type Arriving = Pick<VisitFields, 'section' | 'requestId' | 'personId' | 'serviceId' | 'appointment'>;

/** A visitor with his ticket, as part of the save that brings him. */
export interface PlannedVisit {
  readonly visitId: string;
  readonly ticket: Ticket;
  readonly operations: readonly PlannedOperation[];
}

type Reading = Pick<RepositoryContext, 'database' | 'store'>;

/** A day's visits, in the order of arrival. */
export async function visitsOn({ database, store }: Reading, day: string): Promise<Entity<'visits'>[]> {
  const rows = await database.visits.where('day').equals(day).toArray();
  return (await store.readAll('visits', rows))
    .map((record) => toEntity<'visits'>(record))
    .toSorted((one, other) => compareTexts(one.arrivedAt, other.arrivedAt) || compareTexts(one.id, other.id));
}

/** Gives somebody the desk's next ticket of the day. */
export async function planVisit(context: RepositoryContext, arriving: Arriving): Promise<PlannedVisit> {
  const { store, deskCode, now, newId } = context;
  const at = now();
  const settings = await store.read('settings', 'queue');
  const letters = settings ? settingsDocuments.queue.parse(settings.fields).letters : usualLetters;
  const letter = letters[arriving.section];
  const given = (await visitsOn(context, riyadhDate(at))).map((visit) => ({
    ...visit.ticket,
    deskCode: visit.deskCode,
    isHeld: isInQueue(visit),
  }));
  const ticket = { letter, number: nextTicketNumber(deskCode, letter, given) };
  const visitId = newId();
  const visit: VisitFields = {
    ...arriving,
    ticket,
    priority: '',
    deskCode,
    state: 'WAITING',
    arrivedAt: at,
    calledAt: null,
    calledFrom: null,
    calls: 0,
    servedAt: null,
    leftAt: null,
  };
  return { visitId, ticket, operations: [creation('visits', visitId, visit, at)] };
}

/** One step of a visit; state and desk must still be what its author saw, so that the second of two desks is told. */
export const planStep = (visit: Entity<'visits'>, command: VisitCommand, at: string): PlannedOperation | null => {
  const decided = decideVisit(visit, command, at);
  const { state, calledFrom } = visit;
  return decided.ok ? change('visits', visit, decided.value, at, { state, calledFrom }) : null;
};

/** What an appointment's step means for its visitor in the queue; nothing where he stands in none. */
export async function planForAppointment(
  context: RepositoryContext,
  appointmentId: string,
  command: Extract<VisitCommand['kind'], 'finish' | 'leave'>,
): Promise<PlannedOperation[]> {
  const at = context.now();
  const open = (await visitsOn(context, riyadhDate(at))).filter(
    (visit) => visit.appointment?.id === appointmentId && isInQueue(visit),
  );
  return open.flatMap((visit) => planStep(visit, { kind: command }, at) ?? []);
}
