import { setTimeout as wait } from 'node:timers/promises';
import { type Account, databaseAccount } from './account.ts';
import {
  type AdministratorConnection,
  connectAsAdministrator,
  ensureServerDatabase,
  own,
} from './administrator-connection.ts';
import {
  type ClusterSettings,
  connectionStringOf,
  DATABASE,
  freePort,
  newClusterSettings,
  readClusterSettings,
  SERVER_ACCOUNT,
  writeClusterSettings,
} from './cluster-settings.ts';
import { prepareDataFolder } from './data-folder.ts';
import { alreadyRunning, settleEarlierPostmaster } from './earlier-postmaster.ts';
import { embeddedFault, fromFileError, noSpace } from './embedded-fault.ts';
import {
  clusterFolder,
  clusterVersion,
  createCluster,
  refuseOtherVersion,
  removeUnfinishedClusters,
} from './new-cluster.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';

export interface EmbeddedPostgres {
  /** For an account that owns its database but is no superuser; extensions marked trusted (btree_gist, pgcrypto) are its to create. */
  readonly connectionString: string;
  /** Ends the database in good order. May be called more than once. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made if absent. Gets one folder, `cluster/`: PostgreSQL's data directory, with its port and passwords, readable by its owner only. */
  readonly dataFolder: string;
  /** Receives what PostgreSQL writes to its log, line by line. */
  readonly log: (line: string) => void;
  /** Called if the database ends without having been asked to. */
  readonly onLost?: () => void;
}

/** Crash recovery after a long day may take minutes; as long as the process lives, it gets them. */
const STARTS_WITHIN_MS = 5 * 60_000;

/**
 * Starts the PostgreSQL that comes with the server on a folder, creating the cluster the first time. The database ends with this process, even by
 * SIGKILL. Throws an EmbeddedFault, whose message is fit for the person at the machine, where the folder or the machine does not allow it.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  log,
  onLost,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = databaseAccount();
  const version = await clusterVersion(dataFolder);
  await prepareDataFolder(dataFolder, account, version === null);
  const binaries = await findPostgresBinaries(account);
  const cluster = clusterFolder(dataFolder);
  try {
    const known = version === null ? null : await openExisting(dataFolder, version, binaries, log);
    const port = await freePort(known?.port);
    const settings = known ? { ...known, port } : newClusterSettings(port);
    if (!known) await createCluster(dataFolder, binaries, account, settings);
    else if (known.port !== port) await writeClusterSettings(cluster, settings, account);
    return await run({ dataFolder, log, ...(onLost ? { onLost } : {}) }, settings, binaries, account);
  } catch (error) {
    throw fromFileError(dataFolder, error);
  }
}

async function openExisting(
  dataFolder: string,
  version: string,
  binaries: PostgresBinaries,
  log: (line: string) => void,
): Promise<ClusterSettings> {
  refuseOtherVersion(dataFolder, version, binaries.major);
  const settings = await readClusterSettings(clusterFolder(dataFolder));
  await settleEarlierPostmaster(clusterFolder(dataFolder), settings.administratorPassword, log);
  return settings;
}

async function run(
  { dataFolder, log, onLost }: EmbeddedPostgresOptions,
  settings: ClusterSettings,
  binaries: PostgresBinaries,
  account: Account,
): Promise<EmbeddedPostgres> {
  const postmaster = startPostmaster(binaries, account, clusterFolder(dataFolder), settings.port, log);
  try {
    const owner = await waitUntilReady(postmaster, settings, dataFolder);
    if (!(await own(owner))) throw alreadyRunning();
    await removeUnfinishedClusters(dataFolder);
    await ensureServerDatabase(owner, settings.serverPassword);

    let stopping = false;
    void postmaster.ended.then(() => (stopping ? undefined : onLost?.()));
    return {
      connectionString: connectionStringOf(settings.port, SERVER_ACCOUNT, settings.serverPassword, DATABASE),
      stop: async () => {
        stopping = true;
        await owner.end().catch(() => undefined); // already gone is as good
        await postmaster.stop();
      },
    };
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

async function waitUntilReady(
  postmaster: Postmaster,
  settings: ClusterSettings,
  dataFolder: string,
): Promise<AdministratorConnection> {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline && !postmaster.hasEnded()) {
    const connection = await connectAsAdministrator(settings.port, settings.administratorPassword).catch(() => null);
    if (connection) return connection;
    await Promise.race([wait(30), postmaster.ended]);
  }
  throw explain(postmaster.lastWords(), dataFolder);
}

/** PostgreSQL says why in words only; they are English because it runs with LC_ALL=C. */
function explain(words: readonly string[], dataFolder: string): Error {
  const all = words.join('\n');
  if (all.includes('No space left on device')) return noSpace(dataFolder);
  if (/lock file "[^"]*" already exists|pre-existing shared memory block/.test(all)) return alreadyRunning();
  const reason = words.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? words.at(-1) ?? 'it ended without a word';
  return embeddedFault('not-started', `لم تبدأ قاعدة البيانات: ${reason}`, `The database did not start: ${reason}`);
}
