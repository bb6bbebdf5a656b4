import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, onTestFinished, test, vi } from 'vitest';
import { repositoryRoot } from '#tools/folders.mjs';
import { startServer } from './harness/desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { takeOver } from './harness/taken-over.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

/** The states of a fuse as they stand in the program's file. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

const EXECUTABLE = join(repositoryRoot, 'dist', 'linux-unpacked', 'istiqbal');

test('the packaged desk opens without node_modules, and whoever takes its page over reaches nothing', async () => {
  await promisify(execFile)(process.execPath, [join(repositoryRoot, 'tools', 'packaging', 'package.mjs')], {
    env: { ...process.env, ISTIQBAL_TEST_BUILD: '1' },
  });
  vi.stubEnv('ISTIQBAL_PACKAGED_DESK', EXECUTABLE);
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = await temporaryFolder();
  const { desk } = await newCounter(await startServer({ dataFolder: folder }), folder);
  expect(await desk.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  await takeOver(desk);
});

test('in the program that users get, the doors for developers are closed', async () => {
  const folder = await temporaryFolder();
  const executable = join(folder, 'istiqbal');
  await copyFile(EXECUTABLE, executable);
  vi.stubEnv('ISTIQBAL_TEST_BUILD', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const afterPack: unknown = createRequire(import.meta.url)(join(repositoryRoot, 'build', 'after-pack.cjs'));
  await (afterPack as (context: unknown) => Promise<void>)({
    appOutDir: folder,
    electronPlatformName: 'linux',
    packager: { appInfo: { productFilename: 'Istiqbal' } },
  });
  const fuses = await getCurrentFuseWire(executable);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(ON);
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);
});
