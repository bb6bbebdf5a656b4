import type { AuditEntry, AuditFacts, AuditKind } from '#shared/access/audit-entry.ts';
import type { User } from '#shared/access/user.ts';
import type { SecretKind } from '#shared/access/user-secret.ts';
import type { Section } from '#shared/association/section.ts';
import type { TimeSpan } from '#shared/appointments/barred-times.ts';
import type { Slot } from '#shared/appointments/free-slots.ts';
import type { BucketDigest } from '#shared/contract/digest.ts';
import type { AuditLine } from '#shared/contract/audit.ts';
import type { OperationResult } from '#shared/contract/push.ts';
import type { ScopePage } from '#shared/contract/pull.ts';
import type { RetentionBounds } from '#shared/privacy/retention.ts';
import type { RetentionFacts } from '#shared/privacy/retention-facts.ts';
import type { OverwrittenValue } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/operation.ts';
import type { SaveIdentity } from '#shared/sync/save-identity.ts';
import type { Fields, RecordTable, SyncRecord } from '#shared/sync/record.ts';

/** A desk that has shown its token. */
export interface Device {
  readonly associationId: string;
  readonly deviceId: string;
  readonly deskCode: string;
}

/** Where an association stands: raised epoch = restored, raised generation = changed grants, high = last sequence. */
export interface Standing {
  readonly epoch: number;
  readonly generation: number;
  readonly high: number;
}

export interface RecordAddress {
  readonly table: RecordTable;
  readonly id: string;
}

/** One accepted operation with what became of it, for the operation log. */
export interface LoggedOperation {
  readonly operation: Operation;
  readonly result: OperationResult;
  readonly overwritten: readonly OverwrittenValue[];
}

/** What became of an operation when it was first taken, and which save it was. */
export interface EarlierOutcome extends Pick<OperationResult, 'mid' | 'outcome' | 'reason'> {
  readonly save: SaveIdentity;
}

export interface ChangedRecord {
  readonly record: SyncRecord;
  /** True if there was no such record when the transaction looked. */
  readonly isNew: boolean;
  /** The scope it was in before, where that was another one. */
  readonly leftScope: string | null;
}

/** What an appointment asks for. */
export interface SlotClaim extends Slot {
  readonly appointmentId: string;
  readonly requestId: string;
  readonly personId: string | null;
}

/** A slot that is held, by which appointment. */
export interface SlotOfRequest extends TimeSpan {
  readonly appointmentId: string;
}

/** What stands in the way of forgetting somebody. */
export interface WhatIsHeld {
  /** Every hold, lifted ones among them. */
  readonly holds: readonly SyncRecord[];
  /** Cards that were merged, each with the one it was merged into; empty where nothing is held. */
  readonly merged: readonly (readonly [personId: string, mergedInto: string])[];
  /** What has one of the numbers that were asked for. */
  readonly numbered: readonly SyncRecord[];
}

/** How far the server has a device's operations, and how far the newest finished backup has them. */
export interface DeviceMarks {
  readonly lastMid: number;
  readonly stableMid: number;
}

