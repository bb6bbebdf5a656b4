import pg from 'pg';
import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { newDeskCode } from '#server/auth/desk-code.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { createUserStorage } from '#server/storage/users.ts';
import type { Actor } from '#shared/access/actor.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, send } from './desk.ts';
import { openLiveStream } from './live-stream.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

/** Somebody at a desk of his own. */
async function seat(roles: Actor['roles'] = ['ADMINISTRATOR']) {
  const userId = newId();
  const { device, token } = await enrolDirectly(lab.connection(), lab.associationId(), {
    userId,
    roles,
    sections: ['MEN'],
  });
  const { post } = createDesk(server.url(), token, userId);
  return {
    userId,
    token,
    deviceId: device.deviceId,
    change: (id: string, body: object) => post(`/administration/users/${id}`, body),
    post,
  };
}

const administrators = async () =>
  (await createUserStorage(lab.connection().database, lab.associationId()).all()).filter(
    ({ roles, state }) => state === 'ACTIVE' && roles.includes('ADMINISTRATOR'),
  );

describe('the last administrator', () => {
  test('stays, and so does whoever would shut himself out', async () => {
    const alone = await seat();
    for (const change of [{ state: 'SUSPENDED' }, { roles: ['RECEPTIONIST'] }])
      expect(await alone.change(alone.userId, change)).toMatchObject({
        status: 409,
        body: { code: 'own-administration' },
      });
    expect((await alone.change(alone.userId, { roles: ['ADMINISTRATOR', 'MANAGER'] })).status).toBe(200);
    expect((await alone.change(alone.userId, { name: 'اسم آخر' })).status).toBe(200);
  });

  test('is left where two shut each other out at one moment, however often they try', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, other] = [await seat(), await seat()];
      for (const { userId } of await administrators())
        if (userId !== one.userId && userId !== other.userId) await one.change(userId, { state: 'SUSPENDED' });
      const answers = await Promise.all([
        one.change(other.userId, { state: 'SUSPENDED' }),
        other.change(one.userId, { roles: ['RECEPTIONIST'] }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await administrators()).toHaveLength(1);
    }
  });
});

describe('is heard at once on a stream that is open:', () => {
  test('a desk is revoked', async () => {
    const [administrator, other] = [await seat(), await seat(['RECEPTIONIST'])];
    const stream = await openLiveStream(server.url(), other.token);
    await stream.next(() => true);
    await administrator.post(`/administration/desks/${other.deviceId}`, { revoked: true });
    await stream.ended;
  });

  test('a person is suspended', async () => {
    const [administrator, other] = [await seat(), await seat(['RECEPTIONIST'])];
    const stream = await openLiveStream(server.url(), other.token);
    await stream.next(() => true);
    await administrator.change(other.userId, { state: 'SUSPENDED' });
    await stream.ended;
  });

  test('others hear on', async () => {
    const [administrator, other, bystander] = [await seat(), await seat(['RECEPTIONIST']), await seat(['MANAGER'])];
    const stream = await openLiveStream(server.url(), bystander.token);
    const { high } = await stream.next(() => true);
    await administrator.change(other.userId, { state: 'SUSPENDED' });
    await stream.next((poke) => poke.high > high);
    stream.hangUp();
  });
});

test('an enrolment code of another association makes no desk here', async () => {
  const id = newId();
  const founder = new pg.Client({ connectionString: lab.connectionString() });
  await founder.connect();
  await founder.query(`select set_config('app.founding', 'on', false)`);
  await founder.query('insert into association (id, created_at) values ($1, now())', [id]);
  await founder.end();
  const { code } = await newDeskCode(createDeviceStorage(lab.connection().ofAssociation(id), id), new Date());
  const answer = await send(server.url(), '/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, deskName: 'مكتب' }),
  });
  expect(answer).toMatchObject({ status: 403, body: { code: 'code-unknown' } });
});
