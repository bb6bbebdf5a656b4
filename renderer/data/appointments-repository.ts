import { holdsItsSlot, type AppointmentKind, type AppointmentState } from '#shared/appointments/appointment.ts';
import { freeSlots, overlaps, type Slot } from '#shared/appointments/free-slots.ts';
import type { Schedule } from '#shared/association/settings.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { toEntity, type Entity } from './entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';

export type Appointment = Entity<'appointments'>;

/** The slot was taken at this very desk between the choice and the key. */
export class SlotTakenError extends Error {}

/** Appointments. What a desk books is tentative until the server has said that nobody was faster. */
export function createAppointmentsRepository({ database, store, now, newId }: RepositoryContext) {
  const from = async (day: string): Promise<Appointment[]> => {
    const rows = await database.appointments.where('day').aboveOrEqual(day).toArray();
    return inOrder((await store.readAll('appointments', rows)).map((record) => toEntity<'appointments'>(record)));
  };
  /** A booking begins a request that is new. One that another desk has gone on with meanwhile is not taken back. */
  const beginning = async (requestId: string, at: string): Promise<PlannedOperation[]> => {
    const record = await store.read('requests', requestId);
    if (record?.fields['state'] !== 'NEW') return [];
    return [change('requests', record, { state: 'IN_PROGRESS' }, at, { state: 'NEW' })];
  };
  const takenSlots = async (): Promise<Slot[]> => (await from(riyadhDate(now()))).filter(holdsItsSlot);

  return {
    from,

    async onDay(day: string): Promise<Appointment[]> {
      const rows = await database.appointments.where('day').equals(day).toArray();
      return inOrder((await store.readAll('appointments', rows)).map((record) => toEntity<'appointments'>(record)));
    },

    async ofRequest(requestId: string): Promise<Appointment[]> {
      const rows = await database.appointments.where('requestId').equals(requestId).toArray();
      return inOrder((await store.readAll('appointments', rows)).map((record) => toEntity<'appointments'>(record)));
    },

    /** The next free slots for a request of this section, earliest first. */
    async freeSlots(
      schedule: Schedule,
      request: Pick<Request, 'section'>,
      kind: AppointmentKind,
      count: number,
    ): Promise<Slot[]> {
      return freeSlots({ schedule, kind, section: request.section, taken: await takenSlots(), after: now(), count });
    },

    /** Books the slot for the request; rejects with SlotTakenError where this desk has given it away meanwhile. */
    book: (request: Request, kind: AppointmentKind, slot: Slot): Promise<string> =>
      store.commit(async () => {
        if ((await takenSlots()).some((other) => overlaps(slot, other))) throw new SlotTakenError();
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
            ...slot,
            state: 'BOOKED',
            confirmation: 'TENTATIVE',
            slipPrints: 0,
          },
          at,
        );
        const moves = await beginning(request.id, at);
        return { operations: [appointment, ...moves], value: id };
      }),

    /** Like the state of a request: if another desk changed it meanwhile, the server asks a person; twice is once. */
    changeState: (appointment: Appointment, state: AppointmentState): Promise<void> =>
      store.commit(async () => {
        const isThere = (await store.read('appointments', appointment.id))?.fields['state'] === state;
        const move = change('appointments', appointment, { state }, now(), { state: appointment.state });
        return { operations: isThere ? [] : [move], value: undefined };
      }),

    countPrint: (appointment: Appointment): Promise<void> =>
      store.commit(() => ({
        operations: [change('appointments', appointment, { slipPrints: appointment.slipPrints + 1 }, now())],
        value: undefined,
      })),
  };
}

const inOrder = (appointments: Appointment[]): Appointment[] =>
  appointments.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
