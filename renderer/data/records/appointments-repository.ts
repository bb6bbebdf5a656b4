import {
  decideAppointment,
  isMissed,
  stateAfter,
  type AppointmentCommand,
} from '#shared/appointments/appointment-machine.ts';
import {
  isHoldOver,
  isStanding,
  type Appointment as AppointmentFields,
  type AppointmentKind,
} from '#shared/appointments/appointment.ts';
import { freeSlots, freeSlotsOn, overlaps, type Slot } from '#shared/appointments/free-slots.ts';
import { nearestSlots } from '#shared/appointments/nearest-slots.ts';
import { settingsDocuments, type Schedule } from '#shared/association/settings.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { CLASH_REASON } from '#shared/sync/decision.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { StoredRow } from '../store/database.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import { hiddenBar, isBarred, readBars, type Seeker } from './read-bars.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';
import { planFollowing } from './track-moves.ts';
import { planForAppointment, planVisit } from './visit-plans.ts';

export type Appointment = Entity<'appointments'>;

/**
 * The slot was taken at this very desk between the choice and the key, its visitor is elsewhere at that time, or the other
 * side of his case comes too near to it.
 */
export class SlotTakenError extends Error {
  readonly by: 'resource' | 'person' | 'otherSide';

  constructor(by: 'resource' | 'person' | 'otherSide' = 'resource') {
    super(`the time is taken: ${by}`);
    this.by = by;
  }
}

/** The way is not open any more: another desk, or the clock, was faster than the key. Names the refusal. */
export class AppointmentRefusedError extends Error {
  override readonly name = 'appointment-refused';
  readonly refusal: string;

