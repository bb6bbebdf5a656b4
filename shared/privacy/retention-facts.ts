import { sameValue } from '../sync/same-value.ts';
import { SERVER_AUTHOR, writeOf, type Fields, type SyncRecord } from '../sync/record.ts';
import { blankedFields } from './erasure.ts';

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
  /** The last time that somebody wrote in it, by the server's clock; what the server itself wrote does not count. */
  readonly lastAt: string;
  /** Nothing is left to be blanked. */
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

/** Raised when a release reads other facts of a record than the one before it: what was remembered of them is read anew. */
export const FACTS_VERSION = 1;

/** Keeps of a record what retention looks at. */
export function retentionFacts(record: SyncRecord): RetentionFacts {
  const { table, id, fields, writes } = record;
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
    lastAt: lastWordAt(writes),
    isBlank:
      table === 'complaints'
        ? writeOf(record, 'keys')?.deviceId === SERVER_AUTHOR
        : blank === null || Object.entries(blank).every(([name, value]) => sameValue(fields[name], value)),
  };
}

/** What the server blanked is no word on it: a request's log goes with it though the work was interrupted between them. */
function lastWordAt(writes: SyncRecord['writes']): string {
  const all = Object.values(writes);
  const spoken = all.filter(({ deviceId }) => deviceId !== SERVER_AUTHOR);
  return (spoken.length > 0 ? spoken : all).reduce(
    (last, { receivedAt }) => (receivedAt > last ? receivedAt : last),
    '',
  );
}
