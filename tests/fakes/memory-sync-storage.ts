import { createHash } from 'node:crypto';
import type { Appointment } from '#shared/appointments/appointment.ts';
import { meets } from '#shared/appointments/barred-times.ts';
import { overlaps } from '#shared/appointments/free-slots.ts';
import type { BucketDigest } from '#shared/contract/digest.ts';
import type { ScopePage } from '#shared/contract/pull.ts';
import { bucketOf, bucketText, DIGEST_MODULUS, digestText, summandOf } from '#shared/sync/digest.ts';
import type { OverwrittenValue } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import { interruptible } from './interruptible.ts';
import type {
  AuditNote,
  Device,
  EarlierOutcome,
  PushTransaction,
  RecordAddress,
  SlotClaim,
  SyncStorage,
} from '#server/ports.ts';

interface State {
  epoch: number;
  generation: number;
  high: number;
  readonly lastMids: Map<string, number>;
  readonly stableMids: Map<string, number>;
  readonly records: Map<string, { record: SyncRecord; seq: number }>;
  /** By scope and record; the sequence number at which it left. */
  readonly exits: Map<string, { scope: string; address: RecordAddress; seq: number }>;
  readonly slots: Map<string, SlotClaim>;
  readonly log: LoggedInMemory[];
  readonly audit: AuditNote[];
}

export interface LoggedInMemory extends Omit<EarlierOutcome, 'save'> {
  readonly deviceId: string;
  readonly operation: Operation;
  readonly overwritten: readonly OverwrittenValue[];
}

/** What a test may look at and do besides what the port offers. */
export interface MemorySyncStorage extends SyncStorage {
  state(): Readonly<State>;
  /** Lets the next transactions fail at the step counted from now: before the n-th call, or at the commit. */
  failAt(step: number): void;
  /** A backup is finished: gives it. */
  backUp(): Readonly<State>;
  /** As a restored backup does: an earlier state with a raised epoch. */
  restore(earlier: Readonly<State>): void;
}

/** Thrown in the place of whatever a database may throw. */
export class PlannedFailure extends Error {}

/** The sync service's storage in memory, for one association: transactions one after another, each whole or not at all. */
export function createMemorySyncStorage(): MemorySyncStorage {
  let committed: State = {
    epoch: 1,
    generation: 1,
    high: 0,
    lastMids: new Map(),
    stableMids: new Map(),
    records: new Map(),
    exits: new Map(),
    slots: new Map(),
    log: [],
    audit: [],
  };
  let stepsUntilFailure = Number.POSITIVE_INFINITY;
  let turn: Promise<unknown> = Promise.resolve();

  const step = (): void => {
    stepsUntilFailure -= 1;
    if (stepsUntilFailure > 0) return;
    stepsUntilFailure = Number.POSITIVE_INFINITY;
    throw new PlannedFailure();
  };

  return {
    // A transaction works on a copy: what was committed is never changed.
    state: () => committed,
    failAt: (count) => (stepsUntilFailure = count),
    backUp() {
      const made = committed;
      committed = { ...committed, stableMids: new Map(made.lastMids) };
      return made;
    },
    restore: (earlier) => (committed = { ...structuredClone(earlier), epoch: committed.epoch + 1 }),

    inPushTransaction(work) {
      const run = turn.then(async () => {
        const draft = structuredClone(committed);
        const value = await work(interruptible(createTransaction(draft), step));
        step();
        committed = draft;
        return value;
      });
      turn = run.catch(() => undefined);
      return run;
    },
    standing: async () => standingOf(committed),
    lastMid: async ({ deviceId }) => committed.lastMids.get(deviceId) ?? 0,
    stableMid: async ({ deviceId }) => committed.stableMids.get(deviceId) ?? 0,
    saveAt: async ({ deviceId }, mid) =>
      committed.log.find((logged) => logged.deviceId === deviceId && logged.mid === mid)?.operation ?? null,
    readPage: async (_associationId, scope, from, limit) => pageOf(committed, scope, from, limit),
    async readPageText(_associationId, scope, from, limit) {
      const page = pageOf(committed, scope, from, limit);
      return { to: page.to, more: page.more, json: JSON.stringify(page) };
    },
    countAfter: async (_associationId, scope, from) =>
      [...committed.records.values()].filter(({ record, seq }) => record.scope === scope && seq > from).length,
    async digest(_associationId, scope) {
      const buckets = new Map<number, BucketDigest>();
      for (const { record } of committed.records.values()) {
        if (record.scope !== scope) continue;
        const bucket = bucketOf(sha256(bucketText(record)));
        const { count, sum } = buckets.get(bucket) ?? { count: 0, sum: 0 };
        const summand = summandOf(sha256(digestText(record)));
        buckets.set(bucket, { bucket, count: count + 1, sum: (sum + summand) % DIGEST_MODULUS });
      }
      return [...buckets.values()];
    },
    readBucket: async (_associationId, scope, bucket) =>
      [...committed.records.values()]
        .map(({ record }) => record)
        .filter((record) => record.scope === scope && bucketOf(sha256(bucketText(record))) === bucket),
    existing: async (_associationId, addresses) =>
      addresses.filter((address) => committed.records.has(recordKey(address))),
  };
}

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const standingOf = ({ epoch, generation, high }: State) => ({ epoch, generation, high });

function pageOf({ records, exits, high }: State, scope: string, from: number, limit: number): ScopePage {
  const changed = [...records.values()]
    .filter(({ record, seq }) => record.scope === scope && seq > from)
    .sort((a, b) => a.seq - b.seq);
  const page = changed.slice(0, limit);
  const more = changed.length > limit;
  const to = more ? (page.at(-1)?.seq ?? from) : Math.max(from, high);
  const left = [...exits.values()].filter((exit) => exit.scope === scope && exit.seq > from && exit.seq <= to);
  return { from, to, more, records: page.map(({ record }) => record), exits: left.map(({ address }) => address) };
}

