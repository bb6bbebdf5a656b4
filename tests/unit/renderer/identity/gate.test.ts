import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '#renderer/identity/base64.ts';
import { aDeskPerson, heldOf, MEN, MEN_AND_CASES, opened, openDoor, OTHER_PHRASE, PHRASE } from './identity-lab.ts';

const NOUF = aDeskPerson('nouf');
const ABDULLAH = aDeskPerson('abdullah', ['SECTION_SUPERVISOR']);
const WRONG = 'ليست هي أبدًا';

test('a first sign-in takes a code, makes the keys, and the desk then opens without the server', async () => {
  const door = await openDoor();
  const first = await door.activate(NOUF, MEN);
  expect(first.actor).toEqual({ userId: 'nouf', roles: NOUF.roles, sections: NOUF.sections });
  expect(heldOf(first, MEN_AND_CASES)).toEqual(MEN);

  door.server.isAway(true);
  await door.restart();
  const again = opened(await door.gate().unlock('nouf', PHRASE));
  expect(again.vaultKeys.desk).toEqual(first.vaultKeys.desk);
  for (const scope of MEN) expect(again.vaultKeys.scope(scope)).toEqual(first.vaultKeys.scope(scope));
  expect(again.privateKey).toEqual(first.privateKey);
  expect((await door.gate().read()).lastUserId).toBe('nouf');
});

test('once somebody has been here the shut door says whose desk it is, without a key', async () => {
  const door = await openDoor();
  const session = await door.activate(NOUF, MEN);
  expect((await door.gate().read()).association).toBe('');
  await session.nameAssociation('جمعية إصلاح ذات البين ببلسمر وبلحمر');
  door.server.isAway(true);
  await door.restart();
  expect((await door.gate().read()).association).toBe('جمعية إصلاح ذات البين ببلسمر وبلحمر');
});

test('the digits of a PIN open in either script', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN, '730164');
  door.server.isAway(true);
  opened(await door.gate().unlock('nouf', '٧٣٠١٦٤'));
});

test('neither a code nor a first sign-in opens anything while the server is away, and no guess is counted', async () => {
  const door = await openDoor();
  door.server.add(NOUF, MEN, 'CODE-1');
  door.server.isAway(true);
  expect(await door.gate().activate('nouf', 'CODE-1', PHRASE)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  expect(await door.gate().unlock('nouf', PHRASE)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  expect(door.onDisk().guesses).toEqual({ failures: 0, notBefore: null });
});

test('a wrong secret opens nothing, with the server and without it', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  const shut = { ok: false, error: { kind: 'secret-wrong' } };
  expect(await door.gate().unlock('nouf', WRONG)).toEqual(shut);
  door.server.isAway(true);
  expect(await door.gate().unlock('nouf', WRONG)).toEqual(shut);
});

test('one person’s secret opens no other person’s part', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  await door.activate(ABDULLAH, MEN_AND_CASES, OTHER_PHRASE);
  door.server.isAway(true);
  expect((await door.gate().unlock('abdullah', PHRASE)).ok).toBe(false);
  door.tamper((ring) => ({ ...ring, parts: { ...ring.parts, nouf: ring.parts['abdullah'] ?? '' } }));
  expect((await door.gate().unlock('nouf', OTHER_PHRASE)).ok).toBe(false);
});

test('a disk in another computer does not open with the secret alone', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  door.server.isAway(true);
  await door.moveDisk();
  expect((await door.gate().unlock('nouf', PHRASE)).ok).toBe(false);
});

test('the next person at the desk is given the same keys by the server’s secret, and those of new scopes', async () => {
  const door = await openDoor();
  const nouf = await door.activate(NOUF, MEN);
  const abdullah = await door.activate(ABDULLAH, MEN_AND_CASES, OTHER_PHRASE);
  expect(abdullah.vaultKeys.desk).toEqual(nouf.vaultKeys.desk);
  expect(abdullah.vaultKeys.scope('section/MEN')).toEqual(nouf.vaultKeys.scope('section/MEN'));
  expect(heldOf(abdullah, MEN_AND_CASES)).toEqual(MEN_AND_CASES);
  expect(await nouf.heldByOthers()).toEqual(MEN_AND_CASES);
  const again = opened(await door.gate().unlock('nouf', PHRASE));
  expect(heldOf(again, MEN_AND_CASES)).toEqual(MEN);
});

