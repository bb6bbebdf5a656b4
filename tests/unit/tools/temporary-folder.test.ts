import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '#tools/temporary-folder.mjs';

async function parentWith(...names: string[]): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'istiqbal-parent-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  for (const name of names) {
    await mkdir(join(parent, name));
    await writeFile(join(parent, name, 'file'), '');
  }
  return parent;
}

test('what a command left that was killed goes when the next one begins; what is in use, and what is another’s, stays', async () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const kept = [`prepared-${process.pid}-a`, `prepared-${process.ppid}-b`, `other-${ended}-c`, 'prepared-d'];
  const parent = await parentWith(`prepared-${ended}-e`, ...kept);
  const made = await temporaryFolder('prepared', parent);
  expect((await readdir(parent)).toSorted()).toEqual([...kept, basename(made)].toSorted());
  expect(await readdir(made)).toEqual([]);
});
