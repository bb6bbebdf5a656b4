import { isAbsolute, resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cacheFolder, dataFolder, isRoot } from '#tools/folders.mjs';

afterEach(() => vi.unstubAllEnvs());

test('the data folder is the one asked for, then the one of the environment', () => {
  vi.stubEnv('ISTIQBAL_HOME', '/srv/desk');
  expect(dataFolder('here')).toBe(resolve('here'));
  expect(dataFolder(undefined)).toBe('/srv/desk');
});

test.runIf(process.platform === 'linux')(
  'without a choice, root keeps the data where the database account can reach it, others in their home',
  () => {
    vi.stubEnv('ISTIQBAL_HOME', '');
    vi.stubEnv('XDG_DATA_HOME', '/srv/share');
    expect(dataFolder(undefined)).toBe(isRoot ? '/var/lib/istiqbal' : '/srv/share/istiqbal');
  },
);

test('the cache folder is absolute and our own', () => {
  expect(isAbsolute(cacheFolder())).toBe(true);
  expect(cacheFolder()).toMatch(/istiqbal/);
});