test('whoever works here no more is not let in, not even with the cable out, and nothing is kept for him', async () => {
  const door = await openDoor();
  const nouf = await door.activate(NOUF, MEN);
  await door.activate(ABDULLAH, MEN_AND_CASES, OTHER_PHRASE);
  door.server.dismiss('abdullah');
  await door.gate().refresh();
  door.server.isAway(true);
  await door.restart();
  expect(await door.gate().unlock('abdullah', OTHER_PHRASE)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  expect(await nouf.heldByOthers()).toEqual([]);
  opened(await door.gate().unlock('nouf', PHRASE));
});

test('whoever has forgotten the secret comes in with a new code, to the same keys', async () => {
  const door = await openDoor();
  const before = await door.activate(NOUF, MEN);
  door.server.giveCode('nouf', 'CODE-2');
  const after = opened(await door.gate().activate('nouf', 'CODE-2', OTHER_PHRASE));
  expect(after.vaultKeys.desk).toEqual(before.vaultKeys.desk);
  expect(after.vaultKeys.scope('section/MEN')).toEqual(before.vaultKeys.scope('section/MEN'));
  expect(after.publicKey).not.toBe(before.publicKey);
  door.server.isAway(true);
  expect((await door.gate().unlock('nouf', PHRASE)).ok).toBe(false);
  opened(await door.gate().unlock('nouf', OTHER_PHRASE));
});

test('a part that was tampered with opens nothing by itself, and is made anew by the server’s secret', async () => {
  const door = await openDoor();
  const before = await door.activate(NOUF, MEN);
  door.tamper((ring) => ({ ...ring, parts: { nouf: flipped(ring.parts['nouf'] ?? '') } }));
  door.server.isAway(true);
  expect((await door.gate().unlock('nouf', PHRASE)).ok).toBe(false);
  door.server.isAway(false);
  const after = opened(await door.gate().unlock('nouf', PHRASE));
  expect(after.vaultKeys.desk).toEqual(before.vaultKeys.desk);
});

test('a whole ring that was tampered with is not replaced by new keys: what they sealed would be lost', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  door.tamper((ring) => ({ ...ring, parts: {}, whole: flipped(ring.whole ?? '') }));
  const before = door.onDisk().whole;
  await expect(door.gate().unlock('nouf', PHRASE)).rejects.toThrow();
  expect(door.onDisk().whole).toBe(before);
});

test('each person’s private key lies at the server sealed, and belongs to the public one', async () => {
  const door = await openDoor();
  const session = await door.activate(NOUF, MEN);
  const { publicKey, sealedPrivateKey } = door.server.keysOf('nouf');
  expect(publicKey).toBe(session.publicKey);
  expect(session.privateKey).toHaveLength(32);
  expect(sealedPrivateKey).not.toContain(toBase64Url(session.privateKey));
});

test('nothing on the disk shows a key, a token or a secret', async () => {
  const door = await openDoor();
  const { vaultKeys, privateKey, token } = await door.activate(NOUF, MEN);
  const keys = [vaultKeys.desk, privateKey, ...MEN.map((scope) => vaultKeys.scope(scope) ?? new Uint8Array())];
  for (const text of [PHRASE, token(), ...keys.map(toBase64Url)]) expect(door.text()).not.toContain(text);
});

test('where only a PIN protects the desk, no confidential scope lies there', async () => {
  const door = await openDoor({ isKeptBySystem: false });
  const withPin = await door.activate(ABDULLAH, MEN_AND_CASES, '730164');
  expect(heldOf(withPin, MEN_AND_CASES)).toEqual(MEN);
  expect(Object.keys(door.onDisk().holders)).toEqual(MEN);
  door.server.giveCode('abdullah', 'CODE-2');
  const withPhrase = opened(await door.gate().activate('abdullah', 'CODE-2', PHRASE));
  expect(heldOf(withPhrase, MEN_AND_CASES)).toEqual(MEN_AND_CASES);
});

const flipped = (sealed: string): string => {
  const bytes = fromBase64Url(sealed);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  return toBase64Url(bytes);
};
