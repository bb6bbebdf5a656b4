import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hashSecret, newEnrolmentCode, newToken, normaliseCode } from '#server/auth/secrets.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { openConnection } from '#server/storage/connection.ts';
import { EnrolmentCode, EnrolResponse } from '#shared/contract/enrol.ts';
import { useDatabase } from './database-lab.ts';
import { send, type Answer } from './desk.ts';
import { ADMINISTRATION_SECRET, startServer, type ListeningServer } from './server-lab.ts';

const lab = useDatabase();

/** A server of its own for each test: its door counts tries. */
async function freshServer(): Promise<ListeningServer> {
  const server = await startServer(lab.connectionString(), lab.associationId());
  onTestFinished(() => server.stop());
  return server;
}

const newCode = async (url: string): Promise<string> => {
  const headers = { authorization: `Bearer ${ADMINISTRATION_SECRET}` };
  const { status, body } = await send(url, '/enrolment-codes', { method: 'POST', headers });
  expect(status).toBe(200);
  return EnrolmentCode.parse(body).code;
};
const enrol = (url: string, code: string, deskName = 'مكتب الاستقبال'): Promise<Answer> =>
  send(url, '/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, deskName }),
  });
const devices = () => createDeviceStorage(lab.connection().database, lab.associationId());
const deskCount = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from device`.execute(
    lab.connection().database,
  );
  return rows[0]?.count ?? 0;
};
/** An association has room for 99 of them. */
const removeDesks = async (): Promise<void> => {
  await sql`delete from enrolment_code`.execute(lab.connection().database);
  await sql`delete from device`.execute(lab.connection().database);
};

describe('a code that is for a desk there is', () => {
  const codeFor = async (renews?: string): Promise<string> => {
    const code = newEnrolmentCode();
    await devices().addEnrolmentCode(hashSecret(normaliseCode(code)), new Date(Date.now() + 60_000), ['MEN'], renews);
    return code;
  };
  const enrolAgain = async (code: string, was?: string): Promise<Answer> => {
    const { url } = await freshServer();
    const body = JSON.stringify({ code, deskName: 'مكتب', ...(was === undefined ? {} : { was }) });
    return send(url, '/enrol', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  const newDesk = async () => EnrolResponse.parse((await enrolAgain(await codeFor())).body);

  test('makes its computer the same desk again, with another token; the old one is nobody’s', async () => {
    const desk = await newDesk();
    const again = await enrolAgain(await codeFor(desk.deviceId), desk.deviceId);
    expect(again).toMatchObject({ status: 200, body: { deviceId: desk.deviceId, deskCode: desk.deskCode } });
    const { token } = EnrolResponse.parse(again.body);
    expect(token).not.toBe(desk.token);
    expect(await devices().findByToken(hashSecret(desk.token))).toBeNull();
    expect((await devices().findByToken(hashSecret(token)))?.deviceId).toBe(desk.deviceId);
  });

  test('makes no other computer that desk, and a desk no other one', async () => {
    const [one, other] = [await newDesk(), await newDesk()];
    const refusal = { status: 403, body: { code: 'code-unknown' } };
    expect(await enrolAgain(await codeFor(one.deviceId))).toMatchObject(refusal);
    expect(await enrolAgain(await codeFor(one.deviceId), other.deviceId)).toMatchObject(refusal);
    expect(await enrolAgain(await codeFor(), one.deviceId)).toMatchObject(refusal);
    expect((await devices().findByToken(hashSecret(one.token)))?.deviceId).toBe(one.deviceId);
  });

  test('does so once', async () => {
    const desk = await newDesk();
    const code = await codeFor(desk.deviceId);
    const became = EnrolResponse.parse((await enrolAgain(code, desk.deviceId)).body);
    expect(await enrolAgain(code, desk.deviceId)).toMatchObject({ status: 403, body: { code: 'code-unknown' } });
    expect((await devices().findByToken(hashSecret(became.token)))?.deviceId).toBe(desk.deviceId);
  });

  test('brings no revoked desk back', async () => {
    const desk = await newDesk();
    await devices().revoke(desk.deviceId, new Date());
    expect(await enrolAgain(await codeFor(desk.deviceId), desk.deviceId)).toMatchObject({ status: 403 });
  });
});

describe('a desk that a restored server does not know', () => {
  const lostDesk = (deskCode: string, associationId = lab.associationId()) => ({
    associationId,
    deviceId: newId(),
    deskCode,
    token: newToken(),
  });
  const enrolLost = async (lost: ReturnType<typeof lostDesk>): Promise<Answer> => {
    const { url } = await freshServer();
    const code = newEnrolmentCode();
    await devices().addEnrolmentCode(hashSecret(normaliseCode(code)), new Date(Date.now() + 60_000), ['MEN']);
    // What is leased out of turn would disturb those that count on.
    onTestFinished(async () => {
      await sql`delete from device where id = ${lost.deviceId}`.execute(lab.connection().database);
    });
    return send(url, '/enrol', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, deskName: 'مكتب', lost }),
    });
  };

  test('becomes itself with any code for a new desk; what it sealed with its old token is its own, and that opens nothing', async () => {
    const lost = lostDesk('77');
    const answer = await enrolLost(lost);
    expect(answer).toMatchObject({ status: 200, body: { deviceId: lost.deviceId, deskCode: '77' } });
    expect(await devices().hasHadToken(lost.deviceId, hashSecret(lost.token))).toBe(true);
    expect(await devices().findByToken(hashSecret(lost.token))).toBeNull();
    expect(await devices().find(lost.deviceId)).toMatchObject({ sections: ['MEN'] });
  });

  test('is given another number where its own was leased meanwhile: two that count under one would give one number twice', async () => {
    const first = EnrolResponse.parse((await enrolLost(lostDesk('78'))).body);
    const second = EnrolResponse.parse((await enrolLost(lostDesk('78'))).body);
    expect(first.deskCode).toBe('78');
    expect(second.deskCode).not.toBe('78');
  });

  test('is taken for no desk that there is, and for none of another association', async () => {
    const known = lostDesk('79');
    await enrolLost(known);
    expect(await enrolLost({ ...known, token: newToken() })).toMatchObject({
      status: 403,
      body: { code: 'code-unknown' },
    });
    expect(await enrolLost(lostDesk('80', newId()))).toMatchObject({ status: 404, body: { code: 'desk-unknown' } });
    expect(await devices().hasHadToken(known.deviceId, hashSecret(known.token))).toBe(true);
  });
});

describe('a one-time code', () => {
  test('makes one computer a desk, and no second one', async () => {
    const { url } = await freshServer();
    const code = await newCode(url);
    const first = await enrol(url, code);
    expect(first.status).toBe(200);
    expect(EnrolResponse.parse(first.body).associationId).toBe(lab.associationId());
    expect(await enrol(url, code)).toMatchObject({ status: 403, body: { code: 'code-unknown' } });
  });

  test('typed with small letters, spaces, and digits as an Arabic keyboard writes them is the same code', async () => {
    const { url } = await freshServer();
    const code = await newCode(url);
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `.replaceAll(
      /\d/g,
      (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '',
    );
    expect((await enrol(url, typed)).status).toBe(200);
  });

  test('that is unknown, used or expired is answered with the same words', async () => {
    const { url } = await freshServer();
    const [used, expired] = [await newCode(url), newEnrolmentCode()];
    await enrol(url, used);
    await devices().addEnrolmentCode(hashSecret(normaliseCode(expired)), new Date(Date.now() - 1));
    const answers = await Promise.all(['ZZZZ-9999', used, expired].map((code) => enrol(url, code)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 403, body: { code: 'code-unknown' } });
  });

  test('is used by one of two computers that try it at the same moment', async () => {
    const { url } = await freshServer();
    const code = await newCode(url);
    const answers = await Promise.all([1, 2, 3, 4].map(() => enrol(url, code)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403, 403]);
  });

  test('is only given to the administrator', async () => {
    const { url } = await freshServer();
    const tries = [undefined, 'Bearer', 'Bearer short', `Bearer ${newToken()}`, `Basic ${ADMINISTRATION_SECRET}`];
    for (const authorization of tries) {
      const headers: HeadersInit = authorization === undefined ? {} : { authorization };
      expect(await send(url, '/enrolment-codes', { method: 'POST', headers })).toMatchObject({
        status: 401,
        body: { code: 'not-signed-in' },
      });
    }
  });

  test('cannot be guessed at leisure: after ten tries a minute the door stays shut', async () => {
    const { url } = await freshServer();
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await enrol(url, 'ZZZZ-9999')).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 403));
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect((await enrol(url, 'ZZZZ-9999')).body).toMatchObject({ code: 'too-many-requests' });
  });

  test('is not used up by a message that is refused', async () => {
    const { url } = await freshServer();
    const code = await newCode(url);
    expect(await enrol(url, code, 'مكتب\0')).toMatchObject({ status: 400, body: { field: 'deskName' } });
    expect((await enrol(url, code)).status).toBe(200);
  });
});

