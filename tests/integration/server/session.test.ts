import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newActivation } from '#server/auth/activation.ts';
import { proofOf } from '#server/auth/proof.ts';
import { newToken } from '#server/auth/secrets.ts';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createGuessStorage } from '#server/storage/guesses.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { addUser } from '#server/write-users.ts';
import { SessionGrant } from '#shared/contract/session.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { everyone } from '#tests/builders/readers.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly, send, type Answer } from './desk.ts';
import { startServer } from './server-lab.ts';

const lab = useDatabase();
const PASSPHRASE = 'سبع كلمات لا يعرفها أحد سواي';

const accounts = () => createAccountStorage(lab.connection().database, lab.associationId());

const guesses = () => createGuessStorage(lab.connection().database, lab.associationId());

/** A server of its own (its door counts tries), a desk, and somebody who may choose a secret. */
async function aNewcomer() {
  const server = await startServer(lab.connectionString(), lab.associationId());
  onTestFinished(() => server.stop());
  const { deviceToken, device } = await enrolDirectly(lab.connection(), lab.associationId());
  const user = { name: 'سعد', roles: [...everyone.roles], sections: [...everyone.sections], state: 'ACTIVE' as const };
  const userId = await addUser(
    createSyncStorage(lab.connection().database),
    lab.associationId(),
    { ...user, publicKey: null },
    new Date(),
    newId(),
  );
  const { code } = await newActivation(accounts(), userId, new Date());
  const post = (path: string, body: unknown, token: string): Promise<Answer> =>
    send(server.url, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const signIn = async ({
    secret = PASSPHRASE,
    who = userId,
    activation = null as string | null,
    token = deviceToken,
  } = {}): Promise<Answer> => {
    const proof = await proofOf(lab.associationId(), who, secret);
    const asked = activation === null ? null : { code: activation, secretKind: 'passphrase' };
    return post('/session', { userId: who, proof, activation: asked }, token);
  };
  const hello = (token: string) => post('/sync/hello', { protocol: SYNC_PROTOCOL }, token);
  return { url: server.url, userId, code, device, deviceToken, post, signIn, hello };
}

const REFUSED = {
  status: 403,
  body: {
    type: 'urn:istiqbal:problem:secret-wrong',
    title: 'This is not how this person signs in here.',
    status: 403,
    code: 'secret-wrong',
  },
};

describe('an activation code', () => {
  test('lets its person choose a secret, once; the secret signs in from then on', async () => {
    const { code, signIn, hello } = await aNewcomer();
    const { token } = SessionGrant.parse((await signIn({ activation: code })).body);
    expect((await hello(token)).status).toBe(200);
    expect(await signIn({ activation: code, secret: 'أخرى لا يعرفها أحد' })).toMatchObject(REFUSED);
    expect((await signIn()).status).toBe(200);
    expect(await signIn({ secret: 'أخرى لا يعرفها أحد' })).toMatchObject(REFUSED);
  });

  test('of somebody else, an expired one and one that was replaced are none', async () => {
    const [own, other] = [await aNewcomer(), await aNewcomer()];
    expect(await own.signIn({ activation: other.code })).toMatchObject(REFUSED);
    await newActivation(accounts(), own.userId, new Date(Date.now() - 4 * 24 * 60 * 60 * 1000));
    expect(await own.signIn({ activation: own.code })).toMatchObject(REFUSED);
  });

  test('used at the same moment from several places works at one of them', async () => {
    const { code, signIn } = await aNewcomer();
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ activation: code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('that is used ends the sessions that the earlier secret opened', async () => {
    const { code, signIn, hello, userId } = await aNewcomer();
    const { token } = SessionGrant.parse((await signIn({ activation: code })).body);
    const next = await newActivation(accounts(), userId, new Date());
    expect((await signIn({ activation: next.code })).status).toBe(200);
    expect(await hello(token)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });
});

async function blockedUntil(userId: string): Promise<Date> {
  const rows = await lab
    .connection()
    .database.selectFrom('guess')
    .select('blocked_until')
    .where('user_id', '=', userId)
    .execute();
  const at = rows[0]?.blocked_until;
  if (!at) throw new Error('nobody waits');
  return at;
}

async function namesGuessedAt(deviceId: string): Promise<string[]> {
  const rows = await lab
    .connection()
    .database.selectFrom('guess')
    .select('user_id')
    .where('device_id', '=', deviceId)
    .execute();
  return rows.map(({ user_id }) => user_id).toSorted();
}

describe('whoever guesses', () => {
  test('hears the same of a person who is not there, who has no secret, and whose secret is another', async () => {
    const { code, signIn } = await aNewcomer();
    const stranger = await signIn({ who: newId() });
    const without = await signIn();
    const strangerWithCode = await signIn({ who: newId(), activation: 'ZZZZ-9999' });
    await signIn({ activation: code });
    const wrong = await signIn({ secret: 'ليست هذه هي الكلمات' });
    for (const { status, body } of [stranger, without, strangerWithCode, wrong])
      expect({ status, body }).toEqual(REFUSED);
  });

  test('waits after the fifth wrong one, longer each time, though the sixth were right', async () => {
    const { code, signIn, userId, device } = await aNewcomer();
    await signIn({ activation: code });
    for (let count = 0; count < 5; count += 1)
      expect(await signIn({ secret: `خطأ لا يفتح شيئا ${count}` })).toMatchObject(REFUSED);
    expect(await signIn()).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });

    const waits: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const at = await blockedUntil(userId);
      expect(await guesses().count(device.deviceId, userId, new Date(at.getTime() - 1))).toBe(false);
      expect(await guesses().count(device.deviceId, userId, at)).toBe(true);
      waits.push((await blockedUntil(userId)).getTime() - at.getTime());
    }
    expect(waits).toEqual([60_000, 120_000, 240_000]);
  });

  test('at one desk does not shut the person out of another', async () => {
    const { code, signIn } = await aNewcomer();
    await signIn({ activation: code });
    for (let count = 0; count < 6; count += 1) await signIn({ secret: `خطأ لا يفتح شيئا ${count}` });
    expect((await signIn()).status).toBe(429);
    const elsewhere = await enrolDirectly(lab.connection(), lab.associationId());
    expect((await signIn({ token: elsewhere.deviceToken })).status).toBe(200);
  });

  test('begins again with every success and after a day of rest; made-up names are not kept for longer', async () => {
    const { device } = await aNewcomer();
    const start = new Date('2026-11-26T06:00:00.000Z');
    const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
    const guess = (name: string, minutes: number) => guesses().count(device.deviceId, name, later(minutes));
    const inARow = async (name: string, minutes: number): Promise<number> => {
      let taken = 0;
      while (await guess(name, minutes)) taken += 1;
      return taken;
    };
    expect(await inARow('somebody', 0)).toBe(5);
    await guesses().forget(device.deviceId, 'somebody', start);
    expect(await inARow('somebody', 0)).toBe(5);
    expect(await inARow('somebody', 24 * 60)).toBe(1);
    expect(await inARow('somebody', 49 * 60)).toBe(5);
    await guess('invented', 0);
    await guesses().forget(device.deviceId, 'another', later(25 * 60));
    expect(await namesGuessedAt(device.deviceId)).toEqual(['somebody']);
  });

  test('at an address is stopped at sixty a minute, whomever he names', async () => {
    const { post, deviceToken } = await aNewcomer();
    const statuses: number[] = [];
    for (let count = 0; count < 62; count += 1) statuses.push((await post('/session', {}, deviceToken)).status);
    expect(statuses.slice(0, 60)).not.toContain(429);
    expect(statuses.slice(60)).toEqual([429, 429]);
  });
});

describe('a session', () => {
  test('is given to a desk that is enrolled, and its token is none of a desk', async () => {
    const { code, signIn, deviceToken, hello, post } = await aNewcomer();
    expect(await signIn({ activation: code, token: newToken() })).toMatchObject({ status: 401 });
    const { token } = SessionGrant.parse((await signIn({ activation: code })).body);
    expect(await hello(deviceToken)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await post('/session/people', {}, token)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await signIn({ token })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test('of one desk ends where the same person signs in there again, and stands at another', async () => {
    const { code, signIn, hello } = await aNewcomer();
    const here = SessionGrant.parse((await signIn({ activation: code })).body).token;
    const { deviceToken } = await enrolDirectly(lab.connection(), lab.associationId());
    const there = SessionGrant.parse((await signIn({ token: deviceToken })).body);
    expect((await hello(here)).status).toBe(200);
    await signIn();
    expect((await hello(here)).status).toBe(401);
    expect((await hello(there.token)).status).toBe(200);
  });

  test('is kept as hashes only: neither its token nor the proof can be read in any table', async () => {
    const { code, signIn, userId } = await aNewcomer();
    const { token } = SessionGrant.parse((await signIn({ activation: code })).body);
    const proof = await proofOf(lab.associationId(), userId, PASSPHRASE);
    const { rows } = await sql<{ everything: string }>`
      select (select json_agg(session) from session)::text || (select json_agg(account) from account)::text
             || (select json_agg(audit) from audit)::text as everything`.execute(lab.connection().database);
    for (const secret of [token, proof, Buffer.from(proof, 'base64url').toString('hex'), PASSPHRASE, code])
      expect(rows[0]?.everything).not.toContain(secret);
  });
});
