import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder that other accounts may pass through, as PostgreSQL needs where the tests run as root. */
export async function passableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-server-'));
  await chmod(folder, 0o711);
  return folder;
}