function createTransaction(draft: State): PushTransaction {
  return {
    lockMarks: async ({ deviceId }: Device) => ({
      lastMid: draft.lastMids.get(deviceId) ?? 0,
      stableMid: draft.stableMids.get(deviceId) ?? 0,
    }),
    standing: async () => standingOf(draft),
    loadRecords: async (_associationId, addresses) => {
      const keys = new Set(addresses.map((address) => recordKey(address)));
      return [...keys].flatMap((key) => draft.records.get(key)?.record ?? []);
    },
    earlierOutcomes: async ({ deviceId }, mids) =>
      draft.log
        .filter((logged) => logged.deviceId === deviceId && mids.includes(logged.mid))
        .map(({ mid, outcome, reason, operation }) => ({
          mid,
          outcome,
          save: operation,
          ...(reason ? { reason } : {}),
        })),
    claimSlot: async (_associationId, claim) => {
      draft.slots.delete(claim.appointmentId);
      const isInTheWay = (held: SlotClaim): boolean =>
        overlaps(held, claim) || (held.personId !== null && held.personId === claim.personId && meets(held, claim));
      if ([...draft.slots.values()].some(isInTheWay)) return false;
      draft.slots.set(claim.appointmentId, claim);
      return true;
    },
    partiesOf: async (_associationId, requestId, caseId) => {
      const parties = [...draft.records.values()]
        .map(({ record }) => record)
        .filter(({ table }) => table === 'parties');
      const known = caseId ?? parties.find(({ fields }) => fields['requestId'] === requestId)?.fields['caseId'];
      return parties.filter(({ fields }) => fields['caseId'] === known);
    },
    slotsOf: async (_associationId, requestIds) =>
      [...draft.slots.values()].filter(({ requestId }) => requestIds.includes(requestId)),
    placedBeside: async (_associationId, claim) =>
      [...draft.records.values()]
        .map(({ record }) => record)
        .filter(({ table, id, fields }) => {
          if (table !== 'appointments' || id === claim.appointmentId || fields['override'] === null) return false;
          const appointment = fields as unknown as Appointment;
          const isSamePerson = claim.personId !== null && claim.personId === appointment.personId;
          return overlaps(appointment, claim) || (isSamePerson && meets(appointment, claim));
        }),
    releaseSlot: async (_associationId, appointmentId) => void draft.slots.delete(appointmentId),
    logOperations: async ({ deviceId }, logged, lastMid) => {
      for (const { operation, result, overwritten } of logged) {
        const { mid, outcome, reason } = result;
        draft.log.push({ deviceId, operation, overwritten, mid, outcome, ...(reason ? { reason } : {}) });
      }
      draft.lastMids.set(deviceId, lastMid);
    },
    audit: async (_associationId, notes) => void draft.audit.push(...notes),
    decisionsAbout: async (_associationId, addresses) =>
      [...draft.records.values()]
        .map(({ record }) => record)
        .filter(
          ({ table, fields }) =>
            table === 'decisions' &&
            addresses.some((address) => address.table === fields['table'] && address.id === fields['recordId']),
        ),
    lockHolds: async () => undefined,
    whatIsHeld: async (_associationId, numbers) => {
      const records = [...draft.records.values()].map(({ record }) => record);
      return {
        holds: records.filter(({ table }) => table === 'legalHolds'),
        merged: records.flatMap(({ table, id, fields }) =>
          table === 'people' && typeof fields['mergedInto'] === 'string' ? [[id, fields['mergedInto']] as const] : [],
        ),
        numbered: records.filter(({ fields }) =>
          ['referenceNumber', 'letterNumber', 'certificateNumber'].some((name) =>
            numbers.some((number) => fields[name] === number),
          ),
        ),
      };
    },
    mergesInto: async (_associationId, personId) =>
      [...draft.records.values()]
        .map(({ record }) => record)
        .filter(({ table, fields }) => table === 'merges' && fields['survivorId'] === personId),
    forgottenAmong: async (_associationId, addresses) => {
      const named = new Set(
        [...draft.records.values()].flatMap(({ record: { table, fields } }) =>
          table === 'erasures' ? (fields['records'] as string[]) : [],
        ),
      );
      return new Set(addresses.map((address) => recordKey(address)).filter((key) => named.has(key)));
    },
    forgetHistory: async (_associationId, addresses) => {
      const forgotten = new Set(addresses.map((address) => recordKey(address)));
      for (const [index, entry] of draft.log.entries()) {
        const { table, recordId } = entry.operation;
        if (!forgotten.has(recordKey({ table, id: recordId }))) continue;
        draft.log[index] = { ...entry, operation: { ...entry.operation, fields: {}, requires: {} }, overwritten: [] };
      }
    },
    writeRecords: async (_associationId, changed) => {
      for (const { record, isNew, leftScope } of changed) {
        const key = recordKey(record);
        if (isNew === draft.records.has(key)) throw new Error(`${key} is ${isNew ? 'there already' : 'not there'}`);
        draft.high += 1;
        draft.records.set(key, { record, seq: draft.high });
        if (leftScope === null) continue;
        const address = { table: record.table, id: record.id };
        draft.exits.set(`${leftScope} ${key}`, { scope: leftScope, address, seq: draft.high });
        draft.exits.delete(`${record.scope} ${key}`);
      }
    },
  };
}
