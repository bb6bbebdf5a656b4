import { Dexie, type EntityTable, type Table } from 'dexie';
import type { RecordTable } from '#shared/sync/record.ts';

/**
 * A record as it lies on the disk: sealed, with only those plain columns beside it that look-ups need and that say
 * nothing about a person.
 */
export interface StoredRow {
  readonly id: string;
  readonly scope: string;
  /** The server's revision; 0 while the server has not seen the record. */
  readonly revision: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** Blind index of a phone, id or reference number (HMAC), where the table has one. */
  readonly token?: string;
  /** Whose the record is; of a person, the one it was merged into, and of a merge, the one that stands for both. */
  readonly personId?: string;
  readonly requestId?: string;
  readonly opportunityId?: string;
  readonly complaintId?: string;
  /** Riyadh day, ISO, of what the list is ordered by. */
  readonly day?: string;
  /** Of an open request: the Riyadh day on which it was received. */
  readonly openDay?: string;
  /** Of a request that is a suggestion: the Riyadh day on which it was received. What it suggests stays sealed. */
  readonly suggestedDay?: string;
}

/** One operation on its way to the server. */
export interface OutboxRow {
  readonly mid: number;
  readonly recordKey: string;
  readonly queuedAt: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** An operation that the server refused; kept until a person has looked at it. What people are asked to decide is a record of the server's. */
export interface ReviewRow extends OutboxRow {
  readonly reason: string;
  /** What is wrong with a malformed one, sealed: which fields a record has would tell what kind it is. */
  readonly faults?: Uint8Array<ArrayBuffer>;
}

/** Small facts about the store itself, each under its name. */
export interface MetaRow {
  readonly name: 'journal' | 'sync' | 'audit' | 'signing-seed';
  readonly value: unknown;
}

/** An unfinished form. */
export interface DraftRow {
  readonly name: string;
  /** When it was last typed in. */
  readonly keptAt?: string;
  /** When its owner was told that it is old. */
  readonly toldAt?: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** One link of the desk's audit. */
export interface AuditRow {
  readonly number: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** A piece of what the directory remembers between two starts. */
export interface SnapshotRow {
  readonly name: string;
  readonly scope: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export type DeskDatabase = Dexie & {
  readonly [Name in RecordTable]: Table<StoredRow, string>;
} & {
  readonly outbox: EntityTable<OutboxRow, 'mid'>;
  readonly reviews: EntityTable<ReviewRow, 'mid'>;
  readonly meta: EntityTable<MetaRow, 'name'>;
  readonly drafts: EntityTable<DraftRow, 'name'>;
  readonly audit: EntityTable<AuditRow, 'number'>;
  readonly snapshots: EntityTable<SnapshotRow, 'name'>;
};

/** The desk's database among those of its origin. */
const DATABASE = 'istiqbal';

/** Destroys the desk's database: the desk was revoked. */
export const destroyDatabase = (): Promise<void> => Dexie.delete(DATABASE);

/**
 * Opens the desk's database description. Each index costs time at the first sync, so each one here answers a question a
 * screen asks. "Strict" makes a finished transaction a written one.
 */
export function createDatabase(name = DATABASE): DeskDatabase {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({
    people: 'id, token, personId',
    contactPoints: 'id, token, personId',
    merges: 'id, personId',
    requests: 'id, token, personId, day, openDay, suggestedDay',
    notes: 'id, requestId',
    calls: 'id, personId, requestId, day',
    requestEvents: 'id, requestId, day',
    referrals: 'id, requestId',
    caseFiles: 'id',
    parties: 'id, requestId',
    caseNotes: 'id, requestId',
    appointments: 'id, requestId, day',
    volunteers: 'id, personId',
    opportunities: 'id',
    participations: 'id, opportunityId, personId, day',
    certificates: 'id, opportunityId, personId, day',
    certificateStandings: 'id',
    printJobs: 'id',
    letters: 'id, personId, requestId',
    signingKeys: 'id',
    decisions: 'id',
    settings: 'id',
    settingsVersions: 'id',
    users: 'id',
    complaints: 'id',
    complaintSteps: 'id, complaintId',
    erasures: 'id',
    consents: 'id, personId',
    subjectRequests: 'id, personId',
    legalHolds: 'id, personId, requestId',
    visits: 'id, personId, day',
    linkSendings: 'id, personId, requestId, day',
    surveyResponses: 'id, day',
    corrections: 'id, requestId, day',
    opinionReadings: 'id',
    improvements: 'id',
    outbox: 'mid, recordKey',
    reviews: 'mid',
    meta: 'name',
    drafts: 'name',
    audit: 'number',
    snapshots: 'name',
  });
  // Version 1 kept besides what was refused what people were asked about, sealed, and nobody ever took it away.
  database.version(2).upgrade((transaction) =>
    transaction
      .table<{ readonly outcome?: string }>('reviews')
      .filter(({ outcome }) => outcome === 'conflict' || outcome === 'needs-review')
      .delete(),
  );
  return database as DeskDatabase;
}
