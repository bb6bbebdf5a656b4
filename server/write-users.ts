import { v7 as newUuid } from 'uuid';
import { User } from '#shared/access/user.ts';
import { mergeOperation } from '#shared/sync/merge.ts';
import { OPERATION_SCHEMA, type Operation } from '#shared/sync/operation.ts';
import { SERVER_AUTHOR, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import type { SyncStorage } from './ports.ts';

/** Who must not change while the person does, and what has to hold of them; `check` throws where it does not. */
export interface Besides {
  readonly userIds: readonly string[];
  readonly check: (others: readonly User[]) => void;
}

/**
 * Writes a person's record: people and their rights are changed here and nowhere else, and reach the desks like any
 * other record. False where `userId` is nobody's.
 */
export function changeUser(
  sync: SyncStorage,
  associationId: string,
  userId: string,
  fields: Partial<User>,
  at: Date,
  besides: Besides = { userIds: [], check: () => undefined },
): Promise<boolean> {
  return sync.inPushTransaction(async (transaction) => {
    const ids = [...new Set([...besides.userIds, userId])];
    const people = await transaction.loadRecords(
      associationId,
      ids.map((id) => ({ table: 'users', id })),
    );
    const current = people.find(({ id }) => id === userId);
    if (!current) return false;
    besides.check(people.filter(({ id }) => id !== userId).map((other) => User.parse(other.fields)));
    const { epoch } = await transaction.standing(associationId);
    const record = merge(current, userId, fields, at, epoch);
    await transaction.writeRecords(associationId, [{ record, isNew: false, leftScope: null }]);
    return true;
  });
}

/** Adds a person and gives the id; one who is there already is left as he is. */
export async function addUser(
  sync: SyncStorage,
  associationId: string,
  user: User,
  at: Date,
  userId = newUuid(),
): Promise<string> {
  await sync.inPushTransaction(async (transaction) => {
    const present = await transaction.loadRecords(associationId, [{ table: 'users', id: userId }]);
    if (present.length > 0) return;
    const { epoch } = await transaction.standing(associationId);
    const record = merge(null, userId, { ...user }, at, epoch);
    await transaction.writeRecords(associationId, [{ record, isNew: true, leftScope: null }]);
  });
  return userId;
}

function merge(current: SyncRecord | null, recordId: string, fields: Fields, at: Date, epoch: number): SyncRecord {
  const operation: Operation = {
    mid: 1,
    schema: OPERATION_SCHEMA,
    by: null,
    kind: current ? 'change' : 'create',
    table: 'users',
    recordId,
    baseRevision: current?.revision ?? 0,
    baseEpoch: epoch,
    fields,
    requires: {},
    at: at.toISOString(),
  };
  const merged = mergeOperation(current, operation, { deviceId: SERVER_AUTHOR, receivedAt: at.toISOString(), epoch });
  if (merged.kind !== 'applied') throw new Error(`What was written of the user was answered ${merged.kind}.`);
  return merged.record;
}
