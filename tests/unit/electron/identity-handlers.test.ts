import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { handleIdentity } from '#electron/ipc/identity-handlers.ts';
import { createSecretStore, type SafeStorage } from '#electron/ports/secret-store.ts';
import { createShellLab } from './shell-lab.ts';
import { temporaryFolder } from './temporary-folder.ts';

const noKeyRing: SafeStorage = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};
const ENROLMENT = {
  associationId: 'association-1',
  deviceId: 'device-1',
  deskCode: '07',
  token: 'x'.repeat(43),
  serverUrl: 'http://127.0.0.1:4180',
  deskName: 'الاستقبال',
};
const OFFER: EnrolmentOffer = { serverUrl: 'http://127.0.0.1:4180', code: 'ABCD-2345' };

async function openShell(options: { folder?: string; isKeyInUse?: boolean } = {}) {
  const folder = options.folder ?? (await temporaryFolder());
  const shell = createShellLab();
  const offer: { current: EnrolmentOffer | null } = { current: null };
  let reloads = 0;
  const destroyed: string[] = [];
  handleIdentity(shell.host, {
    folder,
    secrets: createSecretStore(noKeyRing),
    isKeyInUse: async () => options.isKeyInUse ?? false,
    emptyJournal: async () => {
      // What comes after the keys can be read by nobody, should the desk end here.
      destroyed.push(...(await readdir(folder)), 'journal');
    },
    clearStorage: async () => void destroyed.push('storage'),
    offer,
    reload: () => (reloads += 1),
  });
  const keyOf = async (): Promise<Uint8Array> => {
    const answer = await shell.send('secrets:device-key', {});
    if (!answer.ok) throw new Error(answer.code);
    return answer.value.key;
  };
  return { ...shell, folder, offer, keyOf, reloads: () => reloads, destroyed };
}

test('the key is made once, has 256 bits, and is the same at every question and every start', async () => {
  const shell = await openShell();
  const key = await shell.keyOf();
  expect(key).toHaveLength(32);
  expect(await shell.keyOf()).toEqual(key);
  expect(await (await openShell({ folder: shell.folder })).keyOf()).toEqual(key);
  expect(await (await openShell()).keyOf()).not.toEqual(key);
});

test('asked for twice at once, one key is made', async () => {
  const shell = await openShell();
  const keys = await Promise.all([shell.keyOf(), shell.keyOf(), shell.keyOf()]);
  expect(keys[1]).toEqual(keys[0]);
  expect(keys[2]).toEqual(keys[0]);
  expect(await (await openShell({ folder: shell.folder })).keyOf()).toEqual(keys[0]);
});

test('a key that is gone while records are sealed with it is not replaced', async () => {
  const shell = await openShell();
  await shell.keyOf();
  await rm(join(shell.folder, 'device-key.json'));
  const again = await openShell({ folder: shell.folder, isKeyInUse: true });
  expect(await again.send('secrets:device-key', {})).toEqual({ ok: false, code: 'key-unreadable' });
  expect(await readdir(shell.folder)).toEqual([]);
});

test('a key that cannot be read is not replaced; once it can be, the desk opens without a restart', async () => {
  const shell = await openShell();
  await shell.keyOf();
  const path = join(shell.folder, 'device-key.json');
  const content = await readFile(path, 'utf8');
  await writeFile(path, 'damaged');
  const again = await openShell({ folder: shell.folder });
  expect(await again.send('secrets:device-key', {})).toEqual({ ok: false, code: 'key-unreadable' });
  expect(await readFile(path, 'utf8')).toBe('damaged');
  await writeFile(path, content);
  expect(await again.keyOf()).toEqual(await shell.keyOf());
});

test('an enrolment is kept, and the offer is used up by it', async () => {
  const shell = await openShell();
  shell.offer.current = OFFER;
  expect(await shell.send('enrolment:read', {})).toEqual({
    ok: true,
    value: { enrolment: null, offer: OFFER, isShutOut: false },
  });
  expect(await shell.send('enrolment:write', { enrolment: ENROLMENT })).toEqual({ ok: true, value: {} });
  expect(await shell.send('enrolment:read', {})).toEqual({
    ok: true,
    value: { enrolment: ENROLMENT, offer: null, isShutOut: false },
  });
  const again = await openShell({ folder: shell.folder });
  expect(await again.send('enrolment:read', {})).toMatchObject({ value: { enrolment: ENROLMENT } });
});

