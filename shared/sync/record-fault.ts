import { z } from 'zod';
import type { Fields } from './record.ts';

/** What can be wrong with a field, as a person who mends it is told. */
const FaultKind = z.enum([
  'missing',
  'too-long',
  'too-short',
  'too-high',
  'too-low',
  'no-choice',
  'bad-form',
  'wrong-kind',
  'unknown',
  'unstorable',
  'does-not-fit',
]);

/** The longest path of a field that is told; of a longer one its beginning is. */
const LONGEST_PATH = 200;

/** Faults of one record that are told at once: as many as a form of them can show. */
export const MOST_FAULTS = 20;

/** What is wrong with one field of a record: of which, and how. */
export const RecordFault = z.strictObject({
  /** Its path, «birth.date». */
  field: z.string().max(LONGEST_PATH),
  fault: FaultKind,
  /** The most or the least that fits, where it is a matter of size. */
  limit: z.number().nullable(),
});
export type RecordFault = z.infer<typeof RecordFault>;

type Issue = z.core.$ZodIssue;

/** Every field that a shape refuses, once each, in the order of the shape. */
export function faultsIn({ issues }: z.ZodError, fields: Fields): RecordFault[] {
  const faults = new Map<string, RecordFault>();
  for (const issue of issues)
    for (const fault of faultsOfIssue(issue, fields)) if (!faults.has(fault.field)) faults.set(fault.field, fault);
  return [...faults.values()].slice(0, MOST_FAULTS);
}

/** One fault that a shape does not know of. */
export const faultAt = (path: string, fault: RecordFault['fault']): RecordFault => ({
  field: path.length > LONGEST_PATH ? (path.split('.')[0] ?? '').slice(0, LONGEST_PATH) : path,
  fault,
  limit: null,
});

function faultsOfIssue(issue: Issue, fields: Fields): RecordFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => faultAt([...path, key].join('.'), 'unknown'));
  const value = valueAt(fields, path);
  const fault = isEmpty(value) ? 'missing' : kindOf(issue);
  return [{ ...faultAt(path.join('.'), fault), limit: fault === 'missing' ? null : limitOf(issue) }];
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function kindOf(issue: Issue): RecordFault['fault'] {
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong-kind';
    case 'too_big':
      return isCounted(issue.origin) ? 'too-long' : 'too-high';
    case 'too_small':
      return isCounted(issue.origin) ? 'too-short' : 'too-low';
    case 'invalid_value':
      return 'no-choice';
    case 'invalid_format':
      return 'bad-form';
    default:
      return 'does-not-fit';
  }
}

/** Letters and entries are counted; a number is weighed. */
const isCounted = (origin: string): boolean => origin === 'string' || origin === 'array';

function limitOf(issue: Issue): number | null {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.code === 'too_small' ? issue.minimum : null;
  return limit === null ? null : Number(limit);
}

/** What stands at a path of a record; undefined where nothing does. */
export function valueAt(fields: Fields, path: readonly string[]): unknown {
  let value: unknown = fields;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}