  constructor(refusal: string) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** A free time, and whether something but its room stands in the way. */
export interface OfferedSlot extends Slot {
  readonly isBarred: boolean;
}

export interface BookingTerms {
  /** Keeps the slot for this many minutes for somebody who has not decided yet. */
  readonly heldMinutes?: number;
  /** A supervisor's reason to place it beside what holds the time, or near the other side. */
  readonly overrideReason?: string;
}

/** Appointments. What a desk books is tentative until the server has said that nobody was faster. */
export function createAppointmentsRepository(context: RepositoryContext) {
  const { database, store, actor, now, newId } = context;
  const opened = async (rows: Promise<StoredRow[]>): Promise<Appointment[]> =>
    inOrder((await store.readAll('appointments', await rows)).map((record) => toEntity<'appointments'>(record)));
  const from = (day: string): Promise<Appointment[]> =>
    opened(database.appointments.where('day').aboveOrEqual(day).toArray());
  /** What keeps others out from a day on; holds whose time is over do not. */
  const taken = async (day: string, except: string | null = null): Promise<Appointment[]> =>
    (await from(day)).filter((each) => each.id !== except && isStanding(each) && !isHoldOver(each, now()));
  const today = (): string => riyadhDate(now());
  /** A supervisor may place one beside another, but nobody sits together with somebody who has not agreed to it. */
  const refuseTaken = async (
    slot: Slot,
    seeker: Seeker & Pick<AppointmentFields, 'section'>,
    except: string | null,
    isOverride: boolean,
  ): Promise<void> => {
    const others = await taken(riyadhDate(slot.startsAt), except);
    const bars = await readBars(context, seeker, others);
    if (bars.lacksConsent) throw new AppointmentRefusedError('no-consent');
    if (isOverride) return;
    if (others.some((other) => overlaps(slot, other))) throw new SlotTakenError('resource');
    if (isBarred(slot, bars.elsewhere)) throw new SlotTakenError('person');
    if (isBarred(slot, bars.barred)) throw new SlotTakenError('otherSide');
    if (await isClosed(slot, seeker, others)) throw new AppointmentRefusedError('closed');
  };

  /** The time has passed since it was offered, or the hours, holidays or rooms were changed meanwhile. */
  const isClosed = async (
    slot: Slot,
    { kind, section }: Pick<AppointmentFields, 'kind' | 'section'>,
    held: readonly Slot[],
  ): Promise<boolean> => {
    const record = await store.read('settings', 'schedule');
    if (!record) return false;
    const schedule = settingsDocuments.schedule.parse(record.fields);
    const open = freeSlotsOn(riyadhDate(slot.startsAt), { schedule, kind, section, taken: held, after: now() });
    return !open.some(({ resourceId, startsAt }) => resourceId === slot.resourceId && startsAt === slot.startsAt);
  };

  return {
    from,

    onDay: (day: string): Promise<Appointment[]> => opened(database.appointments.where('day').equals(day).toArray()),

    /** From one Riyadh day to another, both included. */
    between: (first: string, last: string): Promise<Appointment[]> =>
      opened(database.appointments.where('day').between(first, last, true, true).toArray()),

    ofRequest: (requestId: string): Promise<Appointment[]> =>
      opened(database.appointments.where('requestId').equals(requestId).toArray()),

    /** The next free slots at which a request may be booked, earliest first. */
    async freeSlots(
      schedule: Schedule,
      { id, section, personId }: Pick<Request, 'id' | 'section' | 'personId'>,
      kind: AppointmentKind,
      count: number,
    ): Promise<Slot[]> {
      const held = await taken(today());
      const { barred } = await readBars(context, { requestId: id, personId, kind }, held);
      return freeSlots({ schedule, kind, section, taken: held, barred, after: now(), count });
    },

    /**
     * All free slots of these days, and which of them whoever looks for one may take. `except` is an appointment that is
     * about to leave its own.
     */
    async freeSlotsOn(
      days: readonly string[],
      schedule: Schedule,
      seeker: Seeker & Pick<AppointmentFields, 'section'>,
      except: string | null,
    ): Promise<readonly OfferedSlot[]> {
      const held = await taken(today(), except);
      const { barred } = await readBars(context, seeker, held);
      const { section, kind } = seeker;
      return days
        .flatMap((day) => freeSlotsOn(day, { schedule, kind, section, taken: held, after: now() }))
        .map((slot) => ({ ...slot, isBarred: isBarred(slot, barred) }));
    },

    /** The free slots nearest to the one an appointment lost, at which it may be. */
    async nearestSlots(schedule: Schedule, appointment: Appointment, count: number): Promise<Slot[]> {
      const held = await taken(today(), appointment.id);
      const { barred } = await readBars(context, appointment, held);
      const hidden = await hiddenBar(context, appointment);
      const bars = [...barred, ...hidden];
      return nearestSlots({ schedule, appointment, taken: held, barred: bars, now: now(), count });
    },

    /** True where this desk knows of nothing that a joint session of this request lacks. */
    async mayBeJoint({ id, personId }: Pick<Request, 'id' | 'personId'>): Promise<boolean> {
      return !(await readBars(context, { requestId: id, personId, kind: 'SESSION_JOINT' }, [])).lacksConsent;
    },

    /**
     * Books the slot for the request, or holds it for a while; rejects with SlotTakenError where this desk has given it
     * away meanwhile, the visitor is elsewhere then or the other side near, unless a supervisor says why it may be.
     */
    book: (request: Request, kind: AppointmentKind, slot: Slot, terms: BookingTerms = {}): Promise<string> =>
      store.commit(async () => {
        const { heldMinutes, overrideReason } = terms;
        const { section } = request;
        const seeker = { requestId: request.id, personId: request.personId, kind, section };
        await refuseTaken(slot, seeker, null, overrideReason !== undefined);
        const id = newId();
        const at = now();
        const appointment = creation(
          'appointments',
          id,
          {
            section: request.section,
            requestId: request.id,
            personId: request.personId,
            referenceNumber: request.referenceNumber,
            kind,
            resourceId: slot.resourceId,
            startsAt: slot.startsAt,
            endsAt: slot.endsAt,
            state: heldMinutes === undefined ? 'BOOKED' : 'HELD',
            confirmation: 'TENTATIVE',
            slipPrints: 0,
            heldUntil: heldMinutes === undefined ? null : minutesAfter(at, heldMinutes),
            override: overrideReason === undefined ? null : { by: actor.userId, reason: overrideReason },
            moves: [],
          },
          at,
        );
        const booked = { id: null, kind, state: 'BOOKED' } as const;
        const moves = heldMinutes === undefined ? await planFollowing(context, request.id, booked) : [];
        return { operations: [appointment, ...moves], value: id };
      }),

    /**
     * Does one step of an appointment. If another desk changed its state or time meanwhile, the server asks a person;
     * pressed twice it is done once. The request takes the step that follows from it in the
     * same save. Rejects with AppointmentRefusedError where there is no such step any more.
     */
    act: (appointment: Appointment, command: AppointmentCommand): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('appointments', appointment.id);
        const stands = record ? toEntity<'appointments'>(record) : appointment;
        if (isDone(stands, appointment, command)) return { operations: [], value: undefined };
        const decided = decideAppointment(stands, command, now());
        if (!decided.ok) throw new AppointmentRefusedError(decided.error);
        if (command.kind === 'move') await refuseTaken(command.slot, stands, stands.id, false);
        const { state, startsAt } = stands;
        const requires = command.kind === 'move' ? { state, startsAt } : { state };
        const { id, requestId, kind } = stands;
        const moves = await planFollowing(context, requestId, { id, kind, state: decided.value.state ?? state });
        const acted = change('appointments', stands, decided.value, now(), requires);
        const answered = stands.confirmation === 'CLASH' ? await planAnswered(context, stands.id) : [];
        const inQueue = await planQueue(context, stands, command.kind);
        return { operations: [acted, ...moves, ...answered, ...inQueue], value: undefined };
      }),

