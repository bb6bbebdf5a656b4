import { chmod, rm } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder as folderOfProcess } from '#tools/temporary-folder.mjs';

/** An empty folder, removed after the test. Other accounts may pass through it, as the database's account must when the tests run as root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await folderOfProcess('istiqbal-e2e');
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
