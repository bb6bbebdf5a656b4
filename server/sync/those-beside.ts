import { overlaps } from '#shared/appointments/free-slots.ts';
import { meets } from '#shared/appointments/barred-times.ts';
import { isStanding, type Appointment } from '#shared/appointments/appointment.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import type { PushTransaction, SlotClaim } from '../ports.ts';

/** What an appointment asks for. Its fields have the shape of one. */
export function claimOf({ id, fields }: SyncRecord): SlotClaim {
  const { requestId, personId, resourceId, startsAt, endsAt } = fields as unknown as Appointment;
  return { appointmentId: id, requestId, personId, resourceId, startsAt, endsAt };
}

/**
 * Lets the appointments that a supervisor placed beside another take what has become free of the claim's room and time, so
 * that whoever comes later finds it held. True where one of them stands there, with a slot of its own or without.
 * `unwritten` are the records of the same push.
 */
export async function letThoseBesideClaim(
  transaction: PushTransaction,
  associationId: string,
  claim: SlotClaim,
  unwritten: Iterable<SyncRecord>,
): Promise<boolean> {
  const beside = new Map<string, SyncRecord>();
  for (const record of await transaction.placedBeside(associationId, claim)) beside.set(recordKey(record), record);
  // As they are now: a record of this push may have come, moved or been called off.
  for (const record of unwritten) {
    beside.delete(recordKey(record));
    if (isBeside(record, claim)) beside.set(recordKey(record), record);
  }
  const standing = [...beside.values()].filter(({ fields }) => isStanding(fields as unknown as Appointment));
  for (const record of standing) await transaction.claimSlot(associationId, claimOf(record));
  return standing.length > 0;
}

function isBeside({ table, id, fields }: SyncRecord, claim: SlotClaim): boolean {
  if (table !== 'appointments' || id === claim.appointmentId) return false;
  const appointment = fields as unknown as Appointment;
  const isSamePerson = claim.personId !== null && appointment.personId === claim.personId;
  return appointment.override !== null && (overlaps(appointment, claim) || (isSamePerson && meets(appointment, claim)));
}
