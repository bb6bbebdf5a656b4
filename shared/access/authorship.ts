import type { Operation } from '../sync/operation.ts';
import type { Fields, RecordTable } from '../sync/record.ts';
import { sameValue } from '../sync/same-value.ts';

/*
 * Some fields say who did something: who vouched for hours, who let two share a time, whose letter it is. Whoever writes
 * can name nobody but himself there. What another has said stands only word for word as it stood.
 */

/**
 * By table, the fields that name somebody: the value itself is the name (null), or the object, or each of the list, names
 * him under this key.
 */
export const vouchingFields: Partial<Record<RecordTable, Readonly<Record<string, string | null>>>> = {
  requestEvents: { by: null },
  referrals: { sentBy: null },
  caseFiles: { safety: 'releasedBy' },
  caseNotes: { by: null },
  appointments: { override: 'by', moves: 'by' },
  participations: { recordedBy: null, verifiedBy: null },
  letters: { writtenBy: null, issuedBy: null },
  consents: { takenBy: null, withdrawnBy: null },
  legalHolds: { setBy: null, liftedBy: null },
  subjectRequests: { takenBy: null, closedBy: null },
  linkSendings: { by: null },
  surveyResponses: { takenBy: null },
  corrections: { by: null },
  opinionReadings: { readBy: null },
  improvements: { heard: 'by', action: 'by', effect: 'by' },
};

/** Hours are whoever's who wrote them down last, and count once somebody else has vouched for these. */
const RECKONED = ['attendance', 'hours'] as const;

type Change = Pick<Operation, 'kind' | 'table' | 'fields' | 'by'>;

/** True if the operation puts words into the mouth of somebody who is not its author, over the record as it stands. */
export function speaksForAnother({ kind, table, fields, by }: Change, before: Fields | null): boolean {
  const named = Object.entries(vouchingFields[table] ?? {});
  const isForeign = ([field, key]: (typeof named)[number]): boolean => {
    const standing = sayings(before?.[field], key);
    return sayings(fields[field], key).some(
      ({ name, said }) => name !== by && !standing.some((known) => sameValue(known.said, said)),
    );
  };
  if (named.some(isForeign)) return true;
  return table === 'participations' && kind === 'change' && before !== null && staysVouchedFor(fields, before, by);
}

/** Other hours than those that somebody wrote down, or vouched for, still under that name. */
function staysVouchedFor(fields: Fields, before: Fields, by: string | null): boolean {
  const isReckonedAnew = RECKONED.some((field) => field in fields && !sameValue(fields[field], before[field]));
  const after: Fields = { ...before, ...fields };
  return isReckonedAnew && (after['recordedBy'] !== by || after['verifiedBy'] !== null);
}

/**
 * The values of a record as somebody who chooses them anew may write them: under his own name where they carried
 * another's. Hours that he chose are his, and wait for somebody else to vouch for them.
 */
export function underOwnName(table: RecordTable, fields: Fields, before: Fields, by: string): Fields {
  const own: Fields = { ...fields };
  for (const [field, key] of Object.entries(vouchingFields[table] ?? {})) {
    const standing = sayings(before[field], key);
    const resign = (said: Fields[string]): Fields[string] =>
      sayings(said, key).length === 0 || standing.some((known) => sameValue(known.said, said))
        ? said
        : key === null
          ? by
          : { ...(said as Fields), [key]: by };
    const value = fields[field];
    if (value === undefined) continue;
    own[field] = Array.isArray(value) ? value.map(resign) : resign(value);
  }
  if (table !== 'participations') return own;
  return { ...own, recordedBy: by, verifiedBy: null, verifiedAt: null };
}

interface Saying {
  readonly name: unknown;
  readonly said: unknown;
}

/** What is said in somebody's name in a value; nothing where it names nobody. */
function sayings(value: unknown, key: string | null): Saying[] {
  if (Array.isArray(value)) return value.flatMap((each) => sayings(each, key));
  const name = key !== null && isObject(value) ? value[key] : key === null ? value : null;
  return name === null || name === undefined ? [] : [{ name, said: value }];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
