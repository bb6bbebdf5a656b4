import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { openConnection } from '#server/storage/connection.ts';
import { ensureAssociation } from '#server/storage/devices.ts';
import { migrateToLatest } from '#server/storage/migrations/all.ts';
import { createVault } from '#renderer/data/sealing/vault.ts';
import { keysOf } from '#tests/builders/vault-keys.ts';
import { passableFolder } from '#tests/integration/server/passable-folder.ts';
import { enrolDirectly, type SeatedDesk } from '#tests/integration/server/desk.ts';
import { DESKS } from '../story.ts';
import type { Stage } from '../world.ts';
import { createBackups } from './backups.ts';
import { createHosts } from './host-process.ts';
import { openRealServer } from './real-server.ts';

const DESK_KEY = Uint8Array.from({ length: 32 }, (_, index) => 255 - index * 3);

/** The stage on which stories are played with the real parts, and what takes it down. */
export interface RealStage extends Stage {
  end(): Promise<void>;
}

/**
 * A PostgreSQL of its own (or the one that `DATABASE_URL` names, which must be empty), two server processes on it, and
 * desks with the real vault that speak HTTP. Every world begins with the same restored backup.
 */
export async function openRealStage(databaseUrl: string | null): Promise<RealStage> {
  const folder = await passableFolder();
  const cluster =
    databaseUrl === null
      ? await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: () => undefined })
      : { connectionString: databaseUrl, stop: async () => undefined };
  const opened = openConnection(cluster.connectionString, () => undefined);
  await migrateToLatest(opened.database);
  const associationId = await ensureAssociation(opened.database, new Date());
  const desks: SeatedDesk[] = [];
  while (desks.length <= DESKS) desks.push(await enrolDirectly(opened, associationId));
  const backups = createBackups(opened, associationId, folder);
  await backups.make('beginning');
  const hosts = createHosts();

  return {
    openVault: () => createVault(keysOf(DESK_KEY)),
    openServer: () =>
      openRealServer({
        connection: opened,
        connectionString: cluster.connectionString,
        associationId,
        desks,
        backups,
        hosts,
      }),
    async end() {
      await hosts.end();
      await opened.close();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
