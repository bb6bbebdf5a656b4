import { auditedChange } from '#shared/access/audited-changes.ts';
import type { OperationResult, PushRequest, PushResponse } from '#shared/contract/push.ts';
import { tellsWho } from '#shared/privacy/erasure.ts';
import { ABOUT_FORGOTTEN, AFTER_REVOCATION, Decision, isDecidable } from '#shared/sync/decision.ts';
import { mergeOperation, type Arrival } from '#shared/sync/merge.ts';
import { OPERATION_SCHEMA, type Operation } from '#shared/sync/operation.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import type { RecordFault } from '#shared/sync/record-fault.ts';
import { recordFaults } from '#shared/sync/record-schemas.ts';
import { UNCONFIRMED_AUTHOR, type RefusalReason } from '#shared/sync/refusal-reason.ts';
import type {
  AuditNote,
  ChangedRecord,
  Device,
  EarlierOutcome,
  LoggedOperation,
  PushTransaction,
  RecordAddress,
  SyncStorage,
} from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { decisionOn } from './ask-a-person.ts';
import {
  blanked,
  forgetHistory,
  forgottenBy,
  keysNamedIn,
  whoseItIs,
  withoutWhoIsForgotten,
} from './forget-history.ts';
import { settleSlot } from './settle-slot.ts';
import { isUnderHold } from './under-hold.ts';

/**
 * Why an operation over the record as it stands is not taken from its author; null where it may be. `subject` is the record
 * that a decision is about. `AFTER_REVOCATION` asks a person before it is taken.
 */
export type Refusal = (
  operation: Operation,
  standing: SyncRecord | null,
  subject: SyncRecord | null,
) => RefusalReason | typeof AFTER_REVOCATION | null;

/**
 * Takes a run of operations of one device, all or none: a gap is refused with the mid expected, and so is a run of which a
 * number was taken for another save, each new operation is
 * merged in the order given. Sending the same run again changes nothing; it is answered `duplicate`, except where the
 * first answer, which may never have arrived, asked for a person's eye: that one is given again. What its author may not do
 * is kept in quarantine, and the answer says how the record stands, so that the desk does not go on showing what was
 * refused: `toldResults` takes out what whoever sends it may not read.
 */
export function acceptPush(
  storage: SyncStorage,
  device: Device,
  request: PushRequest,
  at: Date,
  refusal: Refusal,
): Promise<PushResponse> {
  return storage.inPushTransaction(async (transaction) => {
    const { lastMid, stableMid } = await transaction.lockMarks(device);
    const { epoch } = await transaction.standing(device.associationId);
    if (request.epoch !== epoch) throw new ProblemError('epoch-changed', { epoch });
    refuseLaterSchemas(request.operations);
    refuseGaps(request.operations, lastMid);

    const fresh = request.operations.filter(({ mid }) => mid > lastMid);
    const repeated = request.operations.filter(({ mid }) => mid <= lastMid);
    const open = await openOutcomes(transaction, device, repeated);
    const toLoad = [...repeated.filter(({ mid }) => open.has(mid)), ...fresh];
    const before = await transaction.loadRecords(device.associationId, toLoad.map(addressOf));
    const subjects = subjectsOf(before);
    if (subjects.length > 0) before.push(...(await transaction.loadRecords(device.associationId, subjects)));
    const current = new Map(before.map((record) => [recordKey(record), record]));
    const arrival = { receivedAt: at.toISOString(), epoch };
    const logged = fresh.length > 0 ? await mergeAll(transaction, device, arrival, fresh, current, refusal) : [];
    return {
      results: [
        ...repeated.map((operation) => answerAgain(operation, open.get(operation.mid), current)),
        ...logged.map(({ result }) => result),
      ],
      stableMid,
    };
  });
}

const addressOf = ({ table, recordId }: Operation) => ({ table, id: recordId });

/** What a decision is about; null for every other record. */
function subjectOf({ table, fields }: SyncRecord): RecordAddress | null {
  const subject = table === 'decisions' ? Decision.safeParse(fields).data : undefined;
  return subject ? { table: subject.table, id: subject.recordId } : null;
}

const subjectsOf = (records: Iterable<SyncRecord>): RecordAddress[] =>
  Array.from(records).flatMap((record) => subjectOf(record) ?? []);

const keyOf = (operation: Operation): string => recordKey(addressOf(operation));

