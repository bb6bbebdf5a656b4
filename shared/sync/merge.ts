import { sameValue } from './same-value.ts';
import type { Operation } from './operation.ts';
import { checkRecord } from './record-schemas.ts';
import { SERVER_AUTHOR, type FieldRevision, type Fields, type SyncRecord } from './record.ts';
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

/** A value that a later change overwrote without knowing it; kept and shown until a person has looked at it. */
export interface OverwrittenValue {
  readonly field: string;
  readonly value: Fields[string] | null;
  readonly writtenBy: FieldRevision;
}

export type MergeOutcome =
  | { readonly kind: 'applied' | 'merged'; readonly record: SyncRecord }
  | { readonly kind: 'conflict'; readonly record: SyncRecord; readonly overwritten: readonly OverwrittenValue[] }
  | { readonly kind: 'needs-review'; readonly reason: 'requirement-gone' | 'record-missing' | 'record-exists' }
  | { readonly kind: 'quarantined'; readonly reason: 'malformed-record'; readonly field: string };

/**
 * Decides what an operation does to the record that the server holds. Pure: the order of calls is the server's order,
 * and clocks play no part. Nothing is ever dropped: what cannot be applied is named for a person to look at.
 */
export function mergeOperation(current: SyncRecord | null, operation: Operation, deviceId: string): MergeOutcome {
  if (operation.kind === 'create') {
    if (current) return { kind: 'needs-review', reason: 'record-exists' };
    return accept(null, operation, deviceId);
  }
  if (!current) return { kind: 'needs-review', reason: 'record-missing' };
  for (const [field, value] of Object.entries(operation.requires)) {
    if (!sameValue(current.fields[field], value)) return { kind: 'needs-review', reason: 'requirement-gone' };
  }
  return accept(current, operation, deviceId);
}

function accept(current: SyncRecord | null, operation: Operation, deviceId: string): MergeOutcome {
  const revision = (current?.revision ?? 0) + 1;
  const fields: Fields = { ...current?.fields };
  const fieldRevisions: Record<string, FieldRevision> = { ...current?.fieldRevisions };
  const overwritten: OverwrittenValue[] = [];
  const base = knownBase(operation, current);
  /** Written after what the author knew, and not by himself; what the server decided is decided anew with each change. */
  const isForeign = (last: FieldRevision): boolean =>
    last.revision > base && last.deviceId !== deviceId && last.deviceId !== SERVER_AUTHOR;
  const foreignChanges = Object.values(fieldRevisions).some(isForeign);

  for (const [field, value] of Object.entries(operation.fields)) {
    const last = fieldRevisions[field];
    if (current && last && isForeign(last) && !sameValue(current.fields[field], value)) {
      overwritten.push({ field, value: current.fields[field] ?? null, writtenBy: last });
    }
    fields[field] = value;
    fieldRevisions[field] = { revision, deviceId };
  }

  const checked = checkRecord(operation.table, operation.recordId, fields);
  if (!checked.ok) return { kind: 'quarantined', reason: 'malformed-record', field: checked.error.field };

  const record: SyncRecord = {
    table: operation.table,
    id: operation.recordId,
    scope: scopeOf(operation.table, fields),
    revision,
    fieldRevisions,
    fields,
  };
  if (overwritten.length > 0) return { kind: 'conflict', record, overwritten };
  return { kind: foreignChanges ? 'merged' : 'applied', record };
}

/**
 * The revision whose values the operation's author knew. A base above the record's revision comes from before the
 * server was restored: what the author saw then says nothing about what stands now.
 */
const knownBase = ({ baseRevision }: Operation, current: SyncRecord | null): number =>
  baseRevision > (current?.revision ?? 0) ? 0 : baseRevision;
