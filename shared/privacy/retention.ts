import { z } from 'zod';
import { isOpen, RequestState } from '../requests/request-state.ts';
import { survivorOf } from '../people/merge-people.ts';
import { recordKey } from '../sync/record.ts';
import type { RetentionFacts } from './retention-facts.ts';

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

/** Since when something must have been written to be kept; what is older may be due, and never what is not. */
export interface RetentionBounds {
  readonly inquiries: string;
  readonly requests: string;
  readonly people: string;
  readonly given: string;
  readonly complaints: string;
  readonly visits: string;
  readonly unansweredCalls: string;
}

/** Kinds of requests that are kept for a time of their own. */
export const INQUIRIES = ['INQUIRY', 'SUGGESTION'] as const;

/** The bounds of a day. */
export function retentionBounds(policy: RetentionDocument, now: string): RetentionBounds {
  const before = (years: number): string => `${String(Number(now.slice(0, 4)) - years)}${now.slice(4)}`;
  return {
    inquiries: before(policy.inquiryYears),
    requests: before(policy.closedRequestYears),
    people: before(policy.closedRequestYears),
    given: before(policy.volunteerYears),
    complaints: before(policy.complaintYears),
    visits: before(policy.visitYears),
    unansweredCalls: new Date(Date.parse(now) - policy.unansweredCallDays * DAY).toISOString(),
  };
}

/**
 * The records whose time is over on a day and that stand under no hold. It is true of a record where among the others are
 * its request, every card of its person and of its request's, all that is about them, and what is held.
 */
export function expired(
  records: readonly RetentionFacts[],
  policy: RetentionDocument,
  now: string,
): Pick<RetentionFacts, 'table' | 'id'>[] {
  const bounds = retentionBounds(policy, now);
  const all = asOnePerson(records);
  const held = holdOf(all, policy);
  const isOver = (facts: RetentionFacts): boolean => {
    const state = RequestState.safeParse(facts.state).data;
    if (state === undefined || isOpen(state)) return false;
    return facts.lastAt < (INQUIRIES.some((type) => type === facts.type) ? bounds.inquiries : bounds.requests);
  };
  const overRequests = new Set(all.filter((each) => each.table === 'requests' && isOver(each)).map(({ id }) => id));
  const kept = peopleKept(all, overRequests, bounds);

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
        return outcome !== 'REACHED' && outcome !== 'CALLBACK' && lastAt < bounds.unansweredCalls;
      case 'complaints':
        return (facts.state === 'CLOSED' || facts.state === 'NOT_RELATED') && lastAt < bounds.complaints;
      case 'visits':
        return lastAt < bounds.visits;
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
  since: Pick<RetentionBounds, 'people' | 'given'>,
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
