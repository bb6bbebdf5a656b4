import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clusterFolder } from '#server/embedded/new-cluster.ts';
import { startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { openConnection } from '#server/storage/connection.ts';
import { migrateToLatest } from '#server/storage/migrations/all.ts';
import { passableFolder } from './server/passable-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database's folder with every table and no association, to be copied. */
    readonly preparedCluster: string;
  }
}

/** Makes one cluster with all tables before a run; each test file begins with a copy of it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await passableFolder();
  const dataFolder = join(folder, 'postgres');
  const cluster = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
  const connection = openConnection(cluster.connectionString, () => undefined);
  await migrateToLatest(connection.database);
  await connection.close();
  await cluster.stop();
  // What lives for a minute need not outlive the machine.
  await appendFile(join(clusterFolder(dataFolder), 'postgresql.conf'), 'fsync = off\n');
  project.provide('preparedCluster', dataFolder);
  return () => rm(folder, { recursive: true, force: true });
}
