import { spawn } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { descendants, holdDatabase, isAlive, killHard, postmasterPid, temporaryFolder } from './database-processes.ts';

const lines: string[] = [];
const log = (line: string) => void lines.push(line);

async function start(dataFolder: string): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataFolder, log });
  onTestFinished(() => database.stop());
  return database;
}

async function ask<Row>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

test('a second start finds what was stored before the first one was stopped', async () => {
  const dataFolder = await temporaryFolder();
  const first = await start(dataFolder);
  await ask(first.connectionString, `create table person (name text); insert into person values ('نورة')`);
  await first.stop();

  const second = await start(dataFolder);
  expect(await ask(second.connectionString, 'select name from person')).toEqual([{ name: 'نورة' }]);
  expect(second.connectionString).toBe(first.connectionString);
});

test('the database is durable, checks its pages, sorts by bytes and speaks UTF-8', async () => {
  const { connectionString } = await start(await temporaryFolder());
  const setting = async (name: string) =>
    Object.values((await ask<Record<string, string>>(connectionString, `show ${name}`))[0] ?? {})[0];
  expect(await Promise.all(['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'].map(setting))).toEqual(
    ['on', 'on', 'on', 'on'],
  );
  expect(await setting('server_encoding')).toBe('UTF8');
  const collation = `select datcollate as "order" from pg_database where datname = current_database()`;
  expect(await ask(connectionString, collation)).toEqual([{ order: 'C' }]);
  expect(await setting('listen_addresses')).toBe('127.0.0.1');
});

test('the server works with an account that is no superuser, yet may create the extensions it needs', async () => {
  const { connectionString } = await start(await temporaryFolder());
  expect(await ask(connectionString, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ]);
  await ask(connectionString, 'create extension btree_gist; create extension pgcrypto');
  expect(
    await ask(
      connectionString,
      `select count(*)::int as extensions from pg_extension where extname in ('btree_gist', 'pgcrypto')`,
    ),
  ).toEqual([{ extensions: 2 }]);
});

test('nobody gets in without the password, and only its owner can read the password', async () => {
  const dataFolder = await temporaryFolder();
  const { connectionString } = await start(dataFolder);
  const wrong = new URL(connectionString);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect((await stat(join(dataFolder, 'cluster', 'istiqbal.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataFolder, 'cluster'))).mode & 0o777).toBe(0o700);
});

test('killing the server ends the database too, and keeps what was committed', async () => {
  const dataFolder = await temporaryFolder();
  const holder = await holdDatabase(dataFolder);
  await ask(holder.connectionString, `create table person (name text); insert into person values ('سعاد')`);
  const pid = await postmasterPid(dataFolder);

  await killHard(holder);
  await expect.poll(() => isAlive(pid ?? 0)).toBe(false);

  const next = await start(dataFolder);
  expect(await ask(next.connectionString, 'select name from person')).toEqual([{ name: 'سعاد' }]);
});

test('killing everything at once, the database too, does not keep the next start from finding what was committed', async () => {
  const dataFolder = await temporaryFolder();
  const holder = await holdDatabase(dataFolder);
  await ask(holder.connectionString, `create table person (name text); insert into person values ('هدى')`);
  const everyone = await descendants(holder.process.pid ?? 0);
  for (const pid of everyone) process.kill(pid, 'SIGKILL');
  await killHard(holder);
  expect(await postmasterPid(dataFolder)).not.toBeNull();

  const next = await start(dataFolder);
  expect(await ask(next.connectionString, 'select name from person')).toEqual([{ name: 'هدى' }]);
});

test('a process number that the system gave to another program meanwhile does not keep the database from starting', async () => {
  const dataFolder = await temporaryFolder();
  await (await start(dataFolder)).stop();
  const stranger = spawn('sleep', ['3600'], process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {});
  onTestFinished(() => void stranger.kill('SIGKILL'));
  await writeFile(
    join(dataFolder, 'cluster', 'postmaster.pid'),
    `${stranger.pid}\n${join(dataFolder, 'cluster')}\n0\n5432\n`,
  );

  const next = await start(dataFolder);
  expect(await ask(next.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);
});

test('a database whose server and guardian were killed is stopped in good order and opened again', async () => {
  const dataFolder = await temporaryFolder();
  const holder = await holdDatabase(dataFolder);
  const orphan = await postmasterPid(dataFolder);
  for (const pid of await descendants(holder.process.pid ?? 0)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.startsWith('/bin/sh')) process.kill(pid, 'SIGKILL');
  }
  await killHard(holder);
  expect(isAlive(orphan ?? 0)).toBe(true);

  const next = await start(dataFolder);
  await expect.poll(() => isAlive(orphan ?? 0)).toBe(false); // until the system has buried it
  expect(await ask(next.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a folder in use by a living server is refused, and that server is left alone', async () => {
  const dataFolder = await temporaryFolder();
  const first = await start(dataFolder);
  await expect(startEmbeddedPostgres({ dataFolder, log })).rejects.toMatchObject({ kind: 'already-running' });
  expect(await ask(first.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the owner is told when the database ends unasked', async () => {
  const dataFolder = await temporaryFolder();
  const onLost = vi.fn<() => void>();
  const database = await startEmbeddedPostgres({ dataFolder, log, onLost });
  onTestFinished(() => database.stop());
  process.kill((await postmasterPid(dataFolder)) ?? 0, 'SIGKILL');
  await expect.poll(() => onLost).toHaveBeenCalledOnce();
});

test('a first start that was interrupted is begun anew', async () => {
  const dataFolder = await temporaryFolder();
  const unfinished = join(dataFolder, 'cluster.unfinished-abc');
  await mkdir(join(unfinished, 'cluster'), { recursive: true });
  const { connectionString } = await start(dataFolder);
  expect(await ask(connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await expect(stat(unfinished)).rejects.toMatchObject({ code: 'ENOENT' });
});
