import { randomBytes } from 'node:crypto';
import { expired, retentionBounds, RetentionDocument } from '#shared/privacy/retention.ts';
import { expiredFields } from '#shared/privacy/retention-facts.ts';
import { writeFields } from '#shared/sync/merge.ts';
import { recordKey, SERVER_AUTHOR, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { heldAmong } from '../sync/under-hold.ts';
import type { AuditStorage, RecordAddress, RetentionStorage, SyncStorage } from '../ports.ts';

/** Records that are decided about, and that are blanked in one transaction, at a time. */
const DECIDED = 1000;
const CHUNK = 100;

/** Bytes of a slot that nobody's key opens. */
const SLOT_BYTES = 80;

interface RetentionDependencies {
  readonly sync: SyncStorage;
  readonly audit: AuditStorage;
  readonly retention: RetentionStorage;
  readonly associationId: string;
}

/**
 * Blanks what the association need not keep any longer, everywhere: desks pull the blanked records like any other change,
 * and the log of operations forgets the values. Begun again after an interruption it goes on where it was. Gives how many
 * records were blanked, by table.
 */
export async function forgetExpired(
  { sync, audit, retention, associationId }: RetentionDependencies,
  at: Date,
): Promise<Readonly<Record<string, number>>> {
  const policy = await policyOf(sync, associationId);
  const due = policy ? await findExpired(retention, policy, at.toISOString()) : [];
  const counts: Record<string, number> = {};
  for (let start = 0; start < due.length; start += CHUNK)
    for (const { table } of await blank(sync, associationId, due.slice(start, start + CHUNK), at))
      counts[table] = (counts[table] ?? 0) + 1;
  if (due.length > 0) {
    const facts = Object.fromEntries(Object.entries(counts).map(([table, count]) => [`expired-${table}`, count]));
    await audit.append({ at, deviceId: null, userId: null, kind: 'erased', facts });
  }
  if (policy) await audit.shorten(yearsBefore(at, policy.auditYears), at);
  return counts;
}

/** What `expired` says of all records, found without reading them: what cannot be due is not looked at. */
export async function findExpired(
  retention: RetentionStorage,
  policy: RetentionDocument,
  now: string,
): Promise<RecordAddress[]> {
  await retention.catchUp();
  const candidates = await retention.candidates(retentionBounds(policy, now));
  const numbers = policy.holds.map(({ referenceNumber }) => referenceNumber);
  const due: RecordAddress[] = [];
  for (let start = 0; start < candidates.length; start += DECIDED) {
    const some = candidates.slice(start, start + DECIDED);
    const asked = new Map(some.map((facts) => [recordKey(facts), facts]));
    // Those around them decide about them; whether those are due themselves, others around would decide.
    const known = new Map((await retention.around(some, numbers)).map((facts) => [recordKey(facts), facts]));
    due.push(
      ...expired([...new Map([...known, ...asked]).values()], policy, now).filter((each) => asked.has(recordKey(each))),
    );
  }
  return due;
}

/** The same moment so many years earlier. */
function yearsBefore(at: Date, years: number): Date {
  const earlier = new Date(at);
  earlier.setUTCFullYear(at.getUTCFullYear() - years);
  return earlier;
}

/** Blanks these records in one transaction with their history. Repeated by the database, it has no other effect. */
function blank(
  sync: SyncStorage,
  associationId: string,
  addresses: readonly RecordAddress[],
  at: Date,
): Promise<SyncRecord[]> {
  return sync.inPushTransaction(async (transaction) => {
    const { epoch } = await transaction.standing(associationId);
    const held = await heldAmong(transaction, associationId, addresses, new Map());
    const before = (await transaction.loadRecords(associationId, addresses)).filter(
      (record) => !held.has(recordKey(record)),
    );
    const receivedAt = at.toISOString();
    const write = { deviceId: SERVER_AUTHOR, by: null, at: receivedAt, receivedAt, epoch };
    const changed = before.flatMap((record) => {
      const fields =
        record.table === 'complaints' ? lostKeys(record.fields) : expiredFields(record.table, record.fields);
      return fields ? [{ record: writeFields(record, fields, write), isNew: false, leftScope: null }] : [];
    });
    await transaction.writeRecords(associationId, changed);
    await transaction.forgetHistory(associationId, before);
    return changed.map(({ record }) => record);
  });
}

/** As many slots as there were, and none that opens. */
const lostKeys = ({ keys }: Fields): Fields => ({
  keys: Array.isArray(keys) ? keys.map(() => randomBytes(SLOT_BYTES).toString('base64url')) : [],
});

async function policyOf(sync: SyncStorage, associationId: string): Promise<RetentionDocument | null> {
  const [document] = await sync.inPushTransaction((transaction) =>
    transaction.loadRecords(associationId, [{ table: 'settings', id: 'retention' }]),
  );
  return RetentionDocument.safeParse(document?.fields).data ?? null;
}
