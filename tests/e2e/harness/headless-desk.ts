import type { ActivationCode } from '#shared/contract/administration.ts';
import { EnrolResponse } from '#shared/contract/enrol.ts';
import { SessionGrant, type SessionRequest } from '#shared/contract/session.ts';
import { kindOfSecret } from '#shared/access/user-secret.ts';
import { proofOf } from '#server/auth/proof.ts';
import { DEMO_SECRET } from '#server/found-people.ts';
import { createDesk, send } from '#tests/integration/server/desk.ts';
import type { TestServer } from './desk-harness.ts';

/** One more desk of a server, without a window, at which one of the people of the demonstration has signed in. */
export async function headlessDesk(
  server: TestServer,
  userId: string,
  deskName = `مكتب ${userId}`,
): Promise<ReturnType<typeof createDesk>> {
  const door = await headlessDoor(server, deskName);
  const desk = createDesk(server.url, (await door(userId, DEMO_SECRET, null)).token, userId);
  await desk.hello();
  return desk;
}

/** Chooses a secret for somebody at one more desk. */
export async function activateElsewhere(
  server: TestServer,
  { userId, code }: Pick<ActivationCode, 'userId' | 'code'>,
  secret: string,
): Promise<void> {
  const door = await headlessDoor(server, 'مكتب آخر');
  await door(userId, secret, { code, secretKind: kindOfSecret(secret) });
}

/** Enrols one more desk; people sign in at it by what is returned. */
async function headlessDoor(server: TestServer, deskName: string) {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = new Headers({ 'content-type': 'application/json' });
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return (await send(server.url, path, { method: 'POST', headers, body: JSON.stringify(body) })).body;
  };
  const enrolment = { code: await server.enrolmentCode(), deskName };
  const { token, associationId } = EnrolResponse.parse(await post('/enrol', enrolment));
  return async (userId: string, secret: string, activation: SessionRequest['activation']): Promise<SessionGrant> => {
    const proof = await proofOf(associationId, userId, secret);
    return SessionGrant.parse(await post('/session', { userId, proof, activation }, token));
  };
}
