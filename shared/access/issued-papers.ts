import { blankedFields } from '../privacy/erasure.ts';
import type { Operation } from '../sync/operation.ts';
import type { Fields } from '../sync/record.ts';
import { sameValue } from '../sync/same-value.ts';

/** What goes on about a paper after it was issued: how often it was printed, and whether it still holds. */
const AFTERWARDS: ReadonlySet<string> = new Set(['state', 'prints', 'pdfSha256']);

/**
 * True if the operation would change what an issued letter or certificate says. Only forgetting a person does that, by
 * blanking it. A change that asks for a draft (`requires`) finds none, and is a person's to decide.
 */
export function altersIssuedPaper(
  { table, kind, fields, requires }: Pick<Operation, 'table' | 'kind' | 'fields' | 'requires'>,
  before: Fields | null,
): boolean {
  if ((table !== 'letters' && table !== 'certificates') || kind !== 'change' || before === null) return false;
  if (before['state'] === 'DRAFT' || before['state'] === 'DISCARDED' || requires['state'] === 'DRAFT') return false;
  const blank = blankedFields(table, before) ?? {};
  return Object.entries(fields).some(([field, value]) => {
    if (field === 'state') return value === 'DRAFT' || value === 'DISCARDED';
    return !AFTERWARDS.has(field) && !sameValue(value, blank[field]) && !sameValue(value, before[field]);
  });
}
