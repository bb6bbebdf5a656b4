import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVER_PATIENCE_MS, startServerProcess } from './server-process.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/**
 * Starts a server once, with the people of the demonstration, and ends it in good order: the desk's tests begin with copies of its database
 * instead of making one each. How a server founds itself is tested by those that start it as its users do.
 *
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, remove: () => Promise<void> }>}
 */
export async function prepareServer() {
  const folder = await temporaryFolder('istiqbal-prepared');
  // PostgreSQL's own account passes through it.
  await chmod(folder, 0o711);
  const server = join(folder, 'server');
  const logFile = join(folder, 'server.log');
  const program = await startServerProcess({ folder: server, port: 0, demoPeople: true, logFile });
  await program.stop(SERVER_PATIENCE_MS);
  return {
    environment: { ISTIQBAL_PREPARED_DATABASE: join(server, 'postgres') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
