import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { foundAssociation } from '#server/found-association.ts';
import { readPage } from '#server/storage/pages.ts';
import { createDeviceStorage, ensureAssociation } from '#server/storage/devices.ts';
import { migrateToLatest } from '#server/storage/migrations/all.ts';
import { foundation } from '#server/storage/migrations/0001-foundation.ts';
import { backedUpMids, noteBackedUp, type BackedUpMids } from '#server/storage/stable-mids.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { openConnection, type Connection } from '#server/storage/connection.ts';
import { AssociationFile, settingsDocuments } from '#shared/association/settings.ts';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { SyncRecord } from '#shared/sync/record.ts';
import { aServerRecord } from '../../builders/operations.ts';
import { aPerson } from '../../builders/records.ts';
import { everyone } from '../../builders/readers.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly } from './desk.ts';
import { startServer } from './server-lab.ts';

const lab = useDatabase();
const database = () => lab.connection().database;
const storage = () => createSyncStorage(database());
const at = new Date('2026-11-23T06:00:00Z');

/** A schema of its own in the same database, as empty as a new one. */
async function emptyDatabase(): Promise<Connection> {
  const name = `s${newId().replaceAll('-', '')}`;
  await sql`create schema ${sql.id(name)}`.execute(lab.owner());
  const url = new URL(lab.connectionString());
  url.searchParams.set('options', `-c search_path=${name},public`);
  const connection = openConnection(url.href, () => undefined);
  onTestFinished(() => connection.close());
  return connection;
}

