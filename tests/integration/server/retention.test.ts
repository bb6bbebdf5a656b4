import { expect, test } from 'vitest';
import { forgetExpired } from '#server/retention/retention-job.ts';
import { createAuditStorage } from '#server/storage/audit.ts';
import { createRetentionStorage } from '#server/storage/retention-facts.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { aCreation, aChange } from '#tests/builders/operations.ts';
import { aContactPoint, aNote, aPerson, aRequest } from '#tests/builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { useServer } from './server-lab.ts';
import { sql } from 'kysely';

const lab = useDatabase('attempt');
const server = useServer(lab);

/** Words that stand nowhere else. */
const TELLING = ['زبرجدة', 'كهرمانة', '0598761234'];

test('what has expired is blanked at the server and at every desk, out of the log too, and the audit says how much', async () => {
  const database = lab.connection().ofAssociation(lab.associationId());
  const sync = createSyncStorage(database);
  const audit = createAuditStorage(database, lab.associationId());
  const retention = createRetentionStorage(database, lab.associationId());
  const forget = (at: Date) => forgetExpired({ sync, audit, retention, associationId: lab.associationId() }, at);
  const [one, other] = [await server.desk(), await server.desk()];
  const request = aRequest({
    personId: 'p-1',
    note: 'تسأل كهرمانة',
    state: 'CLOSED',
    referenceNumber: '1448/01/00001/63',
  });
  const heldRequest = { ...request, personId: 'p-2', note: 'يُحفظ', referenceNumber: '1448/01/00002/60' };
  const results = await one.push([
    aCreation('settings', 'retention', { ...standard.retention, holds: [] }, { mid: 1 }),
    aCreation('people', 'p-1', aPerson({ name: 'زبرجدة', idNumber: '1012345672' }), { mid: 2 }),
    aCreation('contactPoints', 'k-1', aContactPoint({ personId: 'p-1', raw: '0598761234' }), { mid: 3 }),
    aCreation('requests', 'r-1', request, { mid: 4 }),
    aCreation('notes', 'n-1', aNote({ requestId: 'r-1', body: 'عادت كهرمانة' }), { mid: 5 }),
    aCreation('people', 'p-2', aPerson({ name: 'محفوظ', idNumber: '1000000008' }), { mid: 6 }),
    aCreation('requests', 'r-2', heldRequest, { mid: 7 }),
  ]);
  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'applied'));
  await other.pullAll();
  const policy = other.records.get('settings/retention');
  if (!policy) throw new Error('the desk has no retention document');
  const holds = [{ id: 'h-1', referenceNumber: heldRequest.referenceNumber, reason: 'طلب المحكمة' }];
  await one.push([aChange({ ...policy, epoch: 1 }, { holds }, { mid: 8 })]);

  const now = new Date();
  const later = new Date(now.getTime() + 6 * 366 * 24 * 60 * 60_000);
  expect(await forget(now)).toEqual({});
  expect(await forget(later)).toEqual({ people: 1, contactPoints: 1, requests: 1, notes: 1 });
  expect(await forget(later)).toEqual({});

  await other.pullAll();
  const fieldsOf = (key: string) => other.records.get(key)?.fields;
  expect(fieldsOf('people/p-1')).toMatchObject({ name: '', idNumber: '', gender: 'MALE', section: 'MEN' });
  expect(fieldsOf('requests/r-1')).toMatchObject({ note: '', personId: null, state: 'CLOSED', type: 'REGISTRATION' });
  expect(fieldsOf('people/p-2')).toMatchObject({ name: 'محفوظ' });
  expect(fieldsOf('requests/r-2')).toMatchObject({ note: 'يُحفظ', personId: 'p-2' });

  const { rows } = await sql<{ body: string }>`select body::text as body from operation`.execute(database);
  const log = rows.map(({ body }) => body).join('\n');
  for (const word of TELLING) expect(log).not.toContain(word);
  expect(log).toContain('محفوظ');

  const erased = await audit.page(null, 'erased', 10);
  expect(erased.map(({ facts }) => facts)).toEqual([
    { 'expired-people': 1, 'expired-contactPoints': 1, 'expired-requests': 1, 'expired-notes': 1 },
  ]);
  expect((await audit.verify()).brokenAt).toBeNull();
});
