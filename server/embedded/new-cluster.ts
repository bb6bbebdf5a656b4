import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, runAs } from './account.ts';
import { ADMINISTRATOR, type ClusterSettings, writeClusterSettings } from './cluster-settings.ts';
import { embeddedFault, noSpace } from './embedded-fault.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

const UNFINISHED = 'cluster.unfinished-';

/** The folder that PostgreSQL calls its data directory. */
export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'cluster');
}

/** The major version of the cluster in the folder ("18"), or null where there is none yet. */
export async function clusterVersion(dataFolder: string): Promise<string | null> {
  const version = await readFile(join(clusterFolder(dataFolder), 'PG_VERSION'), 'utf8').catch(() => null);
  return version?.trim() ?? null;
}

/** A cluster made by another major version is refused: opening it would need a conversion, and guessing could cost the data. */
export function refuseOtherVersion(dataFolder: string, found: string, ours: string): void {
  if (found === ours) return;
  throw embeddedFault(
    'other-version',
    `قاعدة البيانات في «${dataFolder}» من الإصدار PostgreSQL ${found}، وهذا البرنامج يستعمل الإصدار ${ours}. انقل البيانات بأداة pg_dump من الإصدار ${found}.`,
    `The database in "${dataFolder}" was made by PostgreSQL ${found}; this program uses ${ours}. Carry the data over with pg_dump of version ${found}.`,
  );
}

/**
 * Makes an empty cluster with its settings. It is built beside its place and moved there at the end: an interrupted attempt leaves nothing that looks
 * finished, and of two at once only one succeeds.
 */
export async function createCluster(
  dataFolder: string,
  binaries: PostgresBinaries,
  account: Account,
  settings: ClusterSettings,
): Promise<void> {
  const work = await mkdtemp(join(dataFolder, UNFINISHED));
  try {
    await giveTo(account, work);
    const passwordFile = join(work, 'password');
    await writeFile(passwordFile, settings.administratorPassword, { mode: 0o600 });
    await giveTo(account, passwordFile);
    const cluster = join(work, 'cluster');
    const { code, output } = await runAs(account, binaries.initdb, [
      `--pgdata=${cluster}`,
      `--username=${ADMINISTRATOR}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--locale=C',
      '--encoding=UTF8',
      '--no-instructions',
    ]);
    if (code !== 0) throw explain(dataFolder, output);
    await writeClusterSettings(cluster, settings, account);
    await rename(cluster, clusterFolder(dataFolder));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Clears what an interrupted first start left; called by the one process that owns the folder. */
export async function removeUnfinishedClusters(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith(UNFINISHED)) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}

async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function explain(dataFolder: string, output: string): Error {
  if (output.includes('No space left on device')) return noSpace(dataFolder);
  const reason = output.trim().split('\n').at(-1) ?? '';
  return embeddedFault(
    'not-started',
    `تعذّر إنشاء قاعدة البيانات: ${reason}`,
    `The database could not be created: ${reason}`,
  );
}
