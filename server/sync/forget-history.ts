import { blankedFields, Erasure, stillTelling, tellsWho, withoutPerson } from '#shared/privacy/erasure.ts';
import { writeFields, type Arrival } from '#shared/sync/merge.ts';
import { subjectsOf } from '#shared/privacy/legal-hold.ts';
import { Decision } from '#shared/sync/decision.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey, RecordTable, SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import type { LoggedOperation, PushTransaction, RecordAddress } from '../ports.ts';

/** Whether an operation over a record as it stands is taken from its author. */
type MayWrite = (operation: Operation, standing: SyncRecord) => boolean;

/** The records that an erasure names; none for every other operation. */
const namedIn = ({ operation: { table, fields }, result }: LoggedOperation): RecordAddress[] =>
  table === 'erasures' && result.outcome === 'applied' ? Erasure.parse(fields).records.flatMap(addressOf) : [];

/** The keys of the records that erasures name among operations. */
export const keysNamedIn = (logged: readonly LoggedOperation[]): string[] => logged.flatMap(namedIn).map(recordKey);

/**
 * The records of people who are forgotten by these operations, as they stand, with what people were asked about them. An erasure names records by
 * their ids: it reaches those that its author may blank, and no other.
 */
export async function forgottenBy(
  transaction: PushTransaction,
  associationId: string,
  logged: readonly LoggedOperation[],
  current: ReadonlyMap<string, SyncRecord>,
  mayWrite: MayWrite,
): Promise<Map<string, SyncRecord | RecordAddress>> {
  const forgotten = new Map<string, SyncRecord | RecordAddress>();
  const named = logged.flatMap((entry) => namedIn(entry).map((address) => ({ address, operation: entry.operation })));
  if (named.length === 0) return forgotten;
  const missing = named.map(({ address }) => address).filter((address) => !current.has(recordKey(address)));
  const loaded = missing.length > 0 ? await transaction.loadRecords(associationId, missing) : [];
  const stored = new Map([...loaded.map((record) => [recordKey(record), record] as const), ...current]);
  for (const { address, operation } of named) {
    const record = stored.get(recordKey(address));
    // What people were asked is found by what it is about.
    if (address.table === 'decisions') continue;
    if (record === undefined || mayBlank(operation, record, mayWrite))
      forgotten.set(recordKey(address), record ?? address);
  }
  const asked = [
    ...(await transaction.decisionsAbout(associationId, [...forgotten.values()])),
    ...[...current.values()].filter((record) => asksAbout(record, forgotten)),
  ];
  for (const decision of asked) forgotten.set(recordKey(decision), current.get(recordKey(decision)) ?? decision);
  return forgotten;
}

/** Whether the author of an erasure may blank a record, or has nothing left to blank in it. */
function mayBlank(erasure: Operation, standing: SyncRecord, mayWrite: MayWrite): boolean {
  if (!tellsWho(standing)) return true;
  const { table, id: recordId } = standing;
  const fields = stillTelling(table, standing.fields);
  return mayWrite({ ...erasure, kind: 'change', table, recordId, fields, requires: {} }, standing);
}

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
 * What still tells who somebody is among records that are forgotten, blanked. The desk that forgets him may not know of it: another desk's value may
 * have been kept here a moment ago, or have come between what blanked a record and the erasure itself, or be there again on a restored server.
 */
export function blanked(
  forgotten: Iterable<SyncRecord | RecordAddress>,
  { receivedAt, epoch }: Pick<Arrival, 'receivedAt' | 'epoch'>,
): { readonly before: SyncRecord; readonly after: SyncRecord }[] {
  const write = { deviceId: SERVER_AUTHOR, by: null, at: receivedAt, receivedAt, epoch };
  return Array.from(forgotten).flatMap((before) => {
    if (!('fields' in before) || !tellsWho(before)) return [];
    return [{ before, after: writeFields(before, stillTelling(before.table, before.fields), write) }];
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

/** True for a decision about one of these records. */
function asksAbout({ table, fields }: SyncRecord, forgotten: ReadonlyMap<string, unknown>): boolean {
  const about = table === 'decisions' ? Decision.safeParse(fields).data : undefined;
  return about !== undefined && forgotten.has(recordKey({ table: about.table, id: about.recordId }));
}

/** The record that a key names; none where it names no table. */
export function addressOf(key: string): RecordAddress[] {
  const [table, id = ''] = key.split('/');
  const known = RecordTable.safeParse(table);
  return known.success ? [{ table: known.data, id }] : [];
}