describe('the database', () => {
  test('is brought up to date as often as anyone likes, also by several at once', async () => {
    const empty = await emptyDatabase();
    await Promise.all([1, 2, 3].map(() => migrateToLatest(empty.database)));
    await migrateToLatest(empty.database);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      empty.database,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      '0001-foundation',
      '0002-operations-as-sent',
      '0003-writes',
      '0010-accounts',
      '0020-association-key',
      '0030-slots-of-people',
      '0040-guesses',
      '0050-placed-beside',
      '0060-renewed-desks',
      '0070-stable-mids',
      '0080-visits-of-a-day',
      '0090-audit-period',
      '0100-retention-facts',
      '0110-record-of-operation',
      '0120-earlier-tokens',
      '0130-restorations',
      '0140-audit-after-restore',
    ]);
  });

  test('of the first release keeps its operations and records when it is brought up to date', async () => {
    const older = await emptyDatabase();
    await foundation.up(older.database);
    await sql`create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
      older.database,
    );
    await sql`insert into kysely_migration values ('0001-foundation', '2026-11-01T00:00:00Z')`.execute(older.database);
    const associationId = await ensureAssociation(older.database, at);
    const deviceId = newId();
    await sql`
      insert into device (association_id, id, desk_code, name, token_hash, enrolled_at)
      values (${associationId}, ${deviceId}, '01', 'مكتب قديم', 'hash', ${at})`.execute(older.database);
    await sql`
      insert into enrolment_code (code_hash, association_id, expires_at)
      values ('code', ${associationId}, ${at})`.execute(older.database);
    const logged = sql`
      insert into operation (association_id, device_id, mid, body, outcome, received_at)
      values (${associationId}, ${deviceId}, ${sql.raw('1')}, ${'{"mid": 1, "note": "قديم \\"recordId\\":\\"x\\"", "recordId": "person-1"}'}, 'applied', ${at})`;
    await logged.execute(older.database);
    await sql`
      insert into record (association_id, table_name, id, scope, revision, seq, fields, field_revisions)
      values (${associationId}, 'people', 'person-1', 'section/MEN', 3, 1, ${{ name: 'قديم', section: 'MEN' }},
        ${{ name: { revision: 3, deviceId: 'desk-b' }, section: { revision: 1, deviceId: 'desk-a' } }})`.execute(
      older.database,
    );
    await sql`update association set high = 1`.execute(older.database);
    await migrateToLatest(older.database);
    const { rows } = await sql<{
      body: unknown;
      record: string;
    }>`select body, record_id as record from operation`.execute(older.ofAssociation(associationId));
    expect(rows).toEqual([{ body: { mid: 1, note: 'قديم "recordId":"x"', recordId: 'person-1' }, record: 'person-1' }]);
    const bound = older.ofAssociation(associationId);
    // A desk from before people signed in serves every section, as it did.
    expect(await createDeviceStorage(bound, associationId).all()).toMatchObject([
      { deviceId, deskCode: '01', sections: ['MEN', 'WOMEN', 'FAMILY'], generation: 0, revokedAt: null },
    ]);
    const { records } = await readPage(bound, associationId, 'section/MEN', 0, 10);
    expect(records.map((record) => SyncRecord.parse(record))).toMatchObject([
      {
        revision: 3,
        epoch: 1,
        fieldRevisions: { name: 3 },
        writes: { 1: { deviceId: 'desk-a', by: null }, 3: { deviceId: 'desk-b', by: null } },
      },
    ]);
  });

  test('holds one association, whoever asks first', async () => {
    const empty = await emptyDatabase();
    await migrateToLatest(empty.database);
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => ensureAssociation(empty.database, at)));
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a reader that follows by cursor', () => {
  test('misses nothing of a push that takes long, however quick the one behind it is', async () => {
    const made = (id: string) => ({ record: aServerRecord('people', id, aPerson()), isNew: true, leftScope: null });
    const page = (from: number) => storage().readPage(lab.associationId(), 'section/MEN', from, 500);
    const [slowId, quickId] = [newId(), newId()];
    const { to: from } = await page(0);
    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => (finish = resolve));

    let begin = (): void => undefined;
    const hasWritten = new Promise<void>((resolve) => (begin = resolve));
    const slow = storage().inPushTransaction(async (transaction) => {
      await transaction.writeRecords(lab.associationId(), [made(slowId)]);
      begin();
      await isFinished;
    });
    await hasWritten;
    const quick = storage().inPushTransaction((transaction) =>
      transaction.writeRecords(lab.associationId(), [made(quickId)]),
    );
    await Promise.race([quick, wait(200)]);
    const meanwhile = await page(from);
    finish();
    await Promise.all([slow, quick]);
    const later = await page(meanwhile.to);
    expect([...meanwhile.records, ...later.records].map(({ id }) => id)).toEqual([slowId, quickId]);
  });
});

test('a push is forced to the disk before it is answered, in a database too that would do so later', async () => {
  const name = `f${newId().replaceAll('-', '')}`;
  await sql`
    create function ${sql.id(name)}() returns trigger language plpgsql as $$
    begin
      if current_setting('synchronous_commit') <> 'on' then raise exception 'it may be lost in a power cut'; end if;
      return new;
    end $$`.execute(lab.owner());
  await sql`create trigger ${sql.id(name)} before insert on operation execute function ${sql.id(name)}()`.execute(
    lab.owner(),
  );
  onTestFinished(async () => void (await sql`drop function ${sql.id(name)} cascade`.execute(lab.owner())));
  const url = new URL(lab.connectionString());
  url.searchParams.set('options', '-c synchronous_commit=off');
  const lazy = openConnection(url.href, () => undefined);
  onTestFinished(() => lazy.close());
  const { device } = await enrolDirectly(lab.connection(), lab.associationId());
  const pushed = createSyncStorage(lazy.ofAssociation(lab.associationId())).inPushTransaction((transaction) =>
    transaction.logOperations(device, [], 0),
  );
  await expect(pushed).resolves.toBeUndefined();
});

test('a backup marks what it holds of a desk, unless the server was restored to less meanwhile; an older one takes no mark back', async () => {
  const { device } = await enrolDirectly(lab.connection(), lab.associationId());
  const stands = (lastMid: number) =>
    storage().inPushTransaction((transaction) => transaction.logOperations(device, [], lastMid));
  const noted = async (mids: BackedUpMids): Promise<number> => {
    await noteBackedUp(database(), lab.associationId(), mids);
    return storage().stableMid(device);
  };
  await stands(5);
  const ofFive = await backedUpMids(database(), lab.associationId());
  await stands(3);
  const ofThree = await backedUpMids(database(), lab.associationId());
  expect(await noted(ofFive)).toBe(0);
  expect(await noted(ofThree)).toBe(3);
  await stands(5);
  expect(await noted(ofFive)).toBe(5);
  expect(await noted(ofThree)).toBe(5);
});

describe('a page as text', () => {
  test('says what the page says, whatever is written in its records', async () => {
    const { to: from } = await storage().readPage(lab.associationId(), 'section/MEN', 0, 500);
    const changed = ['محمد "أبو\\عبد" \u2028 👍🏽 </script>', 'بلا شيء'].map((name) => ({
      record: { ...aServerRecord('people', newId(), aPerson({ name })), revision: 2 },
      isNew: true,
      leftScope: null,
    }));
    await storage().inPushTransaction((transaction) => transaction.writeRecords(lab.associationId(), changed));
    const page = await storage().readPage(lab.associationId(), 'section/MEN', from, 1);
    const { json, to, more } = await storage().readPageText(lab.associationId(), 'section/MEN', from, 1);
    expect(page.records).toHaveLength(1);
    expect(JSON.parse(json)).toEqual(page);
    expect({ to, more }).toEqual({ to: page.to, more: true });
  });
});

describe('founding an association', () => {
  const settings = async () =>
    (await storage().readPage(lab.associationId(), 'association', 0, 100)).records.filter(
      ({ table }) => table === 'settings',
    );

  test('gives it each settings document once, also where two servers found it at the same moment', async () => {
    await Promise.all([1, 2, 3].map(() => foundAssociation(storage(), lab.associationId(), associationFile, at)));
    const association = AssociationFile.parse(associationFile);
    const documents = await settings();
    expect(documents.map(({ id }) => id).toSorted()).toEqual(Object.keys(settingsDocuments).toSorted());
    expect(documents.map(({ revision }) => revision)).toEqual(Object.keys(settingsDocuments).map(() => 1));
    for (const { id, fields } of documents) expect(fields).toEqual(association[id as keyof typeof association]);
  });

  test('that was interrupted is finished the next time, and changes nothing that is there', async () => {
    const changed = { ...associationFile.profile, shortName: 'اسم جديد' };
    await sql`delete from record where id in ('services', 'schedule')`.execute(database());
    await sql`update record set fields = ${JSON.stringify(changed)}::jsonb where id = 'profile'`.execute(database());
    await foundAssociation(storage(), lab.associationId(), associationFile, at);
    const documents = new Map((await settings()).map(({ id, fields }) => [id, fields]));
    expect(documents.size).toBe(Object.keys(settingsDocuments).length);
    expect(documents.get('profile')).toEqual(changed);
    expect(documents.get('schedule')).toEqual(associationFile.schedule);
  });

  test('from a file that is no whole association is refused', async () => {
    const { schedule: _left, ...rest } = associationFile;
    await expect(foundAssociation(storage(), lab.associationId(), rest, at)).rejects.toThrow(/schedule/);
  });
});

describe('the log', () => {
  const MARK = 'علامة-لا-تُكتب';

  test('tells that the server failed and where, but not with whose words', async () => {
    const lines: string[] = [];
    const server = await startServer(lab.connectionString(), lab.associationId(), {
      log: { write: (line) => lines.push(line) },
    });
    onTestFinished(() => server.stop());
    // A fault of ours that makes PostgreSQL quote the whole row in its words.
    await sql`alter table record add constraint planted check (fields->>'name' is distinct from ${sql.lit(MARK)})`.execute(
      lab.owner(),
    );
    onTestFinished(async () => void (await sql`alter table record drop constraint planted`.execute(lab.owner())));
    const { token } = await enrolDirectly(lab.connection(), lab.associationId());
    const { fields } = aServerRecord('people', 'person-1', aPerson({ name: MARK }));
    const operation = {
      mid: 1,
      schema: 1,
      by: everyone.userId,
      kind: 'create',
      table: 'people',
      recordId: newId(),
      baseRevision: 0,
      baseEpoch: 0,
      fields,
      requires: {},
      at: at.toISOString(),
    };
    const answer = await createDesk(server.url, token).post('/sync/push', { epoch: 1, operations: [operation] });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal-fault' } });
    const log = lines.join('');
    expect(log).toContain('"code":"23514"');
    expect(log).toContain('record-writes');
    expect(log).not.toContain(MARK);
    expect(log).not.toContain(token);
    expect([...lab.databaseLog(), JSON.stringify(answer.body)].join('\n')).not.toContain(MARK);
  });
});