test('a server that a person typed is offered to the page, which is opened anew for it', async () => {
  const shell = await openShell();
  await shell.send('enrolment:choose-server', { offer: OFFER });
  expect(shell.offer.current).toEqual(OFFER);
  expect(shell.reloads()).toBe(1);
});

test('a revoked desk destroys its keys first, then its journal and what the window keeps, and is a new computer', async () => {
  const shell = await openShell();
  const key = await shell.keyOf();
  shell.offer.current = OFFER;
  await shell.send('enrolment:write', { enrolment: ENROLMENT });
  await shell.send('ring:write', { text: '{}' });
  expect(await shell.send('desk:wipe', {})).toEqual({ ok: true, value: {} });
  expect(shell.destroyed).toEqual(['journal', 'storage']);
  expect(await readdir(shell.folder)).toEqual([]);
  expect(shell.reloads()).toBe(1);
  expect(await shell.send('enrolment:read', {})).toMatchObject({ value: { enrolment: null } });
  expect(await shell.keyOf()).not.toEqual(key);
});

/** As a file of another computer's key ring looks here. */
const OF_ANOTHER_KEY_RING = '{"protection":"system","sealed":"AAAA"}\n';

test.each([['device-key.json'], ['enrolment.json']])(
  'a desk that cannot read its %s says so, and is the same desk again with what the server gives it; what it could not read is put aside',
  async (unreadable) => {
    const shell = await openShell();
    const key = await shell.keyOf();
    await shell.send('enrolment:write', { enrolment: ENROLMENT });
    await shell.send('ring:write', { text: '{"ring":1}' });
    await writeFile(join(shell.folder, unreadable), OF_ANOTHER_KEY_RING);
    const again = await openShell({ folder: shell.folder, isKeyInUse: true });
    const shutOut = { ok: true, value: { enrolment: null, offer: null, isShutOut: true } };
    expect(await again.send('enrolment:read', {})).toEqual(shutOut);

    const renewed = { ...ENROLMENT, token: 'y'.repeat(43) };
    expect(await again.send('enrolment:renew', { enrolment: renewed })).toEqual({ ok: true, value: {} });
    expect(await again.send('enrolment:read', {})).toMatchObject({ value: { enrolment: renewed, isShutOut: false } });
    expect(await again.keyOf()).not.toEqual(key);
    expect(await readFile(join(shell.folder, `${unreadable}.unreadable`), 'utf8')).toBe(OF_ANOTHER_KEY_RING);
    expect(await again.send('ring:read', {})).toMatchObject({ value: { text: '{"ring":1}' } });
    await again.send('desk:wipe', {});
    expect(await readdir(shell.folder)).toEqual([]);
  },
);

test('a desk that can read its keys is not given others', async () => {
  const shell = await openShell();
  const key = await shell.keyOf();
  await shell.send('enrolment:write', { enrolment: ENROLMENT });
  expect(await shell.send('enrolment:renew', { enrolment: ENROLMENT })).toEqual({ ok: false, code: 'fault' });
  expect(await shell.keyOf()).toEqual(key);
});

test('a desk that was killed while it became itself again is still shut out, not a new computer', async () => {
  const shell = await openShell();
  await shell.keyOf();
  await writeFile(join(shell.folder, 'enrolment.json.unreadable'), OF_ANOTHER_KEY_RING);
  expect(await shell.send('enrolment:read', {})).toMatchObject({ value: { isShutOut: true } });
  expect(await shell.send('enrolment:renew', { enrolment: ENROLMENT })).toEqual({ ok: true, value: {} });
  expect(await shell.send('enrolment:read', {})).toMatchObject({ value: { enrolment: ENROLMENT, isShutOut: false } });
});
