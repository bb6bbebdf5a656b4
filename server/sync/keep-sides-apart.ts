import { barredTimes, lacksConsent, meets, type OtherSide } from '#shared/appointments/barred-times.ts';
import { isSession } from '#shared/appointments/offered-kinds.ts';
import type { Appointment } from '#shared/appointments/appointment.ts';
import type { Party } from '#shared/requests/case-file.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { PushTransaction } from '../ports.ts';

/** Why a session may not be when it was booked; null where it may. Told to no desk: it would tell of the other side. */
export type SessionBar = 'no-consent' | 'other-side-near';

/**
 * Holds a session against the other side of its case, which the desk that booked it may not know (domain rule A4).
 * `unwritten` are the records of the same push, in which the sides may have been written down.
 */
export async function sessionBar(
  transaction: PushTransaction,
  associationId: string,
  appointment: Appointment,
  unwritten: Iterable<SyncRecord>,
): Promise<SessionBar | null> {
  const { kind, requestId } = appointment;
  if (!isSession(kind)) return null;
  const fresh = [...unwritten].filter(({ table }) => table === 'parties');
  const own = fresh.find(({ fields }) => fields['requestId'] === requestId);
  const caseId = own ? partyOf(own).caseId : null;
  const written = await transaction.partiesOf(associationId, requestId, caseId);
  const known = caseId ?? written.map(partyOf)[0]?.caseId;
  if (known === undefined) return lacksConsent(kind, null) ? 'no-consent' : null;

  const byId = new Map([...written, ...fresh].map((record) => [record.id, partyOf(record)]));
  const parties = [...byId.values()].filter(({ caseId }) => caseId === known);
  const others = parties.filter((party) => party.requestId !== requestId).map((party) => party.requestId);
  const slots = await transaction.slotsOf(associationId, others);
  const kinds = await kindsOf(
    transaction,
    associationId,
    slots.map(({ appointmentId }) => appointmentId),
    unwritten,
  );
  const otherSide: OtherSide = {
    appointments: slots.map((slot) => ({ ...slot, kind: kinds.get(slot.appointmentId) ?? 'VISIT' })),
    bothConsent: others.length > 0 && parties.every(({ consentsToJoint }) => consentsToJoint),
  };
  if (lacksConsent(kind, otherSide)) return 'no-consent';
  const isNear = barredTimes(kind, [], otherSide).some((bar) => meets(bar, appointment));
  return isNear && appointment.override === null ? 'other-side-near' : null;
}

/** The fields were checked when they were accepted. */
const partyOf = ({ fields }: SyncRecord): Party => fields as unknown as Party;

async function kindsOf(
  transaction: PushTransaction,
  associationId: string,
  ids: readonly string[],
  unwritten: Iterable<SyncRecord>,
): Promise<ReadonlyMap<string, Appointment['kind']>> {
  const stored = await transaction.loadRecords(
    associationId,
    ids.map((id) => ({ table: 'appointments', id })),
  );
  const fresh = [...unwritten].filter(({ table }) => table === 'appointments');
  return new Map([...stored, ...fresh].map(({ id, fields }) => [id, (fields as unknown as Appointment).kind]));
}
