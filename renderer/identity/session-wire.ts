import { DeskPeople, SessionGrant, type KeyPairOffer, type SessionRequest } from '#shared/contract/session.ts';
import { z } from 'zod';
import { postJson } from '../sync/transport.ts';

const Nothing = z.strictObject({});

/** What signing in asks of the server. Throws RefusedError and UnreachableError. */
export interface SessionWire {
  people(): Promise<DeskPeople>;
  open(request: SessionRequest): Promise<SessionGrant>;
  renew(token: string): Promise<SessionGrant>;
  offerKeys(token: string, keys: KeyPairOffer): Promise<void>;
}

/** The session's words over HTTP; `deviceToken` says which desk asks. */
export function createSessionWire(serverUrl: string, deviceToken: string): SessionWire {
  const ask = <Schema extends z.ZodType>(path: string, body: unknown, answer: Schema, token: string) =>
    postJson(new URL(path, serverUrl), body, answer, token);
  return {
    people: () => ask('/session/people', {}, DeskPeople, deviceToken),
    open: (request) => ask('/session', request, SessionGrant, deviceToken),
    renew: (token) => ask('/session/renew', {}, SessionGrant, token),
    offerKeys: async (token, keys) => void (await ask('/session/keys', keys, Nothing, token)),
  };
}