describe('desk codes', () => {
  const enrolDirectly = async (storage = devices()) => {
    const code = hashSecret(newToken());
    await storage.addEnrolmentCode(code, new Date(Date.now() + 60_000));
    return storage.enrol(code, 'مكتب', hashSecret(newToken()), new Date());
  };

  test('are leased in order and never twice, also where two servers enrol at once; after 99 there are no more', async () => {
    await removeDesks();
    const other = openConnection(lab.connectionString(), () => undefined);
    const otherDevices = createDeviceStorage(other.ofAssociation(lab.associationId()), lab.associationId());
    const many = await Promise.all(
      Array.from({ length: 24 }, (_, index) => enrolDirectly(index % 2 === 0 ? devices() : otherDevices)),
    );
    const leased = many.map((device) => (typeof device === 'string' ? device : device.deskCode)).toSorted();
    expect(leased).toEqual(Array.from({ length: 24 }, (_, index) => String(index + 1).padStart(2, '0')));

    for (let count = await deskCount(); count < 99; count += 1) await enrolDirectly();
    expect(await deskCount()).toBe(99);
    const code = hashSecret(newToken());
    await devices().addEnrolmentCode(code, new Date(Date.now() + 60_000));
    const tryAgain = () => devices().enrol(code, 'مكتب', hashSecret(newToken()), new Date());
    expect(await tryAgain()).toBe('no-desk-code-left');
    await sql`delete from device where desk_code = '50'`.execute(lab.connection().database);
    // Refusing cost nothing: the same code works once there is room.
    expect(await tryAgain()).toMatchObject({ deskCode: '50' });
    await other.close();
  });
});

