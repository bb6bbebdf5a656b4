import type { AppointmentKind, AppointmentState } from '#shared/appointments/appointment.ts';
import { may } from '#shared/access/permissions.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { isMinorOn } from '#shared/people/is-minor.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { RequestEvent } from '#shared/requests/request-event.ts';
import { standsSince } from '#shared/requests/tracks/track-progress.ts';
import type { ServiceFacts, TrackFacts, TransferFacts } from '#shared/requests/tracks/track-facts.ts';
import { readCase, type Case } from './case-reader.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';

/** An appointment as a change is about to leave it; `id` is null for one that is being booked. */
export interface AppointmentToBe {
  readonly id: string | null;
  readonly kind: AppointmentKind;
  readonly state: AppointmentState;
}

/** What is about to become true with the change that is being decided. */
export interface Impending {
  readonly transfer?: TransferFacts;
  readonly appointment?: AppointmentToBe;
}

/** A request with everything that its track looks at. */
export interface Standing {
  readonly facts: TrackFacts;
  readonly history: readonly (RequestEvent & { readonly id: string })[];
  /** Null where the request is none, or where this desk may not read cases. */
  readonly theCase: Case | null;
}

/** Reads what the guards of a request's track look at, as it stands on this desk. */
export async function readStanding(
  context: RepositoryContext,
  request: Request,
  impending: Impending = {},
): Promise<Standing> {
  const { actor, now } = context;
  const theCase = isCase(request.type) ? await readCase(context, request.id) : null;
  const requestIds = theCase ? theCase.parties.map(({ requestId }) => requestId) : [request.id];
  const history = await rowsOf(context, 'requestEvents', [theCase?.id ?? request.id]);
  const appointments = await rowsOf(context, 'appointments', requestIds);
  const person = request.personId ? await context.store.read('people', request.personId) : null;
  const heard = (theCase?.parties ?? []).filter(({ requestId }) =>
    appointments.some((one) => one.requestId === requestId && one.kind === 'SESSION_SEPARATE' && one.state === 'DONE'),
  );
  const facts: TrackFacts = {
    state: request.state,
    standsSince: standsSince(history, request.state, request.receivedAt),
    ticked: request.facts.ticked ?? [],
    calls: await rowsOf(context, 'calls', requestIds),
    appointments: withImpending(appointments, impending.appointment),
    transfer: impending.transfer ?? null,
    isMinor: person ? isMinorOn(toEntity<'people'>(person), riyadhDate(now())) : false,
    hasGuardianConsent: request.facts.guardian !== undefined,
    hasSignedCharter: request.facts.charterSignedOn !== undefined,
    service: request.type === 'VOLUNTEER' ? await serviceOf(context, request.personId) : null,
    safety: theCase?.file.safety
      ? { ...theCase.file.safety, isReleased: theCase.file.safety.releasedBy !== null }
      : null,
    hasHandler: (theCase?.file.handler ?? '') !== '',
    hasOtherSide: theCase?.parties.some(({ side }) => side === 'B') ?? false,
    heard: heard.map(({ side }) => side),
    consents: (theCase?.parties ?? []).filter(({ consentsToJoint }) => consentsToJoint).map(({ side }) => side),
    isSupervisor: may(actor, 'request.approve', { section: request.section }),
  };
  return { facts, history: history.toSorted((a, b) => compareTexts(a.at, b.at)), theCase };
}

function withImpending(
  appointments: readonly Entity<'appointments'>[],
  coming: AppointmentToBe | undefined,
): TrackFacts['appointments'] {
  if (!coming) return appointments;
  return [...appointments.filter(({ id }) => id !== coming.id), coming];
}

async function rowsOf<Table extends 'requestEvents' | 'appointments' | 'calls'>(
  { database, store }: RepositoryContext,
  table: Table,
  requestIds: readonly string[],
): Promise<Entity<Table>[]> {
  const rows = await database[table].where('requestId').anyOf(requestIds).toArray();
  return (await store.readAll(table, rows)).map((record) => toEntity<Table>(record));
}

/** What the volunteer gave last. */
async function serviceOf(
  { database, store }: RepositoryContext,
  personId: string | null,
): Promise<ServiceFacts | null> {
  if (personId === null) return null;
  const rows = await database.participations.where('personId').equals(personId).toArray();
  const all = (await store.readAll('participations', rows)).map((record) => toEntity<'participations'>(record));
  const given = all.filter(({ attendance }) => attendance === 'PRESENT');
  const last = given.toSorted((a, b) => compareTexts(a.recordedAt, b.recordedAt)).at(-1);
  if (!last) return null;
  const opportunity = await store.read('opportunities', last.opportunityId);
  const minimumHours = opportunity ? toEntity<'opportunities'>(opportunity).minimumHours : 0;
  return { hours: last.hours, minimumHours, isVerified: last.verifiedBy !== null };
}
