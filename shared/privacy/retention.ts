import { z } from 'zod';
import { isOpen, RequestState } from '../requests/request-state.ts';
import { survivorOf } from '../people/merge-people.ts';
import { sameValue } from '../sync/same-value.ts';
import { recordKey, type Fields, type SyncRecord } from '../sync/record.ts';
import { blankedFields } from './erasure.ts';

/*
 * What tells who somebody is is kept no longer than it is needed (Personal Data Protection Law, article 18): then it is
 * blanked as if he had asked to be forgotten, and what happened, when and how often stays for the statistics. What a
 * court or the board wants kept stands under hold and is left alone.
 */

/** What has this number (a request, a complaint, a letter, a certificate) is kept whatever its age, with the person it is about. */
const Hold = z.strictObject({
  id: z.string().min(1).max(40),
  referenceNumber: z.string().min(1).max(30).meta({ field: 'latin' }),
  reason: z.string().min(1).max(200),
});

/** How long the association keeps what. */
export const RetentionDocument = z.strictObject({
  /** Numbers that nobody was reached at. */
  unansweredCallDays: z.int().min(1).max(3650),
  /** Inquiries and suggestions after the last word on them. */
  inquiryYears: z.int().min(1).max(50),
  /** Other requests after they were closed, and people whose last one it was. */
  closedRequestYears: z.int().min(1).max(50),
  /** People who gave hours or hold a certificate, after the last of it. */
  volunteerYears: z.int().min(1).max(50),
  /** Complaints after the last step: their keys are destroyed. */
  complaintYears: z.int().min(1).max(50),
  /** Who stood in the queue when, and why before others. */
  visitYears: z.int().min(1).max(50),
  /** Links of the audit; the association's policy gives no period for it, nor the law one. */
  auditYears: z.int().min(1).max(50),
  /** What was begun and not saved, after the last letter. */
  draftDays: z.int().min(7).max(3650),
  holds: z.array(Hold).max(200),
});
export type RetentionDocument = z.infer<typeof RetentionDocument>;

/** The little of a record that retention looks at; nothing in it tells who somebody is. */
export interface RetentionFacts {
  readonly table: SyncRecord['table'];
  readonly id: string;
  readonly personId: string | null;
  readonly requestId: string | null;
  readonly referenceNumber: string | null;
  readonly state: string | null;
  readonly type: string | null;
  readonly outcome: string | null;
  /** Of a person: the card that his was merged into. */
  readonly mergedInto: string | null;
  /** A legal hold that stands. */
  readonly isStandingHold: boolean;
  /** The last time that somebody wrote in it, by the server's clock. */
  readonly lastAt: string;
  readonly isBlank: boolean;
}

/**
 * What is to be blanked of a record whose time is over; null where the table holds nothing of the kind. Of a complaint it
 * is the keys, which are written over with random ones: nothing opens it any more.
 */
export function expiredFields(table: SyncRecord['table'], fields: Fields): Fields | null {
  // Of a request that is over, it does not matter any more whose it was.
  if (table === 'requests') return { ...blankedFields(table, fields), personId: null };
  // What is left of a visit are its times: how long people wait is counted over years.
  if (table === 'visits') return { ...blankedFields(table, fields), personId: null, requestId: '', appointment: null };
  return blankedFields(table, fields);
}

/** Keeps of a record what retention looks at. */
export function retentionFacts({ table, id, fields, writes }: SyncRecord): RetentionFacts {
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const blank = expiredFields(table, fields);
  return {
    table,
    id,
    personId: table === 'people' ? id : text(table === 'merges' ? 'survivorId' : 'personId'),
    requestId: table === 'requests' ? id : text('requestId'),
    referenceNumber: text('referenceNumber') ?? text('letterNumber') ?? text('certificateNumber'),
    state: text('state'),
    type: text('type'),
    outcome: text('outcome'),
    mergedInto: table === 'people' ? text('mergedInto') : null,
    isStandingHold: table === 'legalHolds' && fields['liftedAt'] === null,
    lastAt: Object.values(writes).reduce((last, { receivedAt }) => (receivedAt > last ? receivedAt : last), ''),
    isBlank:
      table !== 'complaints' &&
      (blank === null || Object.entries(blank).every(([name, value]) => sameValue(fields[name], value))),
  };
}

