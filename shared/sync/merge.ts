import { sameValue } from './same-value.ts';
import type { Operation } from './operation.ts';
import type { AFTER_REVOCATION } from './decision.ts';
import type { UNCONFIRMED_AUTHOR } from './refusal-reason.ts';
import { checkRecord } from './record-schemas.ts';
import { isServersOwn, SERVER_AUTHOR, writeOf, type Fields, type SyncRecord, type Write } from './record.ts';
import { scopeOf } from './scope.ts';

/*
 *   desk A  ── change phone, base 4 ──►  ┐
 *                                        ├─ server order decides: each accepted operation is one revision
 *   desk B  ── change phone, base 4 ──►  ┘
 *
 *   A arrives first:  revision 5, phone = A's.                       → applied
 *   B arrives later:  revision 6, phone = B's, A's value kept aside. → conflict  (B did not know revision 5)
 *   B changes another field than A did:                              → merged    (nothing is overwritten)
 */

/** How an operation reached the server: from which device, when, and in which epoch. */
export type Arrival = Pick<Write, 'deviceId' | 'receivedAt' | 'epoch'>;

/** A value that a later change overwrote without knowing it; kept and shown until a person has looked at it. */
export interface OverwrittenValue {
  readonly field: string;
  readonly value: Fields[string] | null;
  readonly writtenBy: Write;
}

export type MergeOutcome =
  | { readonly kind: 'applied' | 'merged'; readonly record: SyncRecord }
  | { readonly kind: 'conflict'; readonly record: SyncRecord; readonly overwritten: readonly OverwrittenValue[] }
  | {
      readonly kind: 'needs-review';
      readonly reason:
        'requirement-gone' | 'record-missing' | 'record-exists' | typeof AFTER_REVOCATION | typeof UNCONFIRMED_AUTHOR;
    }
  | { readonly kind: 'quarantined'; readonly reason: 'malformed-record'; readonly field: string }
  | { readonly kind: 'quarantined'; readonly reason: 'not-permitted' };

/**
 * Decides what an operation does to the record that the server holds. Pure: the order of calls is the server's order,
 * and clocks play no part. Nothing is ever dropped: what cannot be applied is named for a person to look at.
 */
export function mergeOperation(current: SyncRecord | null, operation: Operation, arrival: Arrival): MergeOutcome {
  if (isServersOwn(operation.table) && arrival.deviceId !== SERVER_AUTHOR)
    return { kind: 'quarantined', reason: 'not-permitted' };
  if (operation.kind === 'create') {
    if (current) return { kind: 'needs-review', reason: 'record-exists' };
    return accept(null, operation, arrival);
  }
  if (!current) return { kind: 'needs-review', reason: 'record-missing' };
  for (const [field, value] of Object.entries(operation.requires)) {
    if (!sameValue(current.fields[field], value)) return { kind: 'needs-review', reason: 'requirement-gone' };
  }
  return accept(current, operation, arrival);
}

function accept(current: SyncRecord | null, operation: Operation, arrival: Arrival): MergeOutcome {
  const fields: Fields = { ...current?.fields, ...operation.fields };
  const checked = checkRecord(operation.table, operation.recordId, fields);
  if (!checked.ok) return { kind: 'quarantined', reason: 'malformed-record', field: checked.error.field };

  const write: Write = { ...arrival, by: operation.by, at: operation.at };
  if (!current) return { kind: 'applied', record: firstRevision(operation, write) };

  const isForeign = foreignTo(operation, current, arrival.deviceId);
  const overwritten = Object.entries(operation.fields).flatMap(([field, value]): OverwrittenValue[] => {
    const writtenBy = writeOf(current, field);
    if (!writtenBy || !isForeign(field) || sameValue(current.fields[field], value)) return [];
    return [{ field, value: current.fields[field] ?? null, writtenBy }];
  });
  const record = writeFields(current, operation.fields, write);
  if (overwritten.length > 0) return { kind: 'conflict', record, overwritten };
  return { kind: Object.keys(current.fields).some(isForeign) ? 'merged' : 'applied', record };
}

const firstRevision = ({ table, recordId: id, fields }: Operation, write: Write): SyncRecord => ({
  table,
  id,
  scope: scopeOf(table, fields),
  revision: 1,
  epoch: write.epoch,
  fieldRevisions: {},
  writes: { 1: write },
  fields,
});

/** The record with one more revision, which wrote these fields. Writes that no field needs any more are forgotten. */
export function writeFields(current: SyncRecord, changed: Fields, write: Write): SyncRecord {
  const revision = current.revision + 1;
  const fields = { ...current.fields, ...changed };
  const fieldRevisions = { ...current.fieldRevisions };
  for (const field of Object.keys(changed)) fieldRevisions[field] = revision;
  const needed = new Set([1, revision, ...Object.values(fieldRevisions)]);
  const writes: Record<string, Write> = {};
  for (const [number, earlier] of Object.entries(current.writes))
    if (needed.has(Number(number))) writes[number] = earlier;
  writes[revision] = write;
  return {
    ...current,
    scope: scopeOf(current.table, fields),
    revision,
    epoch: write.epoch,
    fieldRevisions,
    writes,
    fields,
  };
}

/**
 * Tells which fields somebody else wrote after what the operation's author knew. What the server itself decided is
 * decided anew with each change. Revisions of another epoch than the author's come from a server that was restored: he
 * cannot have known them, however small their number.
 */
function foreignTo({ baseRevision, baseEpoch }: Operation, current: SyncRecord, deviceId: string) {
  return (field: string): boolean => {
    const write = writeOf(current, field);
    if (!write || write.deviceId === deviceId || write.deviceId === SERVER_AUTHOR) return false;
    return (current.fieldRevisions[field] ?? 1) > baseRevision || write.epoch > baseEpoch;
  };
}