/** What a push does inside its one transaction. */
export interface PushTransaction {
  /** Locks the device until the transaction ends; two pushes of one device never run side by side. */
  lockMarks(device: Device): Promise<DeviceMarks>;
  standing(associationId: string): Promise<Standing>;
  /** The records named, locked; missing ones are absent. */
  loadRecords(associationId: string, addresses: readonly RecordAddress[]): Promise<SyncRecord[]>;
  /** What became of operations of this device that were taken before. */
  earlierOutcomes(device: Device, mids: readonly number[]): Promise<EarlierOutcome[]>;
  /**
   * True if no other appointment holds the slot and its person is nowhere else then; it is then this appointment's, and an
   * earlier one of its is free.
   */
  claimSlot(associationId: string, claim: SlotClaim): Promise<boolean>;
  /** The sides of the case that a request belongs to, or of the case named; locked against other sides' bookings. */
  partiesOf(associationId: string, requestId: string, caseId: string | null): Promise<SyncRecord[]>;
  /** The slots that these requests' appointments hold. */
  slotsOf(associationId: string, requestIds: readonly string[]): Promise<readonly SlotOfRequest[]>;
  /** Appointments placed beside another at this room and time or with this person, the oldest first; not its own. */
  placedBeside(associationId: string, claim: SlotClaim): Promise<SyncRecord[]>;
  releaseSlot(associationId: string, appointmentId: string): Promise<void>;
  /**
   * Writes the changed records in the order of the sequence; takes the association's counter row last. Where another
   * transaction made one of the new records meanwhile, this one is begun again from its first step.
   */
  writeRecords(associationId: string, changed: readonly ChangedRecord[]): Promise<void>;
  logOperations(device: Device, logged: readonly LoggedOperation[], lastMid: number): Promise<void>;
  /** Writes down what was done that the audit has to know of; before the records are written. */
  audit(associationId: string, notes: readonly AuditNote[]): Promise<void>;
  /** Which of these records are of somebody who was forgotten, by key: there is an erasure that names them. */
  forgottenAmong(associationId: string, addresses: readonly RecordAddress[]): Promise<ReadonlySet<string>>;
  /** Takes the values out of every logged operation on these records, and what was overwritten in them. */
  forgetHistory(associationId: string, addresses: readonly RecordAddress[]): Promise<void>;
  /** Whoever sets or lifts a hold, or forgets somebody, waits until the transaction ends. */
  lockHolds(associationId: string): Promise<void>;
  whatIsHeld(associationId: string, numbers: readonly string[]): Promise<WhatIsHeld>;
  /** The merges into this card. */
  mergesInto(associationId: string, personId: string): Promise<SyncRecord[]>;
  /** What people were asked to decide about these records, locked. */
  decisionsAbout(associationId: string, addresses: readonly RecordAddress[]): Promise<SyncRecord[]>;
}

/** A `ScopePage` as JSON text, and what its reader must know of it to ask for the next one. */
export interface PageText extends Pick<ScopePage, 'to' | 'more'> {
  readonly json: string;
}

/** What the sync service needs of the database. */
export interface SyncStorage {
  /**
   * All of the work or nothing. Where transactions stood in each other's way the work is done again from the start, so
   * it must have no effect but through its transaction.
   */
  inPushTransaction<Value>(work: (transaction: PushTransaction) => Promise<Value>): Promise<Value>;
  standing(associationId: string): Promise<Standing>;
  lastMid(device: Device): Promise<number>;
  /** Up to which mid the newest finished backup holds the device's operations; 0 where there is none. */
  stableMid(device: Device): Promise<number>;
  /** Which save of the device was taken under a mid; null where none was. */
  saveAt(device: Device, mid: number): Promise<SaveIdentity | null>;
  readPage(associationId: string, scope: string, from: number, limit: number): Promise<ScopePage>;
  /** The same page as JSON text, for whoever only passes it on. */
  readPageText(associationId: string, scope: string, from: number, limit: number): Promise<PageText>;
  /** Records of the scope that changed after `from`. */
  countAfter(associationId: string, scope: string, from: number): Promise<number>;
  /** What the scope holds, bucket by bucket; empty buckets are absent. */
  digest(associationId: string, scope: string): Promise<BucketDigest[]>;
  readBucket(associationId: string, scope: string, bucket: number): Promise<SyncRecord[]>;
  /** Which of these there are, in whatever scope. */
  existing(associationId: string, addresses: readonly RecordAddress[]): Promise<RecordAddress[]>;
}

/** Finds what need not be kept any longer, without reading the records. */
export interface RetentionStorage {
  /** Takes in what was written since the last time; how many records it read. */
  catchUp(): Promise<number>;
  /** What may be due: all that is, and some that is kept for another's sake. */
  candidates(bounds: RetentionBounds): Promise<RetentionFacts[]>;
  /**
   * What decides about these: their requests, every card of their people and of the requests', all that is about them, and
   * what is held, by an order or by one of the numbers.
   */
  around(candidates: readonly RetentionFacts[], numbers: readonly string[]): Promise<RetentionFacts[]>;
}

