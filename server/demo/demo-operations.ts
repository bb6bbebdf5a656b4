import type { AssociationFile } from '#shared/association/settings.ts';
import { daysBetween } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { Signer } from '#shared/verification/signing-key.ts';
import { appointmentFields, bookAppointments, type DemoBooking } from './demo-appointments.ts';
import { planArrivals } from './demo-arrivals.ts';
import { caseOperations } from './demo-case.ts';
import { certificateOperation } from './demo-certificates.ts';
import { consentOperations } from './demo-consents.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import { eventFields, historyOf } from './demo-history.ts';
import { createDemoIds } from './demo-ids.ts';
import { logOfRequest } from './demo-log.ts';
import { numberInOrder, numberOf } from './demo-numbers.ts';
import { createDemoPeople } from './demo-people.ts';
import { stateByNow } from './demo-request-states.ts';
import { takeRequests, type DraftRequest } from './demo-requests.ts';
import { correctionOperations } from './demo-corrections.ts';
import { surveyOperations } from './demo-surveys.ts';
import { callOperations, createDemoTransfers, factsOf } from './demo-transfers.ts';
import { visitOperations } from './demo-visits.ts';
import { planVolunteering, type DemoVolunteering } from './demo-volunteers.ts';
import { createSeededRandom } from './seeded-random.ts';

interface DemoInput {
  /** ISO instant; nothing is received or written after it. */
  readonly now: string;
  readonly deskCode: string;
  readonly signer: Signer;
  readonly association: AssociationFile;
  readonly seed?: number;
}

/** The year of the policy's approval; any number would do. */
const USUAL_SEED = 1444;

/**
 * Invented work of one desk over the last ninety days, as the operations it would have sent, oldest first: people and
 * how to reach them, requests with their log, appointments, volunteers and certificates. The same input gives the same
 * operations; no name, number or matter is taken from anybody.
 */
export function demoOperations({
  now,
  deskCode,
  signer,
  association,
  seed = USUAL_SEED,
}: DemoInput): PlannedOperation[] {
  const random = createSeededRandom(seed);
  const newId = createDemoIds(random.fork('ids'));
  const context: DemoContext = { now, today: riyadhDate(now), deskCode, signer, association, random, newId };

  const people = createDemoPeople(context);
  const requests = takeRequests(context, people, planArrivals(context));
  const bookings = bookAppointments(context, requests);
  const volunteering = planVolunteering(context, people, idsOfThoseWhoOffered(requests));
  const numbers = numberInOrder(deskCode, [
    ...requests.map(({ id, fields }) => ({ id, at: fields.receivedAt })),
    ...volunteering.certificates,
  ]);

  const booked = bookings.map((booking) => ({ booking, operation: bookingOperation(context, booking, numbers) }));
  const operations = [
    ...people.operations(),
    ...consentOperations(context, people.operations()),
    ...requestOperations(context, requests, bookings, numbers),
    ...booked.map(({ operation }) => operation),
    ...visitOperations(
      context,
      requests,
      booked.map(({ booking, operation }) => ({ booking, id: operation.recordId })),
    ),
    ...volunteerOperations(context, volunteering, numbers),
    ...surveyOperations(context, requests),
    ...correctionOperations(context, requests),
  ];
  return operations.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const idsOfThoseWhoOffered = (requests: readonly DraftRequest[]): ReadonlySet<string> =>
  new Set(requests.flatMap(({ person, fields }) => (person && fields.type === 'VOLUNTEER' ? [person.id] : [])));

function requestOperations(
  base: DemoContext,
  requests: readonly DraftRequest[],
  bookings: readonly DemoBooking[],
  numbers: ReadonlyMap<string, string>,
): PlannedOperation[] {
  const context: DemoContext = { ...base, random: base.random.fork('outcomes') };
  const transfers = createDemoTransfers(context);
  const bookingByRequest = new Map(bookings.map((booking) => [booking.request.id, booking]));
  return requests.flatMap((request) => {
    const { id, fields } = request;
    const booking = bookingByRequest.get(id);
    const ageInDays = daysBetween(riyadhDate(fields.receivedAt), context.today);
    const state = stateByNow(context.random, fields.type, ageInDays, booking);
    const history = historyOf(context, request, state);
    const facts = factsOf(context, request, history);
    const whole = { ...fields, referenceNumber: numberOf(numbers, id), state, facts };
    return [
      createOperation('requests', id, whole, fields.receivedAt),
      ...(isCase(fields.type) ? caseOperations(context, request, state) : []),
      ...transfers.operations(request, history),
      ...callOperations(context, request, history),
      ...history.map((step) =>
        createOperation('requestEvents', context.newId(step.at), eventFields(context, request, step), step.at),
      ),
      ...logOfRequest(context, request, state, booking),
    ];
  });
}

/** Booked at the desk a few minutes after the request was taken. */
function bookingOperation(
  { now, newId }: DemoContext,
  booking: DemoBooking,
  numbers: ReadonlyMap<string, string>,
): PlannedOperation {
  const bookedAt = Math.min(Date.parse(booking.request.fields.receivedAt) + 4 * 60_000, Date.parse(now));
  const at = new Date(bookedAt).toISOString();
  const fields = appointmentFields(booking, numberOf(numbers, booking.request.id));
  return createOperation('appointments', newId(at), fields, at);
}

function volunteerOperations(
  context: DemoContext,
  { opportunities, participations, certificates }: DemoVolunteering,
  numbers: ReadonlyMap<string, string>,
): PlannedOperation[] {
  return [
    ...opportunities.map(({ id, fields, at }) => createOperation('opportunities', id, fields, at)),
    ...participations.map(({ id, fields }) => createOperation('participations', id, fields, fields.recordedAt)),
    ...certificates.map((certificate) => certificateOperation(context, certificate, numberOf(numbers, certificate.id))),
  ];
}