describe('a token', () => {
  test.each([
    ['missing', {}],
    ['of another kind', { authorization: `Basic ${newToken()}` }],
    ['empty', { authorization: 'Bearer ' }],
    ['too short', { authorization: 'Bearer abc' }],
    ['far too long', { authorization: `Bearer ${'x'.repeat(5000)}` }],
    ['with a space in it', { authorization: `Bearer ${newToken()} ${newToken()}` }],
    ['with quotes and semicolons', { authorization: `Bearer ';drop_table_device;--${'x'.repeat(20)}` }],
    ['that nobody was given', { authorization: `Bearer ${newToken()}` }],
  ])('%s is refused at every door, always with the same words', async (_which, headers) => {
    const { url } = await freshServer();
    const doors = [
      send(url, '/sync/hello', { method: 'POST', headers }),
      send(url, '/sync/push', { method: 'POST', headers }),
      send(url, '/sync/pull', { method: 'POST', headers }),
      send(url, '/sync/stream', { method: 'POST', headers }),
      send(url, '/sync/digest', { method: 'POST', headers }),
      send(url, '/sync/repair', { method: 'POST', headers }),
      send(url, '/sync/handover', { method: 'POST', headers }),
      send(url, '/sync/live', { headers }),
    ];
    for (const { status, body } of await Promise.all(doors)) {
      expect({ status, body }).toEqual({
        status: 401,
        body: {
          type: 'urn:istiqbal:problem:not-signed-in',
          title: 'The token is missing or not known.',
          status: 401,
          code: 'not-signed-in',
        },
      });
    }
  });

  test('is kept as a hash only, like the codes', async () => {
    const storage = devices();
    const [code, token] = [newToken(), newToken()];
    await removeDesks();
    await storage.addEnrolmentCode(hashSecret(code), new Date(Date.now() + 60_000));
    expect(await storage.enrol(hashSecret(code), newId(), hashSecret(token), new Date())).toMatchObject({
      deskCode: '01',
    });
    const { rows } = await sql<{ everything: string }>`
      select (select json_agg(device) from device)::text || (select json_agg(enrolment_code) from enrolment_code)::text as everything`.execute(
      lab.connection().database,
    );
    expect(rows[0]?.everything).not.toContain(token);
    expect(rows[0]?.everything).not.toContain(code);
    expect(rows[0]?.everything).toContain(hashSecret(token));
  });
});
