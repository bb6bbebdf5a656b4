import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { _electron } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { isRoot, repositoryRoot } from '#tools/folders.mjs';
import { temporaryFolder } from './temporary-folder.ts';

/** The states of a fuse as they stand in the program's file. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

test('the packaged desk opens without node_modules, and the doors for developers are closed in it', async () => {
  await promisify(execFile)(process.execPath, [join(repositoryRoot, 'tools', 'package.mjs')], {
    env: { ...process.env, ISTIQBAL_TEST_BUILD: '1' },
  });
  const executablePath = join(repositoryRoot, 'dist', 'linux-unpacked', 'istiqbal');
  const fuses = await getCurrentFuseWire(executablePath);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(ON);
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);

  const app = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${await temporaryFolder()}`, '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
  });
  onTestFinished(() => app.close());
  const page = await app.firstWindow();
  await page.getByRole('heading').first().waitFor();
  expect(page.url()).toBe('app://desk/');
});
