import type { OperationResult, PushRequest, PushResponse } from '#shared/contract/push.ts';
import { holdsItsSlot, type Appointment } from '#shared/appointments/appointment.ts';
import { mergeOperation, type MergeOutcome } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey, SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import type { ChangedRecord, Device, LoggedOperation, PushTransaction, SyncStorage } from '../ports.ts';
import { ProblemError } from '../problem.ts';

/**
 * Takes a run of operations of one device, all or none: what it already has is answered `duplicate`, a gap is refused
 * with the mid expected, and each new operation is merged in the order given. Sending the same run again is harmless.
 */
export function acceptPush(storage: SyncStorage, device: Device, request: PushRequest): Promise<PushResponse> {
  return storage.inPushTransaction(async (transaction) => {
    const lastMid = await transaction.lockLastMid(device);
    const { epoch } = await transaction.standing(device.associationId);
    if (request.epoch !== epoch) throw new ProblemError('epoch-changed', { epoch });
    refuseGaps(request.operations, lastMid);

    const fresh = request.operations.filter((operation) => operation.mid > lastMid);
    const duplicates = request.operations.filter((operation) => operation.mid <= lastMid);
    const logged = fresh.length > 0 ? await mergeAll(transaction, device, fresh) : [];
    return {
      results: [
        ...duplicates.map(({ mid }): OperationResult => ({ mid, outcome: 'duplicate' })),
        ...logged.map(({ result }) => result),
      ],
    };
  });
}

function refuseGaps(operations: readonly Operation[], lastMid: number): void {
  let previous: number | null = null;
  for (const { mid } of operations) {
    if (previous !== null && mid !== previous + 1)
      throw new ProblemError('operation-gap', { expectedMid: previous + 1 });
    if (previous === null && mid > lastMid + 1) throw new ProblemError('operation-gap', { expectedMid: lastMid + 1 });
    previous = mid;
  }
}

async function mergeAll(
  transaction: PushTransaction,
  device: Device,
  operations: readonly Operation[],
): Promise<LoggedOperation[]> {
  const addresses = operations.map(({ table, recordId }) => ({ table, id: recordId }));
  const before = await transaction.loadRecords(device.associationId, addresses);
  const scopesBefore = new Map(before.map((record) => [recordKey(record), record.scope]));
  const current = new Map(before.map((record) => [recordKey(record), record]));
  const changed = new Map<string, SyncRecord>();
  const logged: LoggedOperation[] = [];

  for (const operation of operations) {
    const key = recordKey({ table: operation.table, id: operation.recordId });
    const merged = mergeOperation(current.get(key) ?? null, operation, device.deviceId);
    const outcome = await settleSlot(transaction, device.associationId, merged);
    if (outcome.record) {
      current.set(key, outcome.record);
      changed.set(key, outcome.record);
    }
    const standing = outcome.record ?? current.get(key);
    const simple = outcome.outcome === 'applied';
    logged.push({
      operation,
      overwritten: merged.kind === 'conflict' ? merged.overwritten : [],
      result: {
        mid: operation.mid,
        outcome: outcome.outcome,
        ...(outcome.reason ? { reason: outcome.reason } : {}),
        ...(!simple && standing ? { record: standing } : {}),
      },
    });
  }

  const changes = [...changed].map(([key, record]): ChangedRecord => {
    const scopeBefore = scopesBefore.get(key);
    return { record, leftScope: scopeBefore !== undefined && scopeBefore !== record.scope ? scopeBefore : null };
  });
  await transaction.logOperations(device, logged, operations.at(-1)?.mid ?? 0);
  if (changes.length > 0) await transaction.writeRecords(device.associationId, changes);
  return logged;
}

interface Settled {
  readonly outcome: OperationResult['outcome'];
  readonly reason?: string;
  readonly record?: SyncRecord;
}

/** Appointments need the database's word that the slot is free; everything else is settled by the merge alone. */
async function settleSlot(transaction: PushTransaction, associationId: string, merged: MergeOutcome): Promise<Settled> {
  if (merged.kind === 'needs-review' || merged.kind === 'quarantined') {
    return { outcome: merged.kind, reason: merged.reason };
  }
  const { record } = merged;
  if (record.table !== 'appointments') return { outcome: merged.kind, record };

  // The merge has checked the fields against the shape of an appointment.
  const appointment = record.fields as unknown as Appointment;
  if (!holdsItsSlot(appointment)) {
    await transaction.releaseSlot(associationId, record.id);
    return { outcome: merged.kind, record };
  }
  if (await transaction.claimSlot(associationId, record)) {
    return { outcome: merged.kind, record: withConfirmation(record, 'CONFIRMED') };
  }
  return { outcome: 'needs-review', reason: 'appointment-clash', record: withConfirmation(record, 'CLASH') };
}

function withConfirmation(record: SyncRecord, confirmation: Appointment['confirmation']): SyncRecord {
  return {
    ...record,
    fields: { ...record.fields, confirmation },
    fieldRevisions: { ...record.fieldRevisions, confirmation: { revision: record.revision, deviceId: SERVER_AUTHOR } },
  };
}
