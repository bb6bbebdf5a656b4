import type { ColumnType, Generated } from 'kysely';
import type { Fields, SyncRecord, Write } from '#shared/sync/record.ts';
import type { AuditFacts } from '#shared/access/audit-entry.ts';
import type { Section } from '#shared/association/section.ts';

type Timestamp = ColumnType<Date, Date, Date>;
/** PostgreSQL's bigint arrives as text; all of ours stay far below 2^53. */
type Sequence = ColumnType<string, number, number>;

/** The columns of what retention looks at. */
export interface RetentionFactRow {
  table_name: string;
  record_id: string;
  person_id: string | null;
  request_id: string | null;
  reference_number: string | null;
  state: string | null;
  type: string | null;
  outcome: string | null;
  merged_into: string | null;
  is_standing_hold: boolean;
  last_at: string;
  is_blank: boolean;
}

/** The tables of the central server, as Kysely sees them; `migrations/` makes them. */
export interface ServerDatabase {
  association: {
    id: string;
    epoch: Generated<number>;
    generation: Generated<number>;
    /** The counter row: the last sequence number given out. Updated last in each writing transaction. */
    high: ColumnType<string, number | undefined, number>;
    created_at: Timestamp;
  };
  device: {
    association_id: string;
    id: string;
    desk_code: string;
    name: string;
    token_hash: string;
    /** Those that it had before it was renewed. */
    earlier_token_hashes: Generated<string[]>;
    last_mid: ColumnType<string, number | undefined, number>;
    stable_mid: ColumnType<string, number | undefined, number | string>;
    enrolled_at: Timestamp;
    sections: ColumnType<Section[], Section[] | undefined, Section[]>;
    secret: Buffer | null;
    generation: Generated<number>;
    last_seen_at: Date | null;
    revoked_at: Date | null;
    audit_number: ColumnType<string, number | undefined, number>;
    audit_hash: string | null;
    /** How often it may still be asked for notes that a restore has taken. */
    audit_asks_left: Generated<number>;
  };
  /** Each time the association was restored from a backup. */
  restoration: {
    association_id: string;
    restored_at: Timestamp;
    backed_up_at: Timestamp;
    /** Desk codes that are given to no new desk. */
    left_out: string[];
    reviewed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    reviewed_by: ColumnType<string | null, string | null | undefined, string | null>;
  };
  enrolment_code: {
    code_hash: string;
    association_id: string;
    expires_at: Timestamp;
    used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    /** The desk that the computer becomes again; null for a new one. */
    renews: ColumnType<string | null, string | null | undefined, string | null>;
    sections: ColumnType<Section[], Section[] | undefined, Section[]>;
  };
  account: {
    association_id: string;
    user_id: string;
    proof_salt: Buffer | null;
    proof_hash: Buffer | null;
    secret_kind: 'pin' | 'passphrase' | null;
    activation_hash: string | null;
    activation_expires_at: Date | null;
    public_key: string | null;
    sealed_private_key: string | null;
  };
  guess: {
    association_id: string;
    device_id: string;
    user_id: string;
    failures: number;
    last_at: Timestamp;
    blocked_until: Date | null;
  };
  session: {
    association_id: string;
    device_id: string;
    user_id: string;
    token_hash: string | null;
    opened_at: Timestamp;
  };
  audit: {
    association_id: string;
    number: Sequence;
    at: Timestamp;
    device_id: string | null;
    user_id: string | null;
    kind: string;
    facts: ColumnType<AuditFacts, string, string>;
    previous: string;
    hash: string;
  };
  record: {
    association_id: string;
    table_name: string;
    id: string;
    scope: string;
    revision: number;
    seq: Sequence;
    fields: ColumnType<Fields, string, string>;
    epoch: number;
    field_revisions: ColumnType<SyncRecord['fieldRevisions'], string, string>;
    writes: ColumnType<SyncRecord['writes'], string, string>;
  };
  scope_exit: {
    association_id: string;
    scope: string;
    table_name: string;
    record_id: string;
    seq: Sequence;
  };
  operation: {
    association_id: string;
    device_id: string;
    mid: Sequence;
    /** Empty where an older server wrote it. */
    record_id: string | null;
    body: ColumnType<unknown, string, string>;
    outcome: string;
    reason: string | null;
    received_at: Timestamp;
  };
  overwritten_value: {
    association_id: string;
    device_id: string;
    mid: Sequence;
    table_name: string;
    record_id: string;
    field: string;
    value: ColumnType<unknown, string, string>;
    written_by: ColumnType<Write, string, string>;
  };
  /** What retention looks at of each record, and up to which change it was caught up. */
  retention_fact: RetentionFactRow & { association_id: string };
  retention_position: {
    association_id: string;
    epoch: number;
    version: number;
    seq: Sequence;
  };
  association_key: {
    association_id: string;
    seed: Uint8Array;
  };
  booked_slot: {
    association_id: string;
    appointment_id: string;
    request_id: string;
    person_id: string | null;
    resource_id: string;
    period: string;
  };
}