/** A desk that was updated before its server waits with what it has: what an operation means is not to be guessed. */
function refuseLaterSchemas(operations: readonly Operation[]): void {
  if (operations.some(({ schema }) => schema > OPERATION_SCHEMA)) throw new ProblemError('protocol-unsupported');
}

function refuseGaps(operations: readonly Operation[], lastMid: number): void {
  const first = operations[0]?.mid ?? 0;
  const isWithoutGaps = operations.every(({ mid }, index) => mid === first + index);
  if (!isWithoutGaps || first > lastMid + 1) throw new ProblemError('operation-gap', { expectedMid: lastMid + 1 });
}

/** What a person still has to look at among operations that were taken before, by mid. */
async function openOutcomes(
  transaction: PushTransaction,
  device: Device,
  repeated: readonly Operation[],
): Promise<Map<number, EarlierOutcome>> {
  if (repeated.length === 0) return new Map();
  const outcomes = await transaction.earlierOutcomes(
    device,
    repeated.map(({ mid }) => mid),
  );
  refuseClone(repeated, outcomes);
  const asksForAnEye = new Set<OperationResult['outcome']>(['conflict', 'needs-review', 'quarantined']);
  return new Map(
    outcomes.filter(({ outcome }) => asksForAnEye.has(outcome)).map((outcome) => [outcome.mid, outcome] as const),
  );
}

function answerAgain(
  operation: Operation,
  open: EarlierOutcome | undefined,
  current: ReadonlyMap<string, SyncRecord>,
): OperationResult {
  if (!open) return { mid: operation.mid, outcome: 'duplicate' };
  return resultOf(operation, open, current.get(keyOf(operation)));
}

/**
 * A number that was given to another save was given by another desk with this one's token: a copied disk. Answered
 * `duplicate`, its save would be lost without a word.
 */
function refuseClone(repeated: readonly Operation[], earlier: readonly EarlierOutcome[]): void {
  const sent = new Map(repeated.map((operation) => [operation.mid, operation]));
  const isAnother = ({ mid, save }: EarlierOutcome): boolean => {
    const again = sent.get(mid);
    return (
      again !== undefined && (again.table !== save.table || again.recordId !== save.recordId || again.at !== save.at)
    );
  };
  if (earlier.some(isAnother)) throw new ProblemError('device-cloned');
}

function resultOf(
  operation: Operation,
  { outcome, reason }: { readonly outcome: OperationResult['outcome']; readonly reason?: string | null },
  standing: SyncRecord | undefined,
): OperationResult {
  const faults = reason === 'malformed-record' ? faultsOf(operation, standing) : [];
  return {
    mid: operation.mid,
    outcome,
    ...(reason ? { reason } : {}),
    ...(faults.length > 0 ? { faults } : {}),
    ...(outcome !== 'applied' && standing ? { record: standing } : {}),
  };
}

/** What is wrong with the record that a malformed operation would have made; the same whenever it is asked again. */
const faultsOf = ({ table, recordId, fields }: Operation, standing: SyncRecord | undefined): RecordFault[] =>
  recordFaults(table, recordId, { ...standing?.fields, ...fields });

/** Decisions are the server's: a desk answers them, and may not move one to where it was not meant to be read. */
const isAllowed = ({ table, kind, fields }: Operation): boolean =>
  table !== 'decisions' || (kind === 'change' && Object.keys(fields).every(isDecidable));

/**
 * An answer to a question that nobody asks: before a restore it was asked, and what it was about has gone well since, or comes later and is
 * asked about again.
 */
const isMoot = (operation: Operation, standing: SyncRecord | null): boolean =>
  operation.table === 'decisions' && operation.kind === 'change' && standing === null && isAllowed(operation);

/** What the audit says of the operations that were taken: not what desks say they did, but what was done. */
const notesOn = ({ deviceId }: Device, logged: readonly LoggedOperation[]): AuditNote[] =>
  logged.flatMap(({ operation, result: { outcome } }) => {
    const change = TAKEN.has(outcome) ? auditedChange(operation) : null;
    return change ? [{ ...change, at: new Date(operation.at), deviceId, userId: operation.by }] : [];
  });

const TAKEN: ReadonlySet<OperationResult['outcome']> = new Set(['applied', 'merged', 'conflict']);

/**
 * What is not taken without a person's word, although it may be right. A change whose author cannot be confirmed would be lost otherwise; a new
 * record of his lies at its desk, which sends it again.
 */