    /** Marks everyone whose appointment ended without him, up to now; answers how many. */
    sweepMissed: (): Promise<number> =>
      store.commit(async () => {
        const at = now();
        const missed = (await opened(database.appointments.where('day').belowOrEqual(riyadhDate(at)).toArray())).filter(
          (each) => isMissed(each, at),
        );
        const moves = await Promise.all(
          missed.map(({ id, requestId, kind }) => planFollowing(context, requestId, { id, kind, state: 'NO_SHOW' })),
        );
        return {
          operations: missed
            .map((each) => change('appointments', each, { state: 'NO_SHOW' }, at, { state: 'BOOKED' }))
            .concat(moves.flat()),
          value: missed.length,
        };
      }),

    async byId(id: string): Promise<Appointment | null> {
      const record = await store.read('appointments', id);
      return record ? toEntity<'appointments'>(record) : null;
    },

    countPrint: (appointment: Appointment): Promise<void> =>
      store.commit(() => ({
        operations: [change('appointments', appointment, { slipPrints: appointment.slipPrints + 1 }, now())],
        value: undefined,
      })),
  };
}

/** Whoever arrives for an appointment waits his turn with a ticket; whoever is through with it, or was marked by mistake, does not. */
async function planQueue(
  context: RepositoryContext,
  { id, section, requestId, personId, kind, resourceId, startsAt }: Appointment,
  command: AppointmentCommand['kind'],
): Promise<readonly PlannedOperation[]> {
  if (command === 'finish') return planForAppointment(context, id, 'finish');
  if (command === 'return') return planForAppointment(context, id, 'leave');
  if (command !== 'arrive') return [];
  const request = await context.store.read('requests', requestId);
  const serviceId = request ? toEntity<'requests'>(request).serviceId : '';
  const appointment = { id, kind, resourceId, startsAt };
  return (await planVisit(context, { section, requestId, personId, serviceId, appointment })).operations;
}

/** A clash that found another time, or was called off, asks nobody any more. */
async function planAnswered({ database, store, now }: RepositoryContext, id: string): Promise<PlannedOperation[]> {
  const decisions = (await store.readAll('decisions', await database.decisions.toArray()))
    .map((record) => toEntity<'decisions'>(record))
    .filter(({ recordId, state, reason }) => recordId === id && state === 'OPEN' && reason === CLASH_REASON);
  return decisions.map((decision) => change('decisions', decision, { state: 'DECIDED' }, now()));
}

/** The key was pressed twice: what it asks for stands already, by the step that the screen did not show yet. */
function isDone(stands: Appointment, seen: Appointment, command: AppointmentCommand): boolean {
  if (command.kind === 'move') {
    return stands.startsAt === command.slot.startsAt && stands.resourceId === command.slot.resourceId;
  }
  return stands.state !== seen.state && stands.state === stateAfter(command.kind);
}

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

const inOrder = (appointments: Appointment[]): Appointment[] =>
  appointments.sort((a, b) => compareTexts(a.startsAt, b.startsAt));
