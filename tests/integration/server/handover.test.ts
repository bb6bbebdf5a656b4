import 'fake-indexeddb/auto';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { hashSecret, newToken } from '#server/auth/secrets.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { handoverPlace, type HandoverFile } from '#shared/contract/handover.ts';
import { ASSOCIATION_KEY_ID, createSigner, sealingKeyOf, SigningKey } from '#shared/verification/signing-key.ts';
import { toBase64Url } from '#renderer/data/sealing/base64-url.ts';
import { sealOnce } from '#renderer/data/sealing/sealing-box.ts';
import { aCreation, inSequence } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { everyone } from '#tests/builders/readers.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly, createDesk, type SeatedDesk } from './desk.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);
/** What somebody recorded at a desk that could not send it. */
const twoPeople = () =>
  inSequence([aCreation('people', newId(), aPerson()), aCreation('people', newId(), aPerson())]).map((operation) => ({
    ...operation,
    by: everyone.userId,
  }));

/** The association's key as a desk knows it once somebody's key was vouched for. */
async function associationKey(): Promise<string> {
  const desk = await server.desk();
  await desk.post('/signing-keys', { publicKey: createSigner(new Uint8Array(32).fill(9)).publicKey });
  await desk.pullAll();
  return SigningKey.parse(desk.records.get(`signingKeys/${ASSOCIATION_KEY_ID}`)?.fields).publicKey;
}

async function aFile(from: SeatedDesk, inside = twoPeople(), token = from.deviceToken): Promise<HandoverFile> {
  const outside = {
    kind: 'istiqbal-handover',
    version: 1,
    associationId: lab.associationId(),
    deviceId: from.device.deviceId,
    deskCode: '01',
    madeAt: '2026-11-24T06:30:00.000Z',
    count: inside.length,
  } as const;
  const { encapsulation, sealed } = await sealOnce(
    sealingKeyOf(await associationKey()),
    { token, operations: inside },
    handoverPlace(outside),
  );
  return { ...outside, encapsulation: toBase64Url(encapsulation), sealed: toBase64Url(sealed) };
}

test('what a desk could not send is brought by somebody at another one, and is there once when the desk sends it after all', async () => {
  const cutOff = await enrolDirectly(lab.connection(), lab.associationId());
  const bringer = await server.desk();
  const operations = twoPeople();
  const file = await aFile(cutOff, operations);
  expect((await bringer.post('/sync/handover', file)).body).toEqual({ taken: 2, known: 0, toDecide: 0 });
  expect((await bringer.post('/sync/handover', file)).body).toEqual({ taken: 0, known: 2, toDecide: 0 });

  const desk = createDesk(server.url(), cutOff.token);
  expect((await desk.hello()).lastMid).toBe(2);
  expect((await desk.push(operations)).map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  await desk.pullAll();
  for (const { recordId } of operations) expect(desk.records.get(`people/${recordId}`)?.revision).toBe(1);
});

test('a file that was changed on the way is refused whole, and so is whoever may not manage desks', async () => {
  const cutOff = await enrolDirectly(lab.connection(), lab.associationId());
  const file = await aFile(cutOff);
  const bringer = await server.desk();
  expect(await bringer.post('/sync/handover', { ...file, count: 3 })).toMatchObject({
    status: 400,
    body: { code: 'malformed-request', field: 'sealed' },
  });
  const receptionist = await enrolDirectly(lab.connection(), lab.associationId(), {
    userId: 'only-receptionist',
    roles: ['RECEPTIONIST'],
    sections: ['MEN'],
  });
  const answer = await createDesk(server.url(), receptionist.token).post('/sync/handover', file);
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  expect((await createDesk(server.url(), cutOff.token).hello()).lastMid).toBe(0);
});

test('what a lost desk had not sent is taken from its file although the desk was revoked meanwhile', async () => {
  const lost = await enrolDirectly(lab.connection(), lab.associationId());
  const bringer = await server.desk();
  const file = await aFile(lost);
  await createDeviceStorage(lab.connection().database, lab.associationId()).revoke(lost.device.deviceId, new Date());
  expect((await bringer.post('/sync/handover', file)).body).toEqual({ taken: 2, known: 0, toDecide: 0 });
});

test('what was done at a desk after it was revoked is looked at by a person before anything of it stands; its authors’ rights hold', async () => {
  const lost = await enrolDirectly(lab.connection(), lab.associationId());
  const bringer = await server.desk();
  const revokedAt = new Date('2026-11-23T09:30:00.000Z');
  const [before, during] = twoPeople();
  const [third] = inSequence([aCreation('erasures', newId(), { section: 'MEN' })], 3);
  if (!before || !during || !third) throw new Error('nothing to carry');
  const inside = [
    { ...before, at: '2026-11-23T09:29:00.000Z' },
    { ...during, at: '2026-11-23T09:31:00.000Z' },
    { ...third, by: 'nobody-here', at: '2026-11-23T09:32:00.000Z' },
  ];
  const file = await aFile(lost, inside);
  await createDeviceStorage(lab.connection().database, lab.associationId()).revoke(lost.device.deviceId, revokedAt);
  expect((await bringer.post('/sync/handover', file)).body).toEqual({ taken: 3, known: 0, toDecide: 2 });
  await bringer.pullAll();
  const stands = inside.filter(({ table, recordId }) => bringer.records.has(`${table}/${recordId}`));
  expect(stands.map(({ recordId }) => recordId)).toEqual([before.recordId]);
  const ids = new Set<unknown>(inside.map(({ recordId }) => recordId));
  const asked = [...bringer.records.values()].filter(
    ({ fields }) => fields['reason'] === 'after-revocation' && ids.has(fields['recordId']),
  );
  expect(asked).toMatchObject([{ fields: { kind: 'needs-review', recordId: during.recordId, state: 'OPEN' } }]);
  expect(JSON.stringify(asked)).toContain(aPerson().name);
});

test('whoever knows the public key alone seals nothing in the name of those who work at another desk, and uses up none of its numbers', async () => {
  const theirs = await enrolDirectly(lab.connection(), lab.associationId());
  const bringer = await server.desk();
  const own = await enrolDirectly(lab.connection(), lab.associationId());
  for (const token of [own.deviceToken, theirs.token, newToken()])
    expect(await bringer.post('/sync/handover', await aFile(theirs, twoPeople(), token))).toMatchObject({
      status: 400,
      body: { code: 'malformed-request', field: 'sealed' },
    });
  expect((await createDesk(server.url(), theirs.token).hello()).lastMid).toBe(0);
});

test('what a desk had put into a file before it was renewed is still its own', async () => {
  const renewed = await enrolDirectly(lab.connection(), lab.associationId());
  const bringer = await server.desk();
  const file = await aFile(renewed);
  const devices = createDeviceStorage(lab.connection().database, lab.associationId());
  const { deviceId } = renewed.device;
  const code = hashSecret(newToken());
  await devices.addEnrolmentCode(code, new Date(Date.now() + 60_000), undefined, deviceId);
  const enrolled = await devices.enrol(code, 'المكتب', hashSecret(newToken()), new Date(), { was: deviceId });
  expect(enrolled).toMatchObject({ deviceId });
  expect((await bringer.post('/sync/handover', file)).body).toEqual({ taken: 2, known: 0, toDecide: 0 });
});