const asksAPerson = (
  reason: NonNullable<ReturnType<Refusal>>,
  standing: SyncRecord | null,
): reason is typeof AFTER_REVOCATION | typeof UNCONFIRMED_AUTHOR =>
  reason === AFTER_REVOCATION || (reason === UNCONFIRMED_AUTHOR && standing !== null && standing.table !== 'decisions');

/** Merges in order; `current` holds the records before and, afterwards, as they stand. */
async function mergeAll(
  transaction: PushTransaction,
  device: Device,
  { receivedAt, epoch }: Pick<Arrival, 'receivedAt' | 'epoch'>,
  operations: readonly Operation[],
  current: Map<string, SyncRecord>,
  refusal: Refusal,
): Promise<LoggedOperation[]> {
  const before = new Map(current);
  const changed = new Map<string, SyncRecord>();
  const logged: LoggedOperation[] = [];
  const named = [...operations.map(addressOf), ...subjectsOf(current.values()), ...operations.flatMap(whoseItIs)];
  const ofForgotten = new Set(await transaction.forgottenAmong(device.associationId, named));
  for (const sent of operations) {
    const key = keyOf(sent);
    const standing = current.get(key) ?? null;
    const about = standing && subjectOf(standing);
    const whose = about ? recordKey(about) : key;
    const owner = current.get(whose);
    // An erasure may name what its author could not blank.
    const isOfForgotten = ofForgotten.has(whose) && !(owner && tellsWho(owner));
    const operation = isOfForgotten ? withoutWhoIsForgotten(sent) : sent;
    if (isMoot(operation, standing)) {
      logged.push({ operation, overwritten: [], result: { mid: operation.mid, outcome: 'applied' } });
      continue;
    }
    const reason =
      refusal(operation, standing, (about && owner) ?? null) ??
      ((await isUnderHold(transaction, device.associationId, operation, current)) ? 'under-legal-hold' : null);
    const question = reason !== null && asksAPerson(reason, standing) ? reason : null;
    if (reason !== null && question === null) {
      const result = resultOf(operation, { outcome: 'quarantined', reason }, current.get(key));
      logged.push({ operation, overwritten: [], result });
      continue;
    }
    const arrival = { deviceId: device.deviceId, receivedAt, epoch };
    const merged =
      question !== null
        ? ({ kind: 'needs-review', reason: question } as const)
        : isAllowed(operation)
          ? mergeOperation(standing, operation, arrival)
          : ({ kind: 'quarantined', reason: 'malformed-record', field: 'scope' } as const);
    const settled = await settleSlot(transaction, device.associationId, merged, arrival, changed.values());
    if (settled.record) {
      current.set(key, settled.record);
      changed.set(key, settled.record);
    }
    const overwritten = merged.kind === 'conflict' ? merged.overwritten : [];
    const isAboutForgotten =
      settled.outcome === 'applied' && whoseItIs(operation).some((address) => ofForgotten.has(recordKey(address)));
    const asked = isAboutForgotten ? ({ outcome: 'needs-review', reason: ABOUT_FORGOTTEN } as const) : settled;
    const decision = decisionOn(operation, asked, overwritten, current.get(key), arrival);
    if (decision) {
      // What was decided about it may follow in the same run, where a restored server has neither.
      current.set(recordKey(decision), decision);
      changed.set(recordKey(decision), decision);
    }
    logged.push({
      operation,
      overwritten,
      result: resultOf(operation, settled, current.get(key)),
    });
    for (const named of keysNamedIn(logged.slice(-1))) ofForgotten.add(named);
  }

  const mayWrite = (operation: Operation, record: SyncRecord): boolean => refusal(operation, record, null) === null;
  const forgotten = await forgottenBy(transaction, device.associationId, logged, current, mayWrite);
  for (const record of blanked(forgotten.values(), { receivedAt, epoch })) {
    const key = recordKey(record.before);
    if (!current.has(key)) before.set(key, record.before);
    changed.set(key, record.after);
  }
  const changes = [...changed].map(([key, record]): ChangedRecord => {
    const earlier = before.get(key);
    return { record, isNew: !earlier, leftScope: earlier && earlier.scope !== record.scope ? earlier.scope : null };
  });
  await transaction.audit(device.associationId, notesOn(device, logged));
  await transaction.logOperations(device, logged, operations.at(-1)?.mid ?? 0);
  await forgetHistory(transaction, device.associationId, [...forgotten.values()]);
  if (changes.length > 0) await transaction.writeRecords(device.associationId, changes);
  return logged;
}
