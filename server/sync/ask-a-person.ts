import { Section } from '#shared/association/section.ts';
import { ABOUT_FORGOTTEN, Decision } from '#shared/sync/decision.ts';
import { mergeOperation, type Arrival, type OverwrittenValue } from '#shared/sync/merge.ts';
import { OPERATION_SCHEMA, type Operation } from '#shared/sync/operation.ts';
import { SERVER_AUTHOR, type SyncRecord } from '#shared/sync/record.ts';
import { ASSOCIATION_SCOPE, COMPLAINTS_SCOPE, scopeOf } from '#shared/sync/scope.ts';
import { unstorableText } from '#shared/sync/unstorable-text.ts';

/** Characters of what was wanted that a decision shows: it comes to every desk of its scope, five hundred in one page. */
const LONGEST_SHOWN = 256 * 1024;

/**
 * The decision that an operation makes necessary, as a record of its own; null where its outcome asks for none. What it
 * wanted and did not get, or overwrote without knowing it, is kept in it, in the scope of the record in question.
 */
export function decisionOn(
  operation: Operation,
  outcome: { readonly outcome: string; readonly reason?: string },
  overwritten: readonly OverwrittenValue[],
  standing: SyncRecord | undefined,
  arrival: Arrival,
): SyncRecord | null {
  const kind = outcome.outcome;
  if (kind !== 'conflict' && kind !== 'needs-review' && kind !== 'quarantined') return null;
  const askedBy = { ...arrival, by: operation.by, at: operation.at };
  const scope = standing?.scope ?? scopeOfUnheld(operation);
  const wanted = Object.entries(operation.fields).map(([field, value]) => ({ field, value, writtenBy: askedBy }));
  // Where nobody can tell whom it belongs to, or it is longer than any form's, what was wanted stays in the log alone; what was taken stands in its record.
  const mayBeShown =
    outcome.reason !== ABOUT_FORGOTTEN &&
    scope !== null &&
    unstorableText(operation.fields) === null &&
    JSON.stringify(operation.fields).length <= LONGEST_SHOWN;
  const twice = kind === 'conflict' ? swappedTwice(standing, overwritten) : null;
  const decision: Decision = {
    scope: scope ?? ASSOCIATION_SCOPE,
    kind,
    reason: outcome.reason ?? '',
    table: operation.table,
    recordId: operation.recordId,
    kept: kind === 'conflict' ? [...overwritten] : mayBeShown ? wanted.slice(0, 200) : [],
    ...twice,
    askedBy,
    state: 'OPEN',
  };
  const merged = mergeOperation(
    null,
    {
      ...operation,
      schema: OPERATION_SCHEMA,
      by: null,
      kind: 'create',
      table: 'decisions',
      recordId: `${arrival.deviceId}-${operation.mid}`,
      fields: decision,
      requires: {},
      at: arrival.receivedAt,
    },
    { ...arrival, deviceId: SERVER_AUTHOR },
  );
  return merged.kind === 'applied' ? merged.record : null;
}

/**
 * Two desks swapped one question without knowing of each other: nobody is asked about an answer. What the first of them had taken out of the
 * record, which was to be kept in the question, is asked about as a value of that record.
 */
function swappedTwice(
  standing: SyncRecord | undefined,
  overwritten: readonly OverwrittenValue[],
): Pick<Decision, 'table' | 'recordId' | 'kept'> | null {
  const question = standing?.table === 'decisions' ? Decision.safeParse(standing.fields).data : undefined;
  if (!question) return null;
  const kept = overwritten.flatMap(({ value }) => Decision.shape.kept.safeParse(value).data ?? []);
  return { table: question.table, recordId: question.recordId, kept };
}

/** Whose a record is that the server does not hold, as far as the operation itself says so. */
function scopeOfUnheld({ kind, table, fields }: Operation): string | null {
  const scope = scopeOf(table, fields);
  const saysSo = scope === COMPLAINTS_SCOPE || (kind === 'create' && Section.safeParse(fields['section']).success);
  return saysSo ? scope : null;
}
