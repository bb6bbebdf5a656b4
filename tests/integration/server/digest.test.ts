import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { DigestResponse } from '#shared/contract/digest.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { RepairResponse } from '#shared/contract/repair.ts';
import type { RecordTable } from '#shared/sync/record.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { aCreation } from '../../builders/operations.ts';
import { aPerson } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { useServer } from './server-lab.ts';

const database = useDatabase();
const server = useServer(database);
const MEN = 'section/MEN';

/** A desk, and where it stands after its hello. */
async function aDesk() {
  const desk = await server.desk();
  const { epoch, generation } = await desk.hello();
  return { desk, position: { protocol: SYNC_PROTOCOL, epoch, generation } };
}

test('PostgreSQL sums a scope up as the desk does', async () => {
  const { desk, position } = await aDesk();
  const people = Array.from({ length: 300 }, (_, index) => aCreation('people', newId(), aPerson(), { mid: index + 1 }));
  await desk.push(people);
  await desk.pullAll();
  // The double reckons in JavaScript with the functions that the desk uses.
  const double = createMemorySyncStorage();
  await double.inPushTransaction((transaction) =>
    transaction.writeRecords(
      'any',
      [...desk.records.values()].map((record) => ({ record, isNew: true, leftScope: null })),
    ),
  );
  const { body } = await desk.post('/sync/digest', { ...position, scopes: [MEN, 'section/UNKNOWN'] });
  const { scopes } = DigestResponse.parse(body);
  expect(Object.keys(scopes)).toEqual([MEN]);
  expect(scopes[MEN]).toEqual((await double.digest('any', MEN)).toSorted((a, b) => a.bucket - b.bucket));

  const [fullest] = (scopes[MEN] ?? []).toSorted((a, b) => b.count - a.count);
  const bucket = fullest?.bucket ?? 0;
  const standing = await double.readBucket('any', MEN, bucket);
  const [lost, ...others] = standing.map(({ table, id, revision, epoch }) => ({ table, id, revision, epoch }));
  const stray = { table: 'people', id: newId(), revision: 1, epoch: 1 } as const;
  const answer = await desk.post('/sync/repair', { ...position, scope: MEN, bucket, held: [...others, stray] });
  const repair = RepairResponse.parse(answer.body);
  expect(repair.records.map(({ id }) => id)).toEqual([lost?.id]);
  expect(repair.exits).toEqual([{ table: 'people', id: stray.id }]);
});

test('what a restored server never had is told from what has left the scope, to desks that keep it', async () => {
  const before = await aDesk();
  const elsewhere = aCreation('people', newId(), aPerson({ section: 'WOMEN' }));
  await before.desk.push([elsewhere]);
  await sql`update association set epoch = epoch + 1`.execute(database.connection().database);
  const { desk, position } = await aDesk();
  const row = (table: RecordTable, epoch: number, id = newId()) => ({ table, id, revision: 1, epoch });
  const neverHad = row('people', position.epoch - 1);
  const left = row('people', position.epoch - 1, elsewhere.recordId);
  const others = [row('people', position.epoch), row('decisions', position.epoch - 1), left];
  const asked = { ...position, scope: MEN, bucket: 0, held: [neverHad, ...others] };
  const idsOf = (rows: readonly { readonly id: string }[] = []) => rows.map(({ id }) => id);

  const told = RepairResponse.parse((await desk.post('/sync/repair', { ...asked, keepsUnknown: true })).body);
  expect(idsOf(told.unknown)).toEqual([neverHad.id]);
  expect(idsOf(told.exits)).toEqual(idsOf(others));

  const earlierRelease = RepairResponse.parse((await desk.post('/sync/repair', asked)).body);
  expect(earlierRelease).not.toHaveProperty('unknown');
  expect(idsOf(earlierRelease.exits)).toEqual(idsOf([neverHad, ...others]));
});

test('a scope that the desk may not hold is not compared with it', async () => {
  const { desk, position } = await aDesk();
  const request = { ...position, scope: 'section/UNKNOWN', bucket: 0, held: [] };
  expect(await desk.post('/sync/repair', request)).toMatchObject({ status: 400, body: { field: 'scope' } });
});
