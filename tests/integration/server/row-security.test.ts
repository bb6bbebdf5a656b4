import { sql } from 'kysely';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openConnection } from '#server/storage/connection.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { aServerRecord } from '../../builders/operations.ts';
import { aPerson } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly } from './desk.ts';

const lab = useDatabase();
const other = newId();

beforeAll(async () => {
  await enrolDirectly(lab.connection(), lab.associationId());
  const record = aServerRecord('people', 'person-1', aPerson());
  await createSyncStorage(lab.connection().ofAssociation(lab.associationId())).inPushTransaction((transaction) =>
    transaction.writeRecords(lab.associationId(), [{ record, isNew: true, leftScope: null }]),
  );
  const founder = new pg.Client({ connectionString: lab.connectionString() });
  await founder.connect();
  await founder.query(`select set_config('app.founding', 'on', false)`);
  await founder.query('insert into association (id, created_at) values ($1, now())', [other]);
  await founder.end();
});

/** A connection made by hand with the server's own account, which owns the tables. */
async function connectionByHand(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: lab.connectionString() });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function tablesOfAssociations(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'association_id'`.execute(lab.connection().database);
  return ['association', ...rows.map(({ name }) => name)];
}

test('every table that belongs to associations is under a policy, and so is its owner', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity`.execute(
    lab.connection().database,
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual((await tablesOfAssociations()).toSorted());
  expect(rows.length).toBeGreaterThan(6);
});

test('there is no table besides, but for the list of migrations', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(
    lab.connection().database,
  );
  const others = new Set(rows.map(({ name }) => name));
  for (const table of await tablesOfAssociations()) others.delete(table);
  expect([...others].toSorted()).toEqual(['kysely_migration', 'kysely_migration_lock']);
});

test('a connection that names no association, or another one, writes no row of any table', async () => {
  const client = await connectionByHand();
  for (const association of ['', other]) {
    await client.query(`select set_config('app.association', $1, false)`, [association]);
    for (const table of await tablesOfAssociations()) {
      const key = table === 'association' ? 'id' : 'association_id';
      const own = [lab.associationId()];
      // The policy is asked before any other rule of the table is.
      const row = JSON.stringify({ [key]: lab.associationId() });
      await expect(
        client.query(`insert into ${table} select * from jsonb_populate_record(null::public.${table}, $1)`, [row]),
        table,
      ).rejects.toThrow(/row-level security/);
      const changed = await client.query(`update ${table} set ${key} = ${key} where ${key} = $1`, own);
      const deleted = await client.query(`delete from ${table} where ${key} = $1`, own);
      expect([table, changed.rowCount, deleted.rowCount]).toEqual([table, 0, 0]);
    }
  }
});

test('a connection that names no association, or another one, sees no row of any table', async () => {
  const client = await connectionByHand();
  for (const association of ['', other]) {
    await client.query(`select set_config('app.association', $1, false)`, [association]);
    for (const table of (await tablesOfAssociations()).filter((name) => name !== 'association')) {
      const { rows } = await client.query(`select * from ${table}`);
      expect([table, rows]).toEqual([table, []]);
    }
  }
  const { rows } = await client.query('select id from association');
  expect(rows).toEqual([{ id: other }]);
});

test('a connection bound to an association sees its rows and can neither write nor move any into another one', async () => {
  const client = await connectionByHand();
  await client.query(`select set_config('app.association', $1, false)`, [lab.associationId()]);
  expect((await client.query('select id from record order by id')).rows).toEqual([
    { id: 'person-1' },
    { id: 'user-1' },
  ]);
  await expect(client.query('update record set association_id = $1', [other])).rejects.toThrow(/row-level security/);
  await expect(
    client.query(`insert into scope_exit values ($1, 'section/MEN', 'people', 'person-1', 1)`, [other]),
  ).rejects.toThrow(/row-level security/);
});

test.each([
  ['empty a table', 'truncate record'],
  ['end a policy', 'drop policy own_association on record'],
  ['free the owner of it', 'alter table record no force row level security'],
  ['let the audit forget', 'alter table audit disable trigger user'],
  ['make a table', 'create table theirs (id text)'],
  ['say what was migrated', 'delete from kysely_migration'],
])(
  'a question of an association can not %s: it is asked without the powers of who owns the tables',
  async (_what, asked) => {
    const pool = openConnection(lab.connectionString(), () => undefined);
    onTestFinished(() => pool.close());
    await expect(sql.raw(asked).execute(pool.ofAssociation(lab.associationId()))).rejects.toThrow(
      /permission denied|must be owner/,
    );
  },
);

test('connections of the pool go from one association to the other and never take rows along', async () => {
  const pool = openConnection(lab.connectionString(), () => undefined);
  onTestFinished(() => pool.close());
  const [own, strange] = [pool.ofAssociation(lab.associationId()), pool.ofAssociation(other)];
  const ask = (database: typeof own) => database.selectFrom('record').select('id').execute();
  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => ask(index % 2 === 0 ? own : strange)));
    expect(answers.map((rows) => rows.length)).toEqual(answers.map((_rows, index) => (index % 2 === 0 ? 2 : 0)));
    expect(await ask(pool.database)).toEqual([]);
  }
});
