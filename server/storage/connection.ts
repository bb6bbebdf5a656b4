import { Kysely, PostgresDialect, sql, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { DatabaseAwayError } from '../ports.ts';
import { REQUEST_ROLE } from './row-security.ts';
import type { ServerDatabase } from './schema.ts';

// In local time a moment of before time zones would lose its seconds: Riyadh was 3 h 6 min 52 s ahead until 1947, and is written with minutes.
pg.defaults.parseInputDatesAsUTC = true;

export interface Connection {
  /** Bound to no association: for migrations, for finding the association, and for the database's own questions. */
  readonly database: Kysely<ServerDatabase>;
  /** Sees and writes only what belongs to the association, whatever it is asked (`row-security.ts`). */
  ofAssociation(associationId: string): Kysely<ServerDatabase>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool of connections. A connection lost while idle is replaced at the next query, so its error only needs a line in the log. */
export function openConnection(connectionString: string, log: (message: string) => void): Connection {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5000 });
  const onLost = (error: Error): void => log(`database connection lost: ${error.message}`);
  pool.on('error', onLost);
  const bound = new WeakMap<pg.PoolClient, string>();
  const boundTo = (association: string): Kysely<ServerDatabase> =>
    new Kysely<ServerDatabase>({
      dialect: new PostgresDialect({
        pool: namingAbsence(pool, onLost, async (client) => {
          if ((bound.get(client) ?? NO_ASSOCIATION) === association) return;
          await client.query(
            association === NO_ASSOCIATION ? UNBIND : BIND,
            association === NO_ASSOCIATION ? [] : [association],
          );
          bound.set(client, association);
        }),
      }),
    });
  const database = boundTo(NO_ASSOCIATION);
  return { database, ofAssociation: boundTo, pool, close: () => database.destroy() };
}

/** How many connections there are, idle ones, and questions that wait for one. */
export const poolGauges = ({ totalCount, idleCount, waitingCount }: pg.Pool): Record<string, number> => ({
  database_connections: totalCount,
  database_connections_idle: idleCount,
  database_questions_waiting: waitingCount,
});

/** True while the database answers a question. */
export async function isAnswering(database: Kysely<ServerDatabase>): Promise<boolean> {
  try {
    await sql`select 1`.execute(database);
    return true;
  } catch {
    return false;
  }
}

/** The same pool, which tells a database that is away from one that refuses what it was asked. */
function namingAbsence(
  pool: pg.Pool,
  onLost: (error: Error) => void,
  bind: (client: pg.PoolClient) => Promise<void>,
): PostgresPool {
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw new DatabaseAwayError(error);
      });
      try {
        await bind(client);
      } catch (error) {
        client.release(true);
        throw isAway(error) ? new DatabaseAwayError(error) : error;
      }
      const query = (text: string, parameters: unknown[]) =>
        client.query(text, parameters).catch((error: unknown) => {
          throw isAway(error) ? new DatabaseAwayError(error) : error;
        });
      // Between two queries of a transaction nobody waits for an answer that could carry the loss of the connection; an
      // event without a listener would end the whole server.
      client.on('error', onLost);
      const release = (): void => {
        client.off('error', onLost);
        client.release();
      };
      // Kysely could also hand over cursors, which we do not use.
      return { query, release } as unknown as PostgresPoolClient;
    },
  };
}

const NO_ASSOCIATION = '';

/** The association, and the role without powers where there is one: the account owns the tables, and could end their policies. */
const BIND = `
  select set_config('app.association', $1, false),
    case when account.rolbypassrls or pg_has_role(account.oid, role.oid, 'USAGE')
      then set_config('role', '${REQUEST_ROLE}', false) end
  from pg_roles account left join pg_roles role on role.rolname = '${REQUEST_ROLE}'
  where account.rolname = session_user`;
const UNBIND = `select set_config('role', 'none', false), set_config('app.association', '', false)`;

/** Classes of SQLSTATE: connection lost, out of resources, told to stop, fault of the system. */
const AWAY = /^(?:08|53|57|58)/;

/** What PostgreSQL itself did not say, its connection did not bring over. */
const isAway = (error: unknown): boolean => !(error instanceof pg.DatabaseError) || AWAY.test(error.code ?? '');
