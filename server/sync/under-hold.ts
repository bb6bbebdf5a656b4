import { blankFacts, Erasure } from '#shared/privacy/erasure.ts';
import { blanks, LegalHold, stands, subjectsOf, withMerged } from '#shared/privacy/legal-hold.ts';
import { RetentionDocument } from '#shared/privacy/retention.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { PushTransaction, RecordAddress } from '../ports.ts';
import { addressOf } from './forget-history.ts';

/** Records as they stand in the transaction that is going on, by key. */
type Standing = ReadonlyMap<string, SyncRecord>;

/**
 * True if the operation would forget somebody who is under legal hold, or what is: an erasure that names him or a record of
 * his, whatever desk or program sent it, and a change that leaves nothing of what told who he is. To be asked in the
 * order of the operations: a hold that is lifted in the same run stands no longer for those behind it.
 */
export async function isUnderHold(
  transaction: PushTransaction,
  associationId: string,
  operation: Operation,
  current: Standing,
): Promise<boolean> {
  // Whoever forgets meanwhile waits for it, or it for him.
  if (operation.table === 'legalHolds') await transaction.lockHolds(associationId);
  const before = current.get(recordKey({ table: operation.table, id: operation.recordId }));
  if (operation.table === 'erasures') {
    const erasure = Erasure.safeParse(operation.fields).data;
    if (!erasure) return false;
    const person = { table: 'people', id: erasure.personId } as const;
    return (
      (await heldAmong(transaction, associationId, [person, ...erasure.records.flatMap(addressOf)], current)).size > 0
    );
  }
  const after = { ...before?.fields, ...operation.fields };
  if (operation.kind !== 'change' || !before || !blanks(operation.table, before.fields, after)) return false;
  const held = await heldAmong(transaction, associationId, [{ table: before.table, id: before.id }], current);
  return held.size > 0 && !(await givesBack(transaction, associationId, before, after, current));
}

/** Which of the records are under hold, by key: themselves, by their request, or by any card of their person. */
export async function heldAmong(
  transaction: PushTransaction,
  associationId: string,
  addresses: readonly RecordAddress[],
  current: Standing,
): Promise<ReadonlySet<string>> {
  await transaction.lockHolds(associationId);
  const load = async (wanted: readonly RecordAddress[]): Promise<SyncRecord[]> => {
    const known = wanted.flatMap((address) => current.get(recordKey(address)) ?? []);
    const missing = wanted.filter((address) => !current.has(recordKey(address)));
    return [...known, ...(await transaction.loadRecords(associationId, missing))];
  };
  const [policy] = await load([{ table: 'settings', id: 'retention' }]);
  const numbers = (RetentionDocument.safeParse(policy?.fields).data?.holds ?? []).map((hold) => hold.referenceNumber);
  const { holds, merged, numbered } = await transaction.whatIsHeld(associationId, numbers);
  const inThisRun = [...current.values()];
  const standing = new Map([...holds, ...inThisRun.filter(({ table }) => table === 'legalHolds')].map(byKey));
  const kept = [...standing.values()].flatMap(({ fields }) => {
    const hold = LegalHold.safeParse(fields).data;
    return hold && stands(hold) ? [hold] : [];
  });
  if (kept.length === 0 && numbered.length === 0) return new Set();

  const requests = new Set([
    ...kept.flatMap(({ requestId }) => requestId ?? []),
    ...numbered.flatMap((record) => subjectsOf(record).requests),
  ]);
  const heldRequests = await load([...requests].map((id) => ({ table: 'requests', id })));
  const aliases = new Map(merged);
  for (const { table, id, fields } of inThisRun) {
    if (table !== 'people') continue;
    if (typeof fields['mergedInto'] === 'string') aliases.set(id, fields['mergedInto']);
    else aliases.delete(id);
  }
  const people = withMerged(
    [
      ...kept.flatMap(({ personId }) => personId ?? []),
      ...[...numbered, ...heldRequests].flatMap((record) => subjectsOf(record).people),
    ],
    [...aliases],
  );

  const numberedKeys = new Set(numbered.map(recordKey));
  const isHeld = async (address: RecordAddress): Promise<boolean> => {
    if (numberedKeys.has(recordKey(address))) return true;
    const [record = { ...address, fields: {} }] = await load([address]);
    const about = subjectsOf(record);
    const whose = (await load(about.requests.map((id) => ({ table: 'requests', id })))).flatMap(
      (each) => subjectsOf(each).people,
    );
    return about.requests.some((id) => requests.has(id)) || [...about.people, ...whose].some((id) => people.has(id));
  };
  const found = new Set<string>();
  for (const address of addresses) if (await isHeld(address)) found.add(recordKey(address));
  return found;
}

const byKey = (record: SyncRecord) => [recordKey(record), record] as const;

/** Taking a merge back gives a card what stood on it before, be it nothing: the other card, and the merge, keep what they have. */
async function givesBack(
  transaction: PushTransaction,
  associationId: string,
  { table, id }: RecordAddress,
  after: Fields,
  current: Standing,
): Promise<boolean> {
  if (table !== 'people') return false;
  const stored = await transaction.mergesInto(associationId, id);
  const merges = new Map([...stored, ...[...current.values()].filter((each) => each.table === 'merges')].map(byKey));
  return [...merges.values()].some(({ fields }) => {
    if (fields['survivorId'] !== id || (fields['state'] !== 'DONE' && fields['state'] !== 'UNDONE')) return false;
    const was = (fields['survivorBefore'] ?? {}) as Fields;
    return Object.keys(blankFacts).every((name) => name === 'flags' || sameValue(was[name], after[name]));
  });
}
