import { hashSecret, newToken } from '#server/auth/secrets.ts';
import type { Actor } from '#shared/access/actor.ts';
import type { Device } from '#server/ports.ts';
import type { Connection } from '#server/storage/connection.ts';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { createUserStorage } from '#server/storage/users.ts';
import { addUser } from '#server/write-users.ts';
import { everyone } from '#tests/builders/readers.ts';
import { HelloResponse } from '#shared/contract/hello.ts';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PullResponse, type PullRequest, type ScopePage } from '#shared/contract/pull.ts';
import { PushResponse } from '#shared/contract/push.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';

/** A desk enrolled without asking the server's door, with somebody signed in at it. */
export interface SeatedDesk {
  readonly device: Device;
  /** Of the person at the desk: what the sync asks for. */
  readonly token: string;
  /** Of the desk itself, with which people sign in. */
  readonly deviceToken: string;
}

/** Enrols a desk and seats somebody who holds every role, without the rate limits that most tests are not about. */
export async function enrolDirectly(
  connection: Connection,
  associationId: string,
  actor: Actor = everyone,
): Promise<SeatedDesk> {
  const database = connection.ofAssociation(associationId);
  const devices = createDeviceStorage(database, associationId);
  const code = hashSecret(newToken());
  const token = newToken();
  await devices.addEnrolmentCode(code, new Date(Date.now() + 60_000));
  const device = await devices.enrol(code, 'مكتب الاختبار', hashSecret(token), new Date());
  if (typeof device === 'string') throw new Error(`no desk: ${device}`);
  return { device, deviceToken: token, token: await seat(database, associationId, device.deviceId, actor) };
}

/** Signs somebody in at a desk, adding the person where there is none yet; gives the session's token. */
export async function seat(
  database: Connection['database'],
  associationId: string,
  deviceId: string,
  { userId, roles, sections }: Actor,
): Promise<string> {
  const user = { name: userId, roles: [...roles], sections: [...sections], state: 'ACTIVE' as const, publicKey: null };
  if (!(await createUserStorage(database, associationId).find(userId)))
    await addUser(createSyncStorage(database), associationId, user, new Date(), userId);
  const token = newToken();
  await createAccountStorage(database, associationId).openSession(deviceId, userId, hashSecret(token), new Date());
  return token;
}

/** The server's answer as it stands: its status, and its body where that is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a message as anyone on the network may. */
export async function send(url: string, path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, url), options);
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A desk that speaks the protocol over HTTP and keeps what it pulled. */
export function createDesk(url: string, token: string, userId = everyone.userId) {
  const records = new Map<string, SyncRecord>();
  const cursors: Record<string, number> = {};
  let position = { epoch: 1, generation: 1 };

  const post = (path: string, body: unknown): Promise<Answer> =>
    send(url, path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const take = (scope: string, page: ScopePage): void => {
    if (page.from !== (cursors[scope] ?? 0)) throw new Error('a page that does not begin at the cursor');
    for (const record of page.records) records.set(recordKey(record), record);
    for (const exit of page.exits) if (records.get(recordKey(exit))?.scope === scope) records.delete(recordKey(exit));
    cursors[scope] = page.to;
  };

  return {
    records,
    cursors,
    post,
    async hello(): Promise<HelloResponse> {
      const { body } = await post('/sync/hello', { protocol: SYNC_PROTOCOL });
      const greeting = HelloResponse.parse(body);
      position = { epoch: greeting.epoch, generation: greeting.generation };
      for (const scope of greeting.scopes) cursors[scope] ??= 0;
      return greeting;
    },
    /** The results, or a thrown problem code. */
    async push(operations: readonly Operation[], epoch = position.epoch): Promise<PushResponse['results']> {
      const { status, body } = await post('/sync/push', {
        epoch,
        operations: operations.map((operation) => ({ ...operation, by: operation.by ?? userId })),
      });
      if (status !== 200) throw new Error(Problem.parse(body).code);
      return PushResponse.parse(body).results;
    },
    /** One page of every scope; true if one of them has more. */
    async pullOnce(limit = 500): Promise<boolean> {
      const request: PullRequest = { protocol: SYNC_PROTOCOL, ...position, cursors, limit };
      const { status, body } = await post('/sync/pull', request);
      if (status !== 200) throw new Error(Problem.parse(body).code);
      const { pages } = PullResponse.parse(body);
      for (const [scope, page] of Object.entries(pages)) take(scope, page);
      return Object.values(pages).some(({ more }) => more);
    },
    async pullAll(limit = 500): Promise<void> {
      while (await this.pullOnce(limit));
    },
  };
}
export type TestDesk = ReturnType<typeof createDesk>;
