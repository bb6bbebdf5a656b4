import { blankedFields, Erasure, withoutPerson } from '#shared/privacy/erasure.ts';
import { writeFields, type Arrival } from '#shared/sync/merge.ts';
import { subjectsOf } from '#shared/privacy/legal-hold.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey, RecordTable, SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { LoggedOperation, PushTransaction, RecordAddress } from '../ports.ts';

/** The records of people who are forgotten by these operations. */
export const forgottenBy = (logged: readonly LoggedOperation[]): RecordAddress[] =>
  logged
    .filter(({ operation, result }) => operation.table === 'erasures' && result.outcome === 'applied')
    .flatMap(({ operation }) => Erasure.parse(operation.fields).records.flatMap(addressOf));

/**
 * The operation with nothing in it of whoever is forgotten: a desk wrote it that had not heard of that yet, or sends again what a restored server
 * lost. All else of it is taken, and the desk is told how the record stands like everybody. Nothing else of it may be written down anywhere.
 */
export function withoutWhoIsForgotten(operation: Operation): Operation {
  const { table, fields, requires } = operation;
  const blank = blankedFields(table, fields) ?? {};
  const rest = Object.entries(requires).filter(([name]) => !(name in blank));
  return { ...operation, fields: withoutPerson(table, fields), requires: Object.fromEntries(rest) };
}

/** Whose a new record is in which something may tell who somebody is; nobody's for every other operation. */
export function whoseItIs({ kind, table, recordId, fields }: Operation): RecordAddress[] {
  if (kind !== 'create' || blankedFields(table, fields) === null) return [];
  const { people, requests } = subjectsOf({ table, id: recordId, fields });
  const addresses = [
    ...people.map((id): RecordAddress => ({ table: 'people', id })),
    ...requests.map((id): RecordAddress => ({ table: 'requests', id })),
  ];
  return addresses.filter((address) => address.table !== table || address.id !== recordId);
}

/**
 * What still tells who somebody is among the records that an erasure forgets and what people were asked about them. The desk that forgets him may not
 * know of it: another desk's value may have been kept here a moment ago, or have come between what blanked a record and the erasure itself, or
 * be there again on a restored server.
 */
export async function notYetBlank(
  transaction: PushTransaction,
  associationId: string,
  forgotten: readonly RecordAddress[],
  current: ReadonlyMap<string, SyncRecord>,
  { receivedAt, epoch }: Pick<Arrival, 'receivedAt' | 'epoch'>,
): Promise<{ readonly before: SyncRecord; readonly after: SyncRecord }[]> {
  if (forgotten.length === 0) return [];
  const missing = forgotten.filter((address) => !current.has(recordKey(address)));
  const stored = [
    ...(missing.length > 0 ? await transaction.loadRecords(associationId, missing) : []),
    ...(await transaction.decisionsAbout(associationId, forgotten)),
  ];
  const known = forgotten.flatMap((address) => current.get(recordKey(address)) ?? []);
  const standing = new Map([...stored, ...known].map((record) => [recordKey(record), record]));
  const write = { deviceId: SERVER_AUTHOR, by: null, at: receivedAt, receivedAt, epoch };
  return [...standing].flatMap(([key, record]) => {
    const before = current.get(key) ?? record;
    const blank = Object.entries(withoutPerson(before.table, before.fields));
    const telling = blank.filter(([name, value]) => !sameValue(value, before.fields[name]));
    return telling.length > 0 ? [{ before, after: writeFields(before, Object.fromEntries(telling), write) }] : [];
  });
}

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
