import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { openConnection, type Connection } from '#server/storage/connection.ts';
import { ensureAssociation } from '#server/storage/devices.ts';
import { copyPreparedFolder } from '../embedded/prepared-folder.ts';
import { passableFolder } from './passable-folder.ts';

/** When what tests stand on is made and taken away. */
interface Stage {
  readonly begin: (make: () => Promise<void>) => void;
  readonly end: (takeAway: () => Promise<void>) => void;
}
const stages = {
  /** One for all tests of a file, which make ids, rooms and days of their own. */
  file: { begin: beforeAll, end: afterAll },
  /** For what is said once in an association's life, or counted over all of it: nothing has happened yet, at a second attempt neither. */
  attempt: { begin: beforeEach, end: afterEach },
} satisfies Record<string, Stage>;

/** A real PostgreSQL of the tests' own, and the association founded in it. */
export interface DatabaseLab {
  readonly stage: Stage;
  readonly connectionString: () => string;
  /** Bound to the association, as the server's own questions are. */
  readonly connection: () => Connection;
  /** As who owns the tables: for what no request may do to them. */
  readonly owner: () => Connection['database'];
  readonly associationId: () => string;
  /** What PostgreSQL itself wrote to its log. */
  readonly databaseLog: () => readonly string[];
}

/** Starts the embedded PostgreSQL before the tests of a file, or before each attempt at one, and ends it afterwards. */
export function useDatabase(per: keyof typeof stages = 'file'): DatabaseLab {
  const stage: Stage = stages[per];
  let folder = '';
  let cluster: EmbeddedPostgres | undefined;
  let connection: Connection | undefined;
  let owner: Connection['database'] | undefined;
  let associationId = '';
  const lines: string[] = [];

  stage.begin(async () => {
    folder = await passableFolder();
    const dataFolder = join(folder, 'postgres');
    await copyPreparedFolder(inject('preparedCluster'), dataFolder);
    cluster = await startEmbeddedPostgres({ dataFolder, log: (line) => lines.push(line) });
    const opened = openConnection(cluster.connectionString, () => undefined);
    associationId = await ensureAssociation(opened.database, new Date());
    owner = opened.database;
    connection = { ...opened, database: opened.ofAssociation(associationId) };
  });
  stage.end(async () => {
    await connection?.close();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    stage,
    connectionString: () => present(cluster).connectionString,
    connection: () => present(connection),
    owner: () => present(owner),
    associationId: () => associationId,
    databaseLog: () => lines,
  };
}

function present<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the database has not been started');
  return thing;
}
