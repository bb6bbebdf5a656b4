import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readSealedFile, UnreadableSecretError, writeSealedFile } from '#electron/ports/sealed-file.ts';
import { createSecretStore, type SafeStorage } from '#electron/ports/secret-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SECRET = Uint8Array.from([0, 1, 2, 250, 255]);

/** What Electron offers on a system with a key ring: here, one that turns every byte over. */
const keyRing = (backend = 'gnome_libsecret', mask = 0xff): SafeStorage => ({
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from(Buffer.from(text).map((byte) => byte ^ mask)),
  decryptString: (sealed) => {
    const text = Buffer.from(sealed.map((byte) => byte ^ mask)).toString('latin1');
    if (!/^[\w+/=]*$/.test(text)) throw new Error('sealed by another key ring');
    return text;
  },
});
const noKeyRing: SafeStorage = { ...keyRing(), isEncryptionAvailable: () => false };

test('a system with a secret store seals, and opens what it sealed', () => {
  const store = createSecretStore(keyRing());
  expect(store.protection).toBe('system');
  const sealed = store.seal(SECRET);
  expect(sealed).not.toContain(Buffer.from(SECRET).toString('base64'));
  expect(store.unseal(sealed)).toEqual(SECRET);
});

test.runIf(process.platform === 'linux')('Linux without a key ring has no secret store, whatever it says', () => {
  expect(createSecretStore(keyRing('basic_text')).protection).toBe('file');
  expect(createSecretStore(keyRing('kwallet6')).protection).toBe('system');
});

test('without a secret store the secret is kept as it is, under file permissions alone', () => {
  const store = createSecretStore(noKeyRing);
  expect(store.protection).toBe('file');
  expect(store.unseal(store.seal(SECRET))).toEqual(SECRET);
});

test('a sealed file is read back, belongs to its owner alone, and leaves no draft behind', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'keys', 'device-key.json');
  await writeSealedFile(path, SECRET, createSecretStore(keyRing()));
  expect(await readSealedFile(path, createSecretStore(keyRing()))).toEqual({ secret: SECRET, protection: 'system' });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'keys'))).toEqual(['device-key.json']);
});

test('a file that is not there is no secret', async () => {
  expect(await readSealedFile(join(await temporaryFolder(), 'none.json'), createSecretStore(noKeyRing))).toBeNull();
});

test.each([
  ['cut off', '{"protection":"system","sea'],
  ['empty', ''],
  ['of another shape', '{"key":"AAAA"}'],
])('a file that is %s is there but unreadable, and stays as it is', async (_what, content) => {
  const path = join(await temporaryFolder(), 'device-key.json');
  await writeFile(path, content);
  await expect(readSealedFile(path, createSecretStore(keyRing()))).rejects.toBeInstanceOf(UnreadableSecretError);
  expect(await readFile(path, 'utf8')).toBe(content);
});

test('what another key ring sealed, or a key ring that is not there today, is unreadable and no key', async () => {
  const path = join(await temporaryFolder(), 'device-key.json');
  await writeSealedFile(path, SECRET, createSecretStore(keyRing()));
  for (const safeStorage of [keyRing('gnome_libsecret', 0x33), noKeyRing, keyRing('basic_text')]) {
    await expect(readSealedFile(path, createSecretStore(safeStorage))).rejects.toBeInstanceOf(UnreadableSecretError);
  }
  expect((await readSealedFile(path, createSecretStore(keyRing())))?.secret).toEqual(SECRET);
});

test('what was kept in a file is still said to be, on a system that has a secret store since', async () => {
  const path = join(await temporaryFolder(), 'device-key.json');
  await writeSealedFile(path, SECRET, createSecretStore(noKeyRing));
  expect(await readSealedFile(path, createSecretStore(keyRing()))).toEqual({ secret: SECRET, protection: 'file' });
});

test('a write that fails leaves the file as it was', async () => {
  const path = join(await temporaryFolder(), 'enrolment.json');
  const store = createSecretStore(noKeyRing);
  await writeSealedFile(path, SECRET, store);
  const broken = {
    ...store,
    seal: vi.fn<() => string>().mockImplementation(() => {
      throw new Error('the key ring is locked');
    }),
  };
  await expect(writeSealedFile(path, Uint8Array.of(9), broken)).rejects.toThrow('the key ring is locked');
  expect((await readSealedFile(path, store))?.secret).toEqual(SECRET);
});