/** A desk as the association keeps it. */
export interface EnrolledDevice extends Device {
  readonly name: string;
  readonly sections: readonly Section[];
  /** Raised when what the desk serves changes. */
  readonly generation: number;
  readonly enrolledAt: Date;
  readonly lastSeenAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What the computer was that is enrolled: a desk that is known, or one that was enrolled after the backup from which the server was restored. */
export interface DeskBefore {
  readonly was?: string | undefined;
  readonly lost?: (Device & { readonly tokenHash: string }) | undefined;
}

/** What enrolment and sign-in need of the database. */
export interface DeviceStorage {
  addEnrolmentCode(
    codeHash: string,
    expiresAt: Date,
    served?: readonly Section[],
    /** The desk that it is for, where it is for one that there is. */
    renews?: string,
  ): Promise<void>;
  /**
   * Uses the code up and leases the lowest free desk code that no restore has left out, or says why not. A computer that was a desk becomes it again, with
   * a code that is for that desk: what was opened with its old token is shut. One that a restore has lost becomes itself with any code for a new desk.
   */
  enrol(
    codeHash: string,
    deskName: string,
    tokenHash: string,
    at: Date,
    before?: DeskBefore,
  ): Promise<Device | 'code-unknown' | 'desk-unknown' | 'no-desk-code-left'>;
  findByToken(tokenHash: string): Promise<EnrolledDevice | null>;
  find(deviceId: string): Promise<EnrolledDevice | null>;
  /** True for the desk's token, and for those that it had before it was renewed: what it wrote then is its own. */
  hasHadToken(deviceId: string, tokenHash: string): Promise<boolean>;
  all(): Promise<EnrolledDevice[]>;
  /** Notes that the desk was heard of. */
  noteSeen(deviceId: string, at: Date): Promise<void>;
  /** The desk's secret, made at the first question. */
  secretOf(deviceId: string): Promise<Uint8Array>;
  /** Changes what the desk is called and serves; false where there is no such desk. */
  change(
    deviceId: string,
    change: { readonly name?: string; readonly sections?: readonly Section[] },
  ): Promise<boolean>;
  /** From now on the desk may only send what waits. False where there is no such desk. */
  revoke(deviceId: string, at: Date): Promise<boolean>;
}

/** A restore after which nobody has gone through yet what people had decided since the backup. */
export interface Restoration {
  readonly restoredAt: Date;
  readonly backedUpAt: Date;
}

/** The restores of the association. */
export interface RestorationStorage {
  /** Of several: the latest, and the earliest moment to which they went back. Null where nothing has to be gone through. */
  unreviewed(): Promise<Restoration | null>;
  /** Somebody has gone through what was decided before that restore; false where somebody else had already. */
  review(restoredAt: Date, userId: string, at: Date): Promise<boolean>;
}

/** What the queue of today is answered from, as it was written. */
export interface QueueStorage {
  /** The fields of these sections' visits whose visitor came at the instant or later. */
  visitsSince(sections: readonly Section[], instant: string): Promise<Fields[]>;
  /** The settings document `queue`; null where there is none. */
  settings(): Promise<Fields | null>;
}

/** A person of the association with the revision of the record. */
export interface KnownUser extends User {
  readonly userId: string;
  readonly revision: number;
}

export interface UserStorage {
  find(userId: string): Promise<KnownUser | null>;
  several(userIds: readonly string[]): Promise<KnownUser[]>;
  all(): Promise<KnownUser[]>;
}

/** What a person signs in with. */
export interface Account {
  readonly userId: string;
  /** Null: no secret was chosen yet. */
  readonly proofSalt: Uint8Array | null;
  readonly proofHash: Uint8Array | null;
  readonly secretKind: SecretKind | null;
  readonly publicKey: string | null;
  readonly sealedPrivateKey: string | null;
}

export interface AccountStorage {
  find(userId: string): Promise<Account | null>;
  all(): Promise<Account[]>;
  putActivation(userId: string, codeHash: string, expiresAt: Date): Promise<void>;
  /** Takes the new proof, uses the code up and ends the person's sessions; false where the code is not the person's. */
  activate(
    userId: string,
    codeHash: string,
    proof: { readonly salt: Buffer; readonly hash: Buffer; readonly secretKind: SecretKind },
    at: Date,
  ): Promise<boolean>;
  /** False where there is a pair already. */
  setKeys(userId: string, keys: { readonly publicKey: string; readonly sealedPrivateKey: string }): Promise<boolean>;
  openSession(deviceId: string, userId: string, tokenHash: string, at: Date): Promise<void>;
  endSessions(userId: string): Promise<void>;
  /** Null where nobody was given the token, or too long ago. */
  findSession(tokenHash: string, at: Date): Promise<{ readonly deviceId: string; readonly userId: string } | null>;
  /** Everyone who has ever signed in at the desk. */
  usersAt(deviceId: string): Promise<string[]>;
}

/** Guesses at what somebody signs in with, by desk and by the name that was said; there need be nobody of that name. */
export interface GuessStorage {
  /** Counts a guess before it is tried, so that whoever hangs up has guessed all the same; false while it has to wait. */
  count(deviceId: string, userId: string, at: Date): Promise<boolean>;
  /** The guess was right: the count begins again. */
  forget(deviceId: string, userId: string, at: Date): Promise<void>;
}

/** What was done, and by whom: only ever added to. */
export interface AuditStorage {
  append(...notes: readonly AuditNote[]): Promise<void>;
  /**
   * Takes what a desk wrote down, as far as it is new and fits the desk's chain; a break is written down itself and the
   * entries are taken all the same. How far the server has that chain now: after a restore not as far as the desk thinks, and
   * it sends again what is missing.
   */
  takeReport(deviceId: string, entries: readonly AuditEntry[]): Promise<number>;
  /** Newest first; before a number and of one kind, where they are given. */
  page(before: number | null, kind: AuditKind | null, limit: number): Promise<AuditLine[]>;
  /**
   * Goes through the whole chain: the number of the first entry that does not fit, or null, how many there are, and how many
   * went before the first because their time was over, for which a later entry vouches.
   */
  verify(): Promise<{ readonly entries: number; readonly removed: number; readonly brokenAt: number | null }>;
  /** Takes away what was written before a moment, and writes down that it did; nothing where the chain is broken. How many went. */
  shorten(before: Date, at: Date): Promise<number>;
}

export interface AuditNote {
  readonly at: Date;
  readonly deviceId: string | null;
  readonly userId: string | null;
  readonly kind: AuditKind;
  readonly facts: AuditFacts;
}

/** The association's signing key pair, which never leaves the server. */
export interface SigningStorage {
  /** Its seed; made at the first asking, and the same for every server process ever after. */
  seed(associationId: string): Promise<Uint8Array>;
}

/** Tells when something changed, whichever server process changed it. */
export interface PokeSource {
  /** Calls back with the association's id; the returned function ends it. */
  onChange(listener: (associationId: string) => void): () => void;
}

/** Thrown by every storage while the database cannot be asked or cannot go on; what was asked may be asked again later. */
export class DatabaseAwayError extends Error {
  constructor(cause: unknown) {
    super('the database does not answer', { cause });
    this.name = 'DatabaseAwayError';
  }
}

/** Everything the HTTP side of the server is handed. */
export interface ServerDependencies {
  /** The one association that this server serves. */
  readonly associationId: string;
  readonly sync: SyncStorage;
  readonly devices: DeviceStorage;
  readonly restorations: RestorationStorage;
  readonly signing: SigningStorage;
  readonly queue: QueueStorage;
  readonly users: UserStorage;
  readonly accounts: AccountStorage;
  readonly guesses: GuessStorage;
  readonly audit: AuditStorage;
  /** The passphrase of a demonstration's invented people; null on every real server. */
  readonly demoSecret: string | null;
  readonly pokes: PokeSource;
  readonly isDatabaseUp: () => Promise<boolean>;
  /** Bytes free where the server keeps its data. */
  readonly freeBytes: () => Promise<number>;
  /** How the pool of database connections stands, by the name of the figure. */
  readonly poolGauges: () => Readonly<Record<string, number>>;
  readonly administrationSecret: string;
  /** What whoever reads the figures shows; null: they are for the machine itself alone. */
  readonly metricsToken: string | null;
  /** How many requests one address may make. */
  readonly requestsPerMinute: number;
  /** Folder of the built desk for browsers, or null where there is none. */
  readonly browserEditionFolder: string | null;
  /** Where the log goes, line by line as JSON; null for none. */
  readonly log: { write(line: string): unknown } | null;
}
