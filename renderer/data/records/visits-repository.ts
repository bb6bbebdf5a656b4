import { decideAppointment } from '#shared/appointments/appointment-machine.ts';
import type { Section } from '#shared/association/section.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { nextToCall } from '#shared/visits/queue-order.ts';
import { decideVisit, stateAfterStep, type VisitCommand } from '#shared/visits/visit-machine.ts';
import { isInQueue } from '#shared/visits/visit.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';
import { planFollowing } from './track-moves.ts';
import { planStep, visitsOn } from './visit-plans.ts';

export type Visit = Entity<'visits'>;

/** The step is not open any more: another desk, or midnight, was faster than the key. Names the refusal. */
export class VisitRefusedError extends Error {
  override readonly name = 'visit-refused';
  readonly refusal: string;

  constructor(refusal: string) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** The queue of the day: who came, who is called, who is through. */
export function createVisitsRepository(context: RepositoryContext) {
  const { store, database, deskCode, now } = context;
  const read = async (id: string): Promise<Visit | null> => {
    const record = await store.read('visits', id);
    return record ? toEntity<'visits'>(record) : null;
  };
  /** Whoever is through at the counter is through with his appointment too. */
  const planEnd = async (visit: Visit, command: VisitCommand): Promise<PlannedOperation[]> => {
    if (command.kind !== 'finish' || !visit.appointment) return [];
    const record = await store.read('appointments', visit.appointment.id);
    if (!record) return [];
    const appointment = toEntity<'appointments'>(record);
    const decided = decideAppointment(appointment, { kind: 'finish' }, now());
    if (!decided.ok) return [];
    const { id, requestId, kind, state } = appointment;
    const moves = await planFollowing(context, requestId, { id, kind, state: 'DONE' });
    return [change('appointments', appointment, decided.value, now(), { state }), ...moves];
  };

  return {
    /** Of a Riyadh day, ISO, in the order of arrival. */
    onDay: (day: string): Promise<Visit[]> => visitsOn(context, day),

    byId: read,

    /**
     * Does one step of a visit; pressed twice it is done once, and a call once more is a call once more. Rejects with
     * VisitRefusedError where there is no such step any more. If another desk was faster, the server says so later.
     */
    act: (visit: Visit, command: VisitCommand): Promise<void> =>
      store.commit(async () => {
        const stands = (await read(visit.id)) ?? visit;
        const isDone = stands.state !== visit.state && stands.state === stateAfterStep(command.kind);
        if (isDone) return { operations: [], value: undefined };
        const decided = decideVisit(stands, command, now());
        if (!decided.ok) throw new VisitRefusedError(decided.error);
        const step = planStep(stands, command, now());
        return { operations: [...(step ? [step] : []), ...(await planEnd(stands, command))], value: undefined };
      }),

    /**
     * Calls whoever is next in these sections; null where nobody waits. Whoever is being served at this desk is through by
     * that. While somebody who was called here has not come, he is called again: he would be forgotten otherwise.
     */
    callNext: (sections: readonly Section[]): Promise<Visit | null> =>
      store.commit(async () => {
        const at = now();
        const today = (await visitsOn(context, riyadhDate(at))).filter(({ section }) => sections.includes(section));
        const here = today.filter((visit) => visit.calledFrom === deskCode && isInQueue(visit));
        const awaited = here.find(({ state }) => state === 'CALLED');
        if (awaited) {
          const again = planStep(awaited, { kind: 'call', from: deskCode }, at);
          return { operations: again ? [again] : [], value: awaited };
        }
        const next = nextToCall(today, at);
        if (!next) return { operations: [], value: null };
        const served = here.filter(({ state }) => state === 'SERVING');
        const ends = await Promise.all(
          served.map(async (visit) => {
            const step = planStep(visit, { kind: 'finish' }, at);
            return [...(step ? [step] : []), ...(await planEnd(visit, { kind: 'finish' }))];
          }),
        );
        const call = planStep(next, { kind: 'call', from: deskCode }, at);
        return { operations: [...ends.flat(), ...(call ? [call] : [])], value: next };
      }),

    /** Lets somebody go before others, by an entry of the queue's settings, or not any more (empty). */
    prefer: (visit: Visit, priority: string): Promise<void> =>
      store.commit(async () => {
        const stands = await read(visit.id);
        if (!stands || stands.priority === priority) return { operations: [], value: undefined };
        return { operations: [change('visits', stands, { priority }, now())], value: undefined };
      }),

    /** Calls and steps of this desk that came too late, by visit: another desk has the visitor. */
    async overtaken(deviceId: string): Promise<ReadonlyMap<string, readonly string[]>> {
      const records = await store.readAll('decisions', await database.decisions.toArray());
      const late = new Map<string, string[]>();
      for (const { id, recordId, table, state, askedBy } of records.map((each) => toEntity<'decisions'>(each)))
        if (table === 'visits' && state === 'OPEN' && askedBy.deviceId === deviceId)
          late.set(recordId, [...(late.get(recordId) ?? []), id]);
      return late;
    },
  };
}
