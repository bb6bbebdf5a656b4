import type { Slot } from '#shared/appointments/free-slots.ts';
import type { BucketDigest } from '#shared/contract/digest.ts';
import type { OperationResult } from '#shared/contract/push.ts';
import type { ScopePage } from '#shared/contract/pull.ts';
import type { OverwrittenValue } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/operation.ts';
import type { RecordTable, SyncRecord } from '#shared/sync/record.ts';

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

/** What became of an operation when it was first taken. */
export type EarlierOutcome = Pick<OperationResult, 'mid' | 'outcome' | 'reason'>;

export interface ChangedRecord {
  readonly record: SyncRecord;
  /** True if there was no such record when the transaction looked. */
  readonly isNew: boolean;
  /** The scope it was in before, where that was another one. */
  readonly leftScope: string | null;
}

/** What a push does inside its one transaction. */
export interface PushTransaction {
  /** Locks the device until the transaction ends; two pushes of one device never run side by side. */
  lockLastMid(device: Device): Promise<number>;
  standing(associationId: string): Promise<Standing>;
  /** The records named, locked; missing ones are absent. */
  loadRecords(associationId: string, addresses: readonly RecordAddress[]): Promise<SyncRecord[]>;
  /** What became of operations of this device that were taken before. */
  earlierOutcomes(device: Device, mids: readonly number[]): Promise<EarlierOutcome[]>;
  /** True if no other appointment holds the slot; it is then this appointment's, and an earlier one of its is free. */
  claimSlot(associationId: string, appointmentId: string, slot: Slot): Promise<boolean>;
  releaseSlot(associationId: string, appointmentId: string): Promise<void>;
  /**
   * Writes the changed records in the order of the sequence; takes the association's counter row last. Where another
   * transaction made one of the new records meanwhile, this one is begun again from its first step.
   */
  writeRecords(associationId: string, changed: readonly ChangedRecord[]): Promise<void>;
  logOperations(device: Device, logged: readonly LoggedOperation[], lastMid: number): Promise<void>;
  /** Takes the values out of every logged operation on these records, and what was overwritten in them. */
  forgetHistory(associationId: string, addresses: readonly RecordAddress[]): Promise<void>;
  /** What people were asked to decide about these records, locked. */
  decisionsAbout(associationId: string, addresses: readonly RecordAddress[]): Promise<SyncRecord[]>;
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
  readPage(associationId: string, scope: string, from: number, limit: number): Promise<ScopePage>;
  /** What the scope holds, bucket by bucket; empty buckets are absent. */
  digest(associationId: string, scope: string): Promise<BucketDigest[]>;
  readBucket(associationId: string, scope: string, bucket: number): Promise<SyncRecord[]>;
}

/** What enrolment and sign-in need of the database. */
export interface DeviceStorage {
  addEnrolmentCode(codeHash: string, expiresAt: Date): Promise<void>;
  /** Uses the code up and leases the lowest free desk code, or says why not. */
  enrol(
    codeHash: string,
    deskName: string,
    tokenHash: string,
    at: Date,
  ): Promise<Device | 'code-unknown' | 'no-desk-code-left'>;
  findByToken(tokenHash: string): Promise<Device | null>;
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
  readonly signing: SigningStorage;
  readonly pokes: PokeSource;
  readonly isDatabaseUp: () => Promise<boolean>;
  /** Bytes free where the server keeps its data. */
  readonly freeBytes: () => Promise<number>;
  /** How the pool of database connections stands, by the name of the figure. */
  readonly poolGauges: () => Readonly<Record<string, number>>;
  readonly administrationSecret: string;
  /** Folder of the built desk for browsers, or null where there is none. */
  readonly browserEditionFolder: string | null;
  /** Where the log goes, line by line as JSON; null for none. */
  readonly log: { write(line: string): unknown } | null;
}
