import { EnrolResponse } from '#shared/contract/enrol.ts';
import { SessionGrant } from '#shared/contract/session.ts';
import { proofOf } from '#server/auth/proof.ts';
import { DEMO_SECRET } from '#server/found-people.ts';
import { createDesk, send } from '#tests/integration/server/desk.ts';
import type { TestServer } from './desk-harness.ts';

/** One more desk of a server, without a window, at which one of the people of the demonstration has signed in. */
export async function headlessDesk(server: TestServer, userId: string): Promise<ReturnType<typeof createDesk>> {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = new Headers({ 'content-type': 'application/json' });
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return (await send(server.url, path, { method: 'POST', headers, body: JSON.stringify(body) })).body;
  };
  const enrolment = { code: await server.enrolmentCode(), deskName: `مكتب ${userId}` };
  const { token, associationId } = EnrolResponse.parse(await post('/enrol', enrolment));
  const proof = await proofOf(associationId, userId, DEMO_SECRET);
  const grant = SessionGrant.parse(await post('/session', { userId, proof, activation: null }, token));
  const desk = createDesk(server.url, grant.token, userId);
  await desk.hello();
  return desk;
}
