import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findExpired } from '#server/retention/retention-job.ts';
import { createRetentionStorage } from '#server/storage/retention-facts.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { expired, type RetentionDocument } from '#shared/privacy/retention.ts';
import { expiredFields, retentionFacts } from '#shared/privacy/retention-facts.ts';
import { recordKey, SERVER_AUTHOR, type Fields, type RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import { useDatabase } from './database-lab.ts';

const lab = useDatabase();

const NOW = '2032-01-10T02:00:00.000Z';
const NUMBERS = ['1448/01/00001/63', '1448/01/00002/60'];
const DAYS = [
  '2020-01-01',
  '2022-01-09',
  '2022-01-11',
  '2027-01-09',
  '2027-01-11',
  '2030-01-09',
  '2030-01-11',
  '2031-01-09',
  '2031-10-01',
  '2032-01-09',
];
const TABLES: readonly RecordTable[] = [
  'people',
  'contactPoints',
  'merges',
  'requests',
  'notes',
  'caseNotes',
  'requestEvents',
  'letters',
  'calls',
  'complaints',
  'visits',
  'volunteers',
  'participations',
  'certificates',
  'consents',
  'subjectRequests',
  'legalHolds',
];

const policies = fc.record({
  unansweredCallDays: fc.constantFrom(30, 90),
  inquiryYears: fc.constantFrom(2, 5),
  closedRequestYears: fc.constantFrom(2, 5),
  volunteerYears: fc.constantFrom(2, 5, 10),
  complaintYears: fc.constantFrom(2, 5),
  visitYears: fc.constant(1),
  auditYears: fc.constant(5),
  draftDays: fc.constant(30),
  holds: fc
    .subarray(NUMBERS, { maxLength: 1 })
    .map((numbers) => numbers.map((referenceNumber, at) => ({ id: `h-${at}`, referenceNumber, reason: 'محكمة' }))),
}) satisfies fc.Arbitrary<RetentionDocument>;

const personId = fc.option(fc.constantFrom('p-0', 'p-1', 'p-2', 'p-3'), { freq: 6 });
const requestId = fc.option(fc.constantFrom('r-0', 'r-1', 'r-2', 'r-3'), { freq: 5 });

/** A record of any table, about anybody, written in on any of the days; one in four has been blanked. */
const records = fc
  .record({
    table: fc.constantFrom(...TABLES),
    number: fc.nat(3),
    personId,
    requestId,
    mergedInto: fc.option(fc.constantFrom('p-0', 'p-1', 'p-2', 'p-3'), { freq: 2 }),
    referenceNumber: fc.option(fc.constantFrom(...NUMBERS), { freq: 2 }),
    state: fc.constantFrom('NEW', 'CLOSED', 'ANSWERED', 'LISTED', 'JOINT', 'NOT_RELATED', 'unheard of'),
    type: fc.constantFrom('REGISTRATION', 'INQUIRY', 'SUGGESTION'),
    outcome: fc.constantFrom('REACHED', 'CALLBACK', 'NO_ANSWER', null),
    liftedAt: fc.option(fc.constant('2011-01-01T09:00:00.000Z'), { freq: 2 }),
    day: fc.constantFrom(...DAYS),
    isBlank: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  })
  .map(({ table, number, day, isBlank, ...facts }): SyncRecord => {
    const id = `${table === 'people' ? 'p' : table === 'requests' ? 'r' : table}-${number}`;
    // The log of a request names no person: his merged cards are found through the request alone.
    const isLog = table === 'notes' || table === 'caseNotes' || table === 'requestEvents';
    const about = isLog ? null : facts.personId;
    const told = {
      ...facts,
      personId: about,
      name: 'زبرجدة',
      note: 'خلاف',
      body: 'قال',
      reason: 'مرض',
      priority: 'كبر',
      keys: ['k'],
    };
    const fields: Fields = { ...told, survivorId: about, raw: '0501234567', snapshot: {}, asked: 'سأل' };
    const write = { deviceId: 'desk-a', by: null, at: NOW, receivedAt: `${day}T09:00:00.000Z`, epoch: 1 };
    const blank = isBlank ? expiredFields(table, fields) : null;
    const server = { ...write, deviceId: SERVER_AUTHOR, receivedAt: NOW };
    return {
      table,
      id,
      scope: 'section/MEN',
      revision: isBlank ? 2 : 1,
      epoch: 1,
      fieldRevisions: isBlank ? Object.fromEntries(['keys', ...Object.keys(blank ?? {})].map((name) => [name, 2])) : {},
      writes: isBlank ? { 1: write, 2: server } : { 1: write },
      fields: { ...fields, ...blank },
    };
  });

test('what is found by its day is what reading every record finds, whatever is merged, held, blanked, written since or restored', async () => {
  const associationId = lab.associationId();
  const database = lab.connection().ofAssociation(associationId);
  const sync = createSyncStorage(database);
  const retention = createRetentionStorage(database, associationId);
  const step = fc.record({
    written: fc.uniqueArray(records, { minLength: 1, maxLength: 25, selector: recordKey }),
    isRestored: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  });
  const sorted = (found: readonly Pick<SyncRecord, 'table' | 'id'>[]): string[] =>
    found.map(recordKey).toSorted((a, b) => (a < b ? -1 : 1));
  let wereDue = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), policies, async (steps, policy) => {
      await sql`delete from record`.execute(database);
      // Every run is a restored database to the one before it.
      await sql`update association set epoch = epoch + 1`.execute(database);
      const all = new Map<string, SyncRecord>();
      for (const { written, isRestored } of steps) {
        await sync.inPushTransaction((transaction) =>
          transaction.writeRecords(
            associationId,
            written.map((record) => ({ record, isNew: false, leftScope: null })),
          ),
        );
        for (const record of written) all.set(recordKey(record), record);
        if (isRestored) await sql`update association set epoch = epoch + 1`.execute(database);
        const oracle = sorted(expired([...all.values()].map(retentionFacts), policy, NOW));
        expect(sorted(await findExpired(retention, policy, NOW))).toEqual(oracle);
        wereDue += oracle.length;
      }
    }),
    { numRuns: 150 },
  );
  expect(wereDue).toBeGreaterThan(0);
});

test('only what was written since the last time is read again', async () => {
  const associationId = lab.associationId();
  const database = lab.connection().ofAssociation(associationId);
  const retention = createRetentionStorage(database, associationId);
  const [one, ...others] = fc.sample(records, 40);
  const write = (written: readonly SyncRecord[]) =>
    createSyncStorage(database).inPushTransaction((transaction) =>
      transaction.writeRecords(
        associationId,
        written.map((record) => ({ record, isNew: false, leftScope: null })),
      ),
    );
  await write([...new Map(others.map((record) => [recordKey(record), record])).values()]);
  await retention.catchUp();
  expect(await retention.catchUp()).toBe(0);
  if (one) await write([one]);
  expect(await retention.catchUp()).toBe(1);
  await sql`update retention_position set version = version - 1`.execute(database);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from record`.execute(database);
  expect(await retention.catchUp()).toBe(rows[0]?.count);
});
