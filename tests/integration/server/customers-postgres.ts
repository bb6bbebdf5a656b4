import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { databaseAccount, runAs } from '#server/embedded/account.ts';
import { freePort } from '#server/embedded/cluster-settings.ts';
import { startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';

/** A PostgreSQL that the server did not start itself. */
export interface CustomersPostgres {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** The oldest major version that the server supports. */
const OLDEST = 15;
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/**
 * A PostgreSQL as a customer may have it: Debian's own programs where they are installed, else the embedded ones; with
 * an account for the server that is no superuser.
 */
export async function startCustomersPostgres(folder: string): Promise<CustomersPostgres> {
  const programs = await debianPrograms();
  if (programs === null) return startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: () => undefined });

  const account = databaseAccount();
  const cluster = join(folder, 'customers-cluster');
  await mkdir(cluster, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) await chown(cluster, account.uid, account.gid);
  const made = await runAs(account, join(programs, 'initdb'), [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--auth=trust',
    '--locale=C',
    '--encoding=UTF8',
    '--no-sync',
  ]);
  if (made.code !== 0) throw new Error(made.output);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
  const parameters = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  const postgres = spawn(join(programs, 'postgres'), parameters, { ...account, cwd: '/', stdio: 'ignore' });
  const ended = once(postgres, 'exit');
  await prepareDatabase(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  return {
    connectionString: `postgresql://front_desk@127.0.0.1:${port}/front_desk`,
    stop: async () => {
      postgres.kill('SIGINT');
      await ended;
    },
  };
}

async function debianPrograms(): Promise<string | null> {
  const versions = (await readdir(DEBIAN_FOLDER).catch(() => [])).map(Number).filter((major) => major >= OLDEST);
  const newest = versions.toSorted((a, b) => b - a)[0];
  if (newest === undefined) return null;
  const folder = join(DEBIAN_FOLDER, String(newest), 'bin');
  return access(join(folder, 'postgres')).then(
    () => folder,
    () => null,
  );
}

async function prepareDatabase(connectionString: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString });
    try {
      await client.connect();
      await client.query('create role front_desk login');
      await client.query('create database front_desk owner front_desk');
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
