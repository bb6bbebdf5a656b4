import { expect, test } from 'vitest';
import type { Fields } from '#shared/sync/record.ts';
import { SigningKey, ASSOCIATION_KEY_ID, createSigner, isVouchedFor } from '#shared/verification/signing-key.ts';
import { publishAssociationKey } from '#server/verification/certify-key.ts';
import { createSigningStorage } from '#server/storage/signing-seed.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { aCreation } from '#tests/builders/operations.ts';
import { useDatabase } from './database-lab.ts';
import { send } from './desk.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

const desk = createSigner(new Uint8Array(32).fill(5));
const keyIn = (records: ReadonlyMap<string, { readonly fields: Fields }>, id: string): SigningKey =>
  SigningKey.parse(records.get(`signingKeys/${id}`)?.fields);

test('the association’s own key comes with the first pull, before any desk’s is vouched for, and is written once', async () => {
  const { database } = lab.connection();
  const storages = { sync: createSyncStorage(database), signing: createSigningStorage(database) };
  // As two servers do that start at once, and one that starts again.
  const start = () => publishAssociationKey(storages, lab.associationId(), new Date());
  await Promise.all([start(), start()]);
  await start();
  const fresh = await server.desk();
  await fresh.pullAll();
  const root = keyIn(fresh.records, ASSOCIATION_KEY_ID);
  expect(isVouchedFor(root, root.publicKey)).toBe(true);
  expect(fresh.records.get(`signingKeys/${ASSOCIATION_KEY_ID}`)?.revision).toBe(1);
});

test('the association vouches for a desk’s key, once, and every desk learns it', async () => {
  const [one, other] = [await server.desk(), await server.desk()];
  for (let time = 0; time < 2; time += 1) {
    expect((await one.post('/signing-keys', { publicKey: desk.publicKey })).status).toBe(200);
  }
  await other.pullAll();
  const root = keyIn(other.records, ASSOCIATION_KEY_ID);
  const key = keyIn(other.records, desk.keyId);
  expect(key.publicKey).toBe(desk.publicKey);
  expect(isVouchedFor(key, root.publicKey)).toBe(true);
  expect(isVouchedFor(root, root.publicKey)).toBe(true);
  expect(other.records.get(`signingKeys/${desk.keyId}`)?.revision).toBe(1);
});

test('a desk cannot vouch for itself by sending the record', async () => {
  const thief = await server.desk();
  const fields = {
    publicKey: desk.publicKey,
    deskCode: '01',
    certifiedAt: '2026-11-23T09:00:00.000Z',
    vouching: '0'.repeat(128),
  };
  const [result] = await thief.push([aCreation('signingKeys', 'abcdef01', fields)]);
  expect(result).toMatchObject({ outcome: 'quarantined', reason: 'not-permitted' });
});

test.each([
  ['no key', {}, 400],
  ['half a key', { publicKey: 'ab'.repeat(16) }, 400],
])('%s is refused', async (_case, body, status) => {
  expect((await (await server.desk()).post('/signing-keys', body)).status).toBe(status);
});

test('nobody but a desk is vouched for', async () => {
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ publicKey: desk.publicKey }),
  };
  expect((await send(server.url(), '/signing-keys', options)).status).toBe(401);
});
