import { holdsItsSlot, isStanding, type Appointment } from '#shared/appointments/appointment.ts';
import type { OperationResult } from '#shared/contract/push.ts';
import { writeFields, type Arrival, type MergeOutcome } from '#shared/sync/merge.ts';
import { SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import type { PushTransaction } from '../ports.ts';

interface Settled {
  readonly outcome: OperationResult['outcome'];
  readonly reason?: string;
  /** The record to be written; absent where the operation changed nothing. */
  readonly record?: SyncRecord;
}

/** Appointments need the database's word that the slot is free; everything else is settled by the merge alone. */
export async function settleSlot(
  transaction: PushTransaction,
  associationId: string,
  merged: MergeOutcome,
  arrival: Arrival,
): Promise<Settled> {
  if (merged.kind === 'needs-review' || merged.kind === 'quarantined') {
    return { outcome: merged.kind, reason: merged.reason };
  }
  const { record } = merged;
  if (record.table !== 'appointments') return { outcome: merged.kind, record };

  // The merge has checked the fields against the shape of an appointment.
  const appointment = record.fields as unknown as Appointment;
  if (!holdsItsSlot(appointment)) {
    await transaction.releaseSlot(associationId, record.id);
    // Placed beside another by a supervisor: there is no slot to wait for.
    const isSettled = !isStanding(appointment) || appointment.confirmation === 'CONFIRMED';
    return { outcome: merged.kind, record: isSettled ? record : decided(record, 'CONFIRMED', arrival) };
  }
  const { resourceId, startsAt, endsAt } = appointment;
  const isFree = await transaction.claimSlot(associationId, record.id, { resourceId, startsAt, endsAt });
  if (isFree) return { outcome: merged.kind, record: decided(record, 'CONFIRMED', arrival) };
  return { outcome: 'needs-review', reason: 'appointment-clash', record: decided(record, 'CLASH', arrival) };
}

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
