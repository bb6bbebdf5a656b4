import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { blankedFields } from '#shared/privacy/erasure.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { everyone } from '#tests/builders/readers.ts';
import { aChange, aCreation } from '#tests/builders/operations.ts';
import { aNote, aPerson, aRequest } from '#tests/builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase('attempt');
const server = useServer(lab);

const AT = '2026-11-24T08:00:00.000Z';

const hold = {
  section: 'MEN',
  isCase: true,
  personId: 'p-1',
  requestId: null,
  reason: 'أمر المحكمة العامة رقم ٤٤٨١٢',
  setAt: AT,
  setBy: everyone.userId,
  liftedAt: null,
  liftedBy: null,
};

/** A change that leaves nothing of what a record told of somebody. */
const blanking = (record: SyncRecord) => aChange(record, blankedFields(record.table, record.fields) ?? {});

const erasureOf = (personId: string, ...records: string[]) =>
  aCreation('erasures', `e-${personId}-${records.length}`, { section: 'MEN', personId, erasedAt: AT, records });

test('who is under hold is forgotten by no erasure, on any card that was merged with his, until the hold is lifted', async () => {
  const desk = await server.desk();
  await desk.hello();
  let mid = 0;
  const send = async (...operations: ReturnType<typeof aCreation>[]) =>
    (await desk.push(operations.map((operation) => ({ ...operation, mid: (mid += 1) })))).map(
      ({ outcome, reason }) => reason ?? outcome,
    );
  const fieldsOf = async (key: string) => {
    await desk.pullAll();
    return desk.records.get(key)?.fields;
  };
  const current = async (key: string) => {
    await desk.pullAll();
    const record = desk.records.get(key);
    if (!record) throw new Error(`there is no ${key}`);
    return record;
  };

  await send(
    aCreation('people', 'p-1', aPerson({ name: 'سالم' })),
    aCreation('people', 'p-2', aPerson({ name: 'سالم بن علي' })),
    aCreation('requests', 'r-2', aRequest({ personId: 'p-2', note: 'خلاف' })),
    aCreation('notes', 'n-2', aNote({ requestId: 'r-2', body: 'قال ما قال' })),
    aCreation('legalHolds', 'h-1', hold),
  );
  await send(aChange(await current('people/p-2'), { mergedInto: 'p-1' }));

  expect(await send(erasureOf('p-1', 'people/p-1'))).toEqual(['under-legal-hold']);
  expect(await send(erasureOf('p-2', 'people/p-2', 'requests/r-2', 'notes/n-2'))).toEqual(['under-legal-hold']);
  // One that says it is about somebody else, and names a note of his request.
  expect(await send(erasureOf('p-3', 'notes/n-2', 'people/p-3', 'requests/r-3', 'calls/c-3'))).toEqual([
    'under-legal-hold',
  ]);
  expect(await send(blanking(await current('notes/n-2')))).toEqual(['under-legal-hold']);
  expect(await fieldsOf('notes/n-2')).toMatchObject({ body: 'قال ما قال' });

  const lifted = { liftedAt: AT, liftedBy: everyone.userId };
  expect(await send(aChange(await current('legalHolds/h-1'), lifted))).toEqual(['applied']);
  expect(await send(blanking(await current('notes/n-2')))).toEqual(['applied']);
  expect(await send(erasureOf('p-2', 'people/p-2', 'requests/r-2'))).toEqual(['applied']);
});

test('whoever sets a hold waits for whoever is forgetting somebody just then: no erasure is written behind a hold', async () => {
  const desk = await server.desk();
  const { database } = lab.connection();
  const isWaitedFor = async (): Promise<boolean> => {
    const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(database);
    return rows.length > 0;
  };
  const done: string[] = [];
  let setting: Promise<unknown> = Promise.resolve();
  await createSyncStorage(database).inPushTransaction(async (forgetting) => {
    await forgetting.lockHolds(lab.associationId());
    setting = desk.push([aCreation('legalHolds', 'h-1', hold)]).then(() => done.push('held'));
    await expect.poll(async () => done.length > 0 || (await isWaitedFor())).toBe(true);
    done.push('forgotten');
  });
  await setting;
  expect(done).toEqual(['forgotten', 'held']);
});
