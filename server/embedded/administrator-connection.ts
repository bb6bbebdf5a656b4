import { Client } from 'pg';
import { ADMINISTRATOR, DATABASE, SERVER_ACCOUNT, connectionStringOf } from './cluster-settings.ts';

/** A connection as the cluster's superuser. Held open, it also marks the cluster as owned. */
export type AdministratorConnection = Client;

/** Any number will do, as long as nobody else uses it: the lock says "a living server owns this cluster". */
const OWNER_LOCK = 1_441_180;

/** Fails while the database is still starting, is stopping, or is not there. */
export async function connectAsAdministrator(port: number, password: string): Promise<AdministratorConnection> {
  const client = new Client({
    connectionString: connectionStringOf(port, ADMINISTRATOR, password, 'postgres'),
    connectionTimeoutMillis: 3000,
    application_name: 'istiqbal owner',
  });
  client.on('error', () => undefined); // the database went away; whoever holds the process learns it from there
  await client.connect();
  return client;
}

/** Takes the cluster for this process. The database itself lets go of it when the process ends, however it ends. */
export async function own(connection: AdministratorConnection): Promise<boolean> {
  const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK]);
  return rows[0]?.taken === true;
}

export async function isOwned(connection: AdministratorConnection): Promise<boolean> {
  return !(await own(connection));
}

/**
 * The account and the database that the server works with. The account owns the database and may make further ones, but is no superuser.
 * Both are made at the first start and left alone afterwards.
 */
export async function ensureServerDatabase(connection: AdministratorConnection, serverPassword: string): Promise<void> {
  const account = await connection.query('select 1 from pg_roles where rolname = $1', [SERVER_ACCOUNT]);
  // Neither name nor password can be a parameter here; both are our own and need no quoting.
  if (account.rowCount === 0) {
    await connection.query(`create role ${SERVER_ACCOUNT} login createdb createrole password '${serverPassword}'`);
  }
  const database = await connection.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (database.rowCount === 0) await connection.query(`create database ${DATABASE} owner ${SERVER_ACCOUNT}`);
}
