import { holdsItsSlot, isStanding, type Appointment } from '#shared/appointments/appointment.ts';
import { meets } from '#shared/appointments/barred-times.ts';
import type { OperationResult } from '#shared/contract/push.ts';
import { writeFields, type Arrival, type MergeOutcome } from '#shared/sync/merge.ts';
import { SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import { CLASH_REASON } from '#shared/sync/decision.ts';
import type { PushTransaction, SlotClaim } from '../ports.ts';
import { sessionBar } from './keep-sides-apart.ts';
import { claimOf, letThoseBesideClaim } from './those-beside.ts';

interface Settled {
  readonly outcome: OperationResult['outcome'];
  readonly reason?: string;
  /** The record to be written; absent where the operation changed nothing. */
  readonly record?: SyncRecord;
}

/**
 * Appointments need the database's word that the slot is free, their person nowhere else and the other side of their case
 * far enough; everything else is settled by the merge alone. `unwritten` are the records of the same push.
 */
export async function settleSlot(
  transaction: PushTransaction,
  associationId: string,
  merged: MergeOutcome,
  arrival: Arrival,
  unwritten: Iterable<SyncRecord>,
): Promise<Settled> {
  if (merged.kind === 'needs-review' || merged.kind === 'quarantined') {
    return { outcome: merged.kind, reason: merged.reason };
  }
  const { record } = merged;
  if (record.table !== 'appointments') return { outcome: merged.kind, record };

  // The merge has checked the fields against the shape of an appointment.
  const appointment = record.fields as unknown as Appointment;
  if (!isStanding(appointment)) {
    await transaction.releaseSlot(associationId, record.id);
    await letThoseBesideClaim(transaction, associationId, claimOf(record), unwritten);
    return { outcome: merged.kind, record };
  }
  const isNew = appointment.confirmation === 'TENTATIVE';
  const bar = isNew ? await sessionBar(transaction, associationId, appointment, unwritten) : null;
  if (bar !== null) {
    await transaction.releaseSlot(associationId, record.id);
    return clash(record, arrival);
  }
  const claim = claimOf(record);
  // One that has its slot keeps it, whoever was placed beside it since; one that comes there comes after those.
  const isComing = isNew || !(await isThere(transaction, associationId, claim));
  const isBeside = isComing && (await letThoseBesideClaim(transaction, associationId, claim, unwritten));
  if (isBeside && holdsItsSlot(appointment)) {
    await transaction.releaseSlot(associationId, record.id);
    return clash(record, arrival);
  }
  const isFree = await transaction.claimSlot(associationId, claim);
  // Placed beside another by a supervisor: it takes the slot where there is one, and stands without it too.
  if (!isFree && holdsItsSlot(appointment)) return clash(record, arrival);
  const isSettled = !holdsItsSlot(appointment) && !isNew;
  return { outcome: merged.kind, record: isSettled ? record : decided(record, 'CONFIRMED', arrival) };
}

async function isThere(transaction: PushTransaction, associationId: string, claim: SlotClaim): Promise<boolean> {
  const slots = await transaction.slotsOf(associationId, [claim.requestId]);
  return slots.some((slot) => slot.appointmentId === claim.appointmentId && meets(slot, claim));
}

const clash = (record: SyncRecord, arrival: Arrival): Settled => ({
  outcome: 'needs-review',
  reason: CLASH_REASON,
  record: decided(record, 'CLASH', arrival),
});

/** The server's own decision is a revision of its own. */
function decided(
  record: SyncRecord,
  confirmation: Appointment['confirmation'],
  { receivedAt, epoch }: Arrival,
): SyncRecord {
  return writeFields(
    record,
    { confirmation },
    { deviceId: SERVER_AUTHOR, by: null, at: receivedAt, receivedAt, epoch },
  );
}
