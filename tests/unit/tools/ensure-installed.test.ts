import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isInstalled } from '#tools/ensure-installed.mjs';

type Packages = Record<string, { version?: string; optional?: boolean }>;

async function repository(wanted: Packages, installed?: Packages): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'istiqbal-install-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (installed) {
    await mkdir(join(root, 'node_modules'));
    await writeFile(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return root;
}

const react = { 'node_modules/react': { version: '19.3.1' } };

test('a fresh clone is not installed', async () => {
  expect(isInstalled(await repository(react))).toBe(false);
});

test('an installation that holds what the lockfile names is complete, whatever the dates of the files', async () => {
  expect(isInstalled(await repository(react, react))).toBe(true);
});

test('a package of another version, or one too few, asks for a new installation', async () => {
  expect(isInstalled(await repository(react, { 'node_modules/react': { version: '19.3.0' } }))).toBe(false);
  expect(isInstalled(await repository({ ...react, 'node_modules/dexie': { version: '4.4.7' } }, react))).toBe(false);
});

test('binaries for other systems need not be there', async () => {
  expect(
    isInstalled(await repository({ ...react, 'node_modules/x-darwin': { version: '1.0.0', optional: true } }, react)),
  ).toBe(true);
});
