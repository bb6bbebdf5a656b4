import { z } from 'zod';
import { Section } from '../association/section.ts';
import type { Fields, RecordTable } from '../sync/record.ts';
import { sameValue } from '../sync/same-value.ts';
import { blankedFields } from './erasure.ts';

/*
 * A court or the board may want kept what is known of somebody or of a request. Until the hold is lifted nothing of it is
 * blanked: by nobody's request to be forgotten, and by no end of a period. It follows the person through merges, because
 * it is asked of all his cards together; taken back, a merge leaves it where it was set.
 */

/** Letters of the longest reason. */
export const LONGEST_HOLD_REASON = 300;

/**
 * That a person, or a request with whoever it is about, is kept whatever happens. Its words may tell of a matter, so it is
 * held like a case: by supervisors and the manager. Once set, it can only be lifted; a new one says anything new.
 */
export const LegalHold = z.strictObject({
  section: Section,
  isCase: z.literal(true),
  /** Null only for a request that is about nobody known. */
  personId: z.string().max(64).nullable(),
  /** Null where the person is held, and not for one request. */
  requestId: z.string().max(64).nullable(),
  reason: z.string().trim().min(1).max(LONGEST_HOLD_REASON),
  setAt: z.iso.datetime(),
  setBy: z.string().max(64),
  liftedAt: z.iso.datetime().nullable(),
  liftedBy: z.string().max(64).nullable(),
});
export type LegalHold = z.infer<typeof LegalHold>;

/** What lifting a hold writes. */
export const LIFTING = ['liftedAt', 'liftedBy'] as const;

/** Whether a hold stands. */
export const stands = ({ liftedAt }: Pick<LegalHold, 'liftedAt'>): boolean => liftedAt === null;

/** Every card of these people: cards that were merged, in whatever direction, are one person. */
export function withMerged(
  people: Iterable<string>,
  merged: readonly (readonly [personId: string, mergedInto: string])[],
): ReadonlySet<string> {
  const beside = new Map<string, string[]>();
  for (const [one, other] of merged) {
    beside.set(one, [...(beside.get(one) ?? []), other]);
    beside.set(other, [...(beside.get(other) ?? []), one]);
  }
  const reached = new Set(people);
  // A set that grows while it is walked is walked to its new end.
  for (const id of reached) for (const next of beside.get(id) ?? []) reached.add(next);
  return reached;
}

/** The people and requests that a record is about. */
export function subjectsOf({
  table,
  id,
  fields,
}: {
  readonly table: RecordTable;
  readonly id: string;
  readonly fields: Fields;
}): {
  readonly people: readonly string[];
  readonly requests: readonly string[];
} {
  const named = (...names: string[]): string[] =>
    names.flatMap((name) => (typeof fields[name] === 'string' ? [fields[name]] : []));
  return {
    people: [...(table === 'people' ? [id] : []), ...named('personId', 'survivorId', 'mergedId')],
    requests: [...(table === 'requests' ? [id] : []), ...named('requestId')],
  };
}

/**
 * True if a change leaves nothing of what told who somebody is, where something did. Deciding what the server asked blanks
 * what it kept as well, and is no forgetting.
 */
export function blanks(table: RecordTable, before: Fields, after: Fields): boolean {
  return table !== 'decisions' && isBlank(table, after) && !isBlank(table, before);
}

function isBlank(table: RecordTable, fields: Fields): boolean {
  const blank = Object.entries(blankedFields(table, fields) ?? {}).filter(([name]) => name !== 'flags');
  return blank.length > 0 && blank.every(([name, value]) => sameValue(fields[name], value));
}
