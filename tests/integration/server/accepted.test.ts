import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { expect, test, vi } from 'vitest';
import { createAuditStorage } from '#server/storage/audit.ts';
import { createRetentionStorage } from '#server/storage/retention-facts.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { auditText, START_OF_CHAIN, type AuditEntry } from '#shared/access/audit-entry.ts';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { Decision } from '#shared/sync/decision.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';
import { aCreation, anOperation, inSequence, NOON } from '../../builders/operations.ts';
import { aCall, anAppointment, aPerson, aVisit } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly } from './desk.ts';
import { useServer } from './server-lab.ts';

/* What one desk sends is taken or put aside at once: nothing that was accepted breaks what somebody else does afterwards. */

const lab = useDatabase();
const server = useServer(lab);

/** Random, so that PostgreSQL cannot press them into an index. */
const randomLetters = (length: number): string => randomBytes(length).toString('base64url').slice(0, length);
const randomDigits = (length: number): string => [...randomBytes(length)].map((byte) => byte % 10).join('');

const push = async (...operations: readonly Operation[]): Promise<string[]> => {
  const desk = await server.desk();
  return (await desk.push(inSequence(operations))).map(({ outcome }) => outcome);
};

test.each([
  ['an appointment for a request', 'appointments', anAppointment({ requestId: randomLetters(6000) })],
  ['an appointment of a person', 'appointments', anAppointment({ personId: randomLetters(6000) })],
  ['a call about a request', 'calls', aCall({ requestId: randomLetters(6000) })],
  ['a call of a person', 'calls', aCall({ personId: randomLetters(6000) })],
  ['a visit', 'visits', aVisit({ arrivedAt: `2026-11-24T06:30:00.${randomDigits(9000)}Z` })],
] as const)('%s longer than any index takes is put aside, and retention goes on', async (_what, table, record) => {
  expect(await push(aCreation(table, newId(), record))).toEqual(['quarantined']);
  const retention = createRetentionStorage(lab.connection().database, lab.associationId());
  await expect(retention.catchUp()).resolves.toBeGreaterThanOrEqual(0);
});

test.each([{ note: { 'سعد\uD800': 1 } }, { note: { 'سعد\0': 1 } }, { note: [{ '\uDC00': 'سعد' }] }])(
  'a field that no database can name is put aside with what holds it, and what comes after it is taken: %j',
  async (unknown) => {
    const person = () => aCreation('people', newId(), aPerson());
    const odd = aCreation('people', newId(), { ...aPerson(), ...unknown });
    expect(await push(person(), odd, person())).toEqual(['applied', 'quarantined', 'applied']);
  },
);

test('what was refused and is longer than any form’s is not brought to every desk, whose pages would grow too long to be made', async () => {
  const recordId = newId();
  const refused = (unknown: string) => aCreation('people', recordId, { ...aPerson(), unknown });
  await push(refused('س'.repeat(1_000_000)), refused('سعد'));
  const reader = await server.desk();
  await reader.pullAll();
  const shown = [...reader.records.values()].filter(({ fields }) => fields['recordId'] === recordId);
  const kept = shown.map(({ fields }) => Decision.parse(fields).kept.some(({ field }) => field === 'unknown'));
  expect(kept).toEqual([false, true]);
});

test('as many values as one push can overwrite are kept', async () => {
  const { device } = await enrolDirectly(lab.connection(), lab.associationId());
  const most = Math.max(...Object.values(recordSchemas).map(({ shape }) => Object.keys(shape).length));
  const writtenBy = { deviceId: device.deviceId, by: null, at: NOON, receivedAt: NOON, epoch: 1 };
  const overwritten = Array.from({ length: most }, (_, index) => ({ field: `${index}`, value: 'سعد', writtenBy }));
  const operations = inSequence(Array.from({ length: PUSH_LIMIT }, () => anOperation({ recordId: newId() })));
  const logged = operations.map((operation) => ({
    operation,
    overwritten,
    result: { mid: operation.mid, outcome: 'conflict' as const },
  }));
  const { database } = lab.connection();
  await createSyncStorage(database).inPushTransaction((transaction) =>
    transaction.logOperations(device, logged, PUSH_LIMIT),
  );
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from overwritten_value where device_id = ${device.deviceId}`.execute(database);
  expect(rows[0]?.count).toBe(PUSH_LIMIT * most);
});

const YEAR_NOUGHT = '0000-01-01T00:00:00Z';
test.each([
  ['kept until the year 0', { state: 'HELD', heldUntil: YEAR_NOUGHT }],
  ['kept until a very exact moment', { state: 'HELD', heldUntil: `2026-11-24T06:00:00.${'1'.repeat(300)}Z` }],
  ['placed beside another since the year 0', { startsAt: YEAR_NOUGHT, override: { by: 'user-1', reason: 'طلب' } }],
] as const)('a room that was %s can be booked by others', async (_how, facts) => {
  const resourceId = `room-${randomLetters(8)}`;
  await push(aCreation('appointments', newId(), anAppointment({ resourceId, ...facts })));
  expect(await push(aCreation('appointments', newId(), anAppointment({ resourceId })))).toEqual(['applied']);
});

/** The first link of a desk's audit, hashed as a desk does. */
function firstLink(facts: Partial<AuditEntry>): AuditEntry {
  const link = { number: 1, at: NOON, by: 'user-1', kind: 'printed', facts: {}, previous: START_OF_CHAIN } as const;
  const hash = createHash('sha256')
    .update(auditText({ ...link, ...facts }))
    .digest('hex');
  return { ...link, hash, ...facts };
}
const brokenAt = async () =>
  (await createAuditStorage(lab.connection().database, lab.associationId()).verify()).brokenAt;

test.each([
  ['half a letter as author', { by: 'سعد\uD800' }],
  ['a zero character as author', { by: 'سعد\0' }],
  ['a zero character in the hash', { hash: `${'0'.repeat(63)}\0` }],
] as const)(
  'a report of the audit with %s is refused, and the chain of the server stays whole',
  async (_what, facts) => {
    const desk = await server.desk();
    const { status } = await desk.post('/audit', { entries: [firstLink(facts)] });
    expect([status, await brokenAt()]).toEqual([400, null]);
  },
);

test.each([YEAR_NOUGHT, '1900-01-01T00:00:00.000Z'])(
  'a report of the audit at %s, by the clock of a desk, leaves the chain of a server in Riyadh whole',
  async (at) => {
    vi.stubEnv('TZ', 'Asia/Riyadh');
    try {
      const desk = await server.desk();
      const { status } = await desk.post('/audit', { entries: [firstLink({ at })] });
      expect([status, await brokenAt()]).toEqual([200, null]);
    } finally {
      vi.unstubAllEnvs();
    }
  },
);
