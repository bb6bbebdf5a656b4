import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readAdministrationSecret } from '#server/auth/administration-secret.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'istiqbal-secret-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('the secret is made once, kept, and readable by its owner only', async () => {
  const data = await folder();
  const secret = await readAdministrationSecret(data);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(await readAdministrationSecret(data)).toBe(secret);
  expect((await stat(join(data, 'administration.json'))).mode & 0o777).toBe(0o600);
  expect(await readAdministrationSecret(await folder())).not.toBe(secret);
});

test.each(['', '{"secret":', '{}', '{"secret":""}', '{"secret":7}', 'null'])(
  'a file that a power cut left as «%s» is made anew, whole',
  async (torn) => {
    const data = await folder();
    await writeFile(join(data, 'administration.json'), torn);
    const secret = await readAdministrationSecret(data);
    expect(JSON.parse(await readFile(join(data, 'administration.json'), 'utf8'))).toEqual({ secret });
    expect(secret.length).toBeGreaterThanOrEqual(43);
  },
);

test('a file that cannot be read is a fault, not a reason to make another secret', async () => {
  const data = await folder();
  await expect(readAdministrationSecret(join(data, 'administration.json', 'below'))).rejects.toThrow();
});
