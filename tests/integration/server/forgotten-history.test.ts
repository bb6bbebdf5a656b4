import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { aChange, aCreation } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

test('what was logged of a record is forgotten, by an older server too; of others nothing is', async () => {
  const database = lab.connection().ofAssociation(lab.associationId());
  const desk = await server.desk();
  await desk.push([
    aCreation('people', 'p_1', aPerson({ name: 'زبرجدة' }), { mid: 1 }),
    aCreation('people', 'p-2', aPerson({ name: 'كهرمانة' }), { mid: 2 }),
    aCreation('people', 'px1', aPerson({ name: 'مرجانة' }), { mid: 3 }),
    // What a change asked to be standing still says as much of somebody as what it wrote.
    aChange({ table: 'people', id: 'p_1', revision: 1 }, { name: '' }, { mid: 4, requires: { name: 'زبرجدة' } }),
  ]);
  // A server of the release before does not note of which record an operation is.
  await sql`update operation set record_id = null where mid in (2, 3)`.execute(database);
  const forget = (id: string) =>
    createSyncStorage(database).inPushTransaction((transaction) =>
      transaction.forgetHistory(lab.associationId(), [{ table: 'people', id }]),
    );
  const log = async () => {
    const { rows } = await sql<{ body: string }>`select body::text as body from operation order by mid`.execute(
      database,
    );
    return rows.map(({ body }) => body).join('\n');
  };
  await forget('p_1');
  expect(await log()).not.toContain('زبرجدة');
  expect(await log()).toContain('مرجانة');
  await forget('p-2');
  expect(await log()).not.toContain('كهرمانة');
  expect(await log()).toContain('مرجانة');
});
