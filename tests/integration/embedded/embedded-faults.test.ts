import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isEmbeddedFault } from '#server/embedded/embedded-fault.ts';
import { startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { temporaryFolder } from './database-processes.ts';

const isRoot = process.getuid?.() === 0;

/** The fault's kind and its one line, which names the folder and shows no stack. */
async function faultOf(dataFolder: string): Promise<{ kind: string; message: string }> {
  const error: unknown = await startEmbeddedPostgres({ dataFolder, log: () => undefined }).then(
    (database) => database.stop().then(() => null),
    (reason: unknown) => reason,
  );
  if (!isEmbeddedFault(error)) throw error ?? new Error('it started');
  expect(error.message).not.toContain('\n');
  return { kind: error.kind, message: error.message };
}

function mount(folder: string, ...options: string[]): void {
  execFileSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
}

test('a cluster of another major version is named with both versions', async () => {
  const dataFolder = await temporaryFolder();
  await mkdir(join(dataFolder, 'cluster'));
  await writeFile(join(dataFolder, 'cluster', 'PG_VERSION'), '16\n');
  const { kind, message } = await faultOf(dataFolder);
  expect(kind).toBe('other-version');
  expect(message).toMatch(/PostgreSQL 16.*18/);
});

test('a cluster without its settings is not guessed at', async () => {
  const dataFolder = await temporaryFolder();
  const database = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
  await database.stop();
  await rm(join(dataFolder, 'cluster', 'istiqbal.json'));
  expect((await faultOf(dataFolder)).kind).toBe('settings-lost');
});

test('a file in the place of the folder is a folder that cannot be written to', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const { kind, message } = await faultOf(file);
  expect(kind).toBe('folder-unwritable');
  expect(message).toContain(file);
});

test('a folder that nobody can make is a folder that cannot be written to', async () => {
  expect((await faultOf('/proc/istiqbal')).kind).toBe('folder-unwritable');
});

test.runIf(isRoot)('a folder on a read-only disk is a folder that cannot be written to', async () => {
  const folder = await temporaryFolder();
  mount(folder, '-o', 'ro');
  expect((await faultOf(folder)).kind).toBe('folder-unwritable');
});

test.runIf(isRoot)('a disk too small for a new database is refused before anything is made', async () => {
  const folder = await temporaryFolder();
  mount(folder, '-o', 'size=60m,mode=0711');
  const { kind, message } = await faultOf(folder);
  expect(kind).toBe('no-space');
  expect(message).toContain(folder);
});

test.runIf(isRoot)(
  'a disk that has filled up since is refused, and once there is room again the database opens',
  async () => {
    const folder = await temporaryFolder();
    mount(folder, '-o', 'size=260m,mode=0711');
    const first = await startEmbeddedPostgres({ dataFolder: folder, log: () => undefined });
    await first.stop();
    const ballast = join(folder, 'ballast');
    execFileSync('sh', ['-c', 'dd if=/dev/zero of="$0" bs=1M 2>/dev/null || true', ballast]);
    expect((await faultOf(folder)).kind).toBe('no-space');
    await rm(ballast);
    const again = await startEmbeddedPostgres({ dataFolder: folder, log: () => undefined });
    await again.stop();
  },
);

test.runIf(isRoot)('a folder that the database account cannot reach is named before anything is made', async () => {
  const closed = join(await temporaryFolder(), 'closed');
  await mkdir(join(closed, 'data'), { recursive: true });
  await chmod(closed, 0o700);
  const { kind, message } = await faultOf(join(closed, 'data'));
  expect(kind).toBe('folder-unreachable');
  expect(message).toContain(`«${closed}»`);
});
