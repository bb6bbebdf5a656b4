import { randomBytes } from 'node:crypto';
import {
  RetentionDocument,
  expired,
  expiredFields,
  retentionFacts,
  type RetentionFacts,
} from '#shared/privacy/retention.ts';
import { sections } from '#shared/association/section.ts';
import { writeFields } from '#shared/sync/merge.ts';
import { recordKey, SERVER_AUTHOR, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { ASSOCIATION_SCOPE, caseScope, COMPLAINTS_SCOPE, sectionScope } from '#shared/sync/scope.ts';
import { heldAmong } from '../sync/under-hold.ts';
import type { AuditStorage, RecordAddress, SyncStorage } from '../ports.ts';

/** Records that are read, and that are blanked in one transaction, at a time. */
const PAGE = 500;
const CHUNK = 100;

/** Bytes of a slot that nobody's key opens. */
const SLOT_BYTES = 80;

interface RetentionDependencies {
  readonly sync: SyncStorage;
  readonly audit: AuditStorage;
  readonly associationId: string;
}

/**
 * Blanks what the association need not keep any longer, everywhere: desks pull the blanked records like any other change,
 * and the log of operations forgets the values. Begun again after an interruption it goes on where it was. Gives how many
 * records were blanked, by table.
 */
export async function forgetExpired(
  { sync, audit, associationId }: RetentionDependencies,
  at: Date,
): Promise<Readonly<Record<string, number>>> {
  const policy = await policyOf(sync, associationId);
  const due = policy ? expired(await allFacts(sync, associationId), policy, at.toISOString()) : [];
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

/** What retention looks at, of every record there is. */
async function allFacts(sync: SyncStorage, associationId: string): Promise<RetentionFacts[]> {
  const scopes = [ASSOCIATION_SCOPE, ...sections.map(sectionScope), ...sections.map(caseScope), COMPLAINTS_SCOPE];
  const facts: RetentionFacts[] = [];
  for (const scope of scopes) {
    for (let from = 0, more = true; more;) {
      const page = await sync.readPage(associationId, scope, from, PAGE);
      facts.push(...page.records.map(retentionFacts));
      from = page.to;
      more = page.more;
    }
  }
  return facts;
}
