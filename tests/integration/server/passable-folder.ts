import { chmod } from 'node:fs/promises';
import { temporaryFolder } from '#tools/temporary-folder.mjs';

/** An empty folder that other accounts may pass through, as PostgreSQL needs where the tests run as root. */
export async function passableFolder(): Promise<string> {
  const folder = await temporaryFolder('istiqbal-server');
  await chmod(folder, 0o711);
  return folder;
}
