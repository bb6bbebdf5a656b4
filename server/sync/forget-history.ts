import { Erasure } from '#shared/privacy/erasure.ts';
import { writeFields, type Arrival } from '#shared/sync/merge.ts';
import { RecordTable, SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import type { LoggedOperation, PushTransaction, RecordAddress } from '../ports.ts';

/** The records of people who are forgotten by these operations. */
export const forgottenBy = (logged: readonly LoggedOperation[]): RecordAddress[] =>
  logged
    .filter(({ operation, result }) => operation.table === 'erasures' && result.outcome === 'applied')
    .flatMap(({ operation }) => Erasure.parse(operation.fields).records.flatMap(addressOf));

/**
 * Where somebody is forgotten, the earlier values of his records are forgotten too: they would still stand in the log of
 * operations and among the overwritten values. To be called once the operations themselves are logged: what blanked a
 * value may have overwritten one.
 */
export async function forgetHistory(
  transaction: PushTransaction,
  associationId: string,
  forgotten: readonly RecordAddress[],
): Promise<void> {
  if (forgotten.length > 0) await transaction.forgetHistory(associationId, forgotten);
}

/**
 * What people were asked about somebody who is forgotten, with nothing of him left in it and nothing left to decide. The
 * desk that forgets him may not know of it: another desk's value may have been kept here a moment ago.
 */
export async function forgottenDecisions(
  transaction: PushTransaction,
  associationId: string,
  forgotten: readonly RecordAddress[],
  { receivedAt, epoch }: Pick<Arrival, 'receivedAt' | 'epoch'>,
): Promise<{ readonly before: SyncRecord; readonly after: SyncRecord }[]> {
  if (forgotten.length === 0) return [];
  const write = { deviceId: SERVER_AUTHOR, by: null, at: receivedAt, receivedAt, epoch };
  return (await transaction.decisionsAbout(associationId, forgotten)).map((before) => ({
    before,
    after: writeFields(before, { kept: [], state: 'DECIDED' }, write),
  }));
}

/** True for a decision that would keep a value of somebody who is forgotten: there is nothing left to decide. */
export function keepsForgotten({ table, fields }: SyncRecord, forgotten: readonly RecordAddress[]): boolean {
  if (table !== 'decisions') return false;
  return forgotten.some(({ table: about, id }) => about === fields['table'] && id === fields['recordId']);
}

/** The record that a key names; none where it names no table. */
export function addressOf(key: string): RecordAddress[] {
  const [table, id = ''] = key.split('/');
  const known = RecordTable.safeParse(table);
  return known.success ? [{ table: known.data, id }] : [];
}