/** The records whose time is over on a day and that stand under no hold. */
export function expired(
  records: readonly RetentionFacts[],
  policy: RetentionDocument,
  now: string,
): Pick<RetentionFacts, 'table' | 'id'>[] {
  const before = (years: number): string => `${String(Number(now.slice(0, 4)) - years)}${now.slice(4)}`;
  const all = asOnePerson(records);
  const held = holdOf(all, policy);
  const isOver = (facts: RetentionFacts): boolean => {
    const state = RequestState.safeParse(facts.state).data;
    if (state === undefined || isOpen(state)) return false;
    const isInquiry = facts.type === 'INQUIRY' || facts.type === 'SUGGESTION';
    return facts.lastAt < before(isInquiry ? policy.inquiryYears : policy.closedRequestYears);
  };
  const overRequests = new Set(all.filter((each) => each.table === 'requests' && isOver(each)).map(({ id }) => id));
  const kept = peopleKept(all, overRequests, {
    people: before(policy.closedRequestYears),
    given: before(policy.volunteerYears),
  });
  const unanswered = new Date(Date.parse(now) - policy.unansweredCallDays * DAY).toISOString();

  const isDue = (facts: RetentionFacts): boolean => {
    const { table, requestId, personId, outcome, lastAt } = facts;
    switch (table) {
      case 'requests':
        return overRequests.has(facts.id);
      case 'notes':
      case 'caseNotes':
      case 'requestEvents':
        return requestId !== null && overRequests.has(requestId);
      case 'letters':
        return (requestId !== null && overRequests.has(requestId)) || (personId !== null && !kept.has(personId));
      case 'calls':
        if (requestId !== null && overRequests.has(requestId)) return true;
        return outcome !== 'REACHED' && outcome !== 'CALLBACK' && lastAt < unanswered;
      case 'complaints':
        return (facts.state === 'CLOSED' || facts.state === 'NOT_RELATED') && lastAt < before(policy.complaintYears);
      case 'visits':
        return lastAt < before(policy.visitYears);
      case 'people':
      case 'contactPoints':
      case 'merges':
      case 'volunteers':
      case 'certificates':
      case 'consents':
      case 'subjectRequests':
      case 'legalHolds':
        return personId !== null && !kept.has(personId);
      default:
        return false;
    }
  };
  return all
    .filter((facts) => !facts.isBlank && !isHeld(facts, held) && isDue(facts))
    .map(({ table, id }) => ({ table, id }));
}

/** Cards that were merged are one person's: what is new on one of them keeps what stands on all. */
function asOnePerson(all: readonly RetentionFacts[]): readonly RetentionFacts[] {
  const aliases = new Map(
    all.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto] as const])),
  );
  if (aliases.size === 0) return all;
  const standsFor = (personId: string): string => survivorOf(personId, (id) => aliases.get(id) ?? null);
  return all.map((facts) => ({ ...facts, personId: facts.personId === null ? null : standsFor(facts.personId) }));
}

const DAY = 24 * 60 * 60_000;

interface Held {
  readonly records: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

/** Whoever an order or a number is about is held with all his cards, and with every request of his and its log. */
function holdOf(all: readonly RetentionFacts[], { holds }: RetentionDocument): Held {
  const numbers = new Set(holds.map(({ referenceNumber }) => referenceNumber));
  const ordered = new Set(all.flatMap((each) => (each.isStandingHold ? (each.requestId ?? []) : [])));
  const named = all.filter(
    ({ table, id, referenceNumber, isStandingHold }) =>
      isStandingHold ||
      (referenceNumber !== null && numbers.has(referenceNumber)) ||
      (table === 'requests' && ordered.has(id)),
  );
  const people = new Set(named.flatMap(({ personId }) => personId ?? []));
  const theirs = all.filter(({ table, personId }) => table === 'requests' && personId !== null && people.has(personId));
  return {
    records: new Set(named.map(recordKey)),
    requests: new Set([...named, ...theirs].flatMap(({ requestId }) => requestId ?? [])),
    people,
  };
}

const isHeld = (facts: RetentionFacts, { records, requests, people }: Held): boolean => {
  const { requestId, personId } = facts;
  return (
    records.has(recordKey(facts)) ||
    (requestId !== null && requests.has(requestId)) ||
    (personId !== null && people.has(personId))
  );
};

/** People about whom there is still something to be done or to be shown: a request, a word of late, hours given. */
function peopleKept(
  all: readonly RetentionFacts[],
  overRequests: ReadonlySet<string>,
  since: { readonly people: string; readonly given: string },
): ReadonlySet<string> {
  const keeps = ({ table, id, lastAt }: RetentionFacts): boolean => {
    if (table === 'requests') return !overRequests.has(id);
    // Nobody is kept longer because somebody wanted him kept.
    if (table === 'legalHolds') return false;
    if (table === 'participations' || table === 'certificates') return lastAt >= since.given;
    return lastAt >= since.people;
  };
  return new Set(all.filter(keeps).flatMap(({ personId }) => personId ?? []));
}
