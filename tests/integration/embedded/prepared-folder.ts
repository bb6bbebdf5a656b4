import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, readClusterSettings, SETTINGS_FILE } from '#server/embedded/cluster-settings.ts';
import { clusterFolder } from '#server/embedded/new-cluster.ts';

/**
 * Copies the folder of a database that was ended in good order, for a test to begin with: making a cluster and its tables takes
 * seconds, and is tested elsewhere. The copy has a port of its own, so that two may start at once.
 */
export async function copyPreparedFolder(prepared: string, dataFolder: string): Promise<void> {
  // The system's own copies a thousand small files four times as fast as Node's, and each stays its owner's.
  if (process.platform === 'win32') await cp(prepared, dataFolder, { recursive: true });
  else await promisify(execFile)('cp', ['-a', prepared, dataFolder]);
  const cluster = clusterFolder(dataFolder);
  const settings = { ...(await readClusterSettings(cluster)), port: await freePort() };
  // Over the one that is there, which keeps its owner; the server's own way would wait until all of the copy is on the disk.
  await writeFile(join(cluster, SETTINGS_FILE), JSON.stringify(settings));
}
