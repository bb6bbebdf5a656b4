import { sql } from 'kysely';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newActivation } from '#server/auth/activation.ts';
import { hashSecret, newToken } from '#server/auth/secrets.ts';
import { openApiDocument } from '#server/openapi.ts';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { createSigningStorage } from '#server/storage/signing-seed.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { changeUser } from '#server/write-users.ts';
import type { Actor } from '#shared/access/actor.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { may } from '#shared/access/permissions.ts';
import { roles } from '#shared/access/role.ts';
import { sections, type Section } from '#shared/association/section.ts';
import { HelloResponse } from '#shared/contract/hello.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { caseScope, sectionScope } from '#shared/sync/scope.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly, send } from './desk.ts';
import { everyQuestion, type Asking, type Door } from './every-question.ts';
import { openLiveStream } from './live-stream.ts';
import { everyScope, newMarkers, plant } from './planted-world.ts';
import { ADMINISTRATION_SECRET, startServer, type ListeningServer } from './server-lab.ts';

/*
 * As everybody who may work at a desk, and as everybody who may not, every address of the server is asked everything a
 * curious desk might ask. The whole of each answer is searched for what the asker may not know.
 */

const lab = useDatabase();
const markers = newMarkers();
let planted: SyncRecord[] = [];
/** What no answer to anybody may hold: name and value. */
const secrets = new Map<string, string>();
let victim = { userId: '', deviceId: '' };

const database = () => lab.connection().database;
const devices = () => createDeviceStorage(database(), lab.associationId());
const accounts = () => createAccountStorage(database(), lab.associationId());

beforeAll(async () => {
  planted = await plant(lab, markers);
  const actor: Actor = { userId: newId(), roles: ['RECEPTIONIST'], sections: ['MEN'] };
  const { device, token, deviceToken } = await enrolDirectly(lab.connection(), lab.associationId(), actor);
  victim = { userId: actor.userId, deviceId: device.deviceId };
  await newActivation(accounts(), actor.userId, new Date());
  const [salt, hash] = [Buffer.alloc(16, 0xa1), Buffer.alloc(32, 0xb2)];
  const code = hashSecret('SECRET22');
  await accounts().putActivation(actor.userId, code, new Date(Date.now() + 60_000));
  await accounts().activate(actor.userId, code, { salt, hash, secretKind: 'passphrase' }, new Date());
  const sealedPrivateKey = `sealed${newToken()}`;
  await accounts().setKeys(actor.userId, { publicKey: 'B'.repeat(43), sealedPrivateKey });
  await accounts().openSession(device.deviceId, actor.userId, hashSecret(token), new Date());
  const bytes = {
    'another desk’s secret': await devices().secretOf(device.deviceId),
    'the seed of the association’s key': await createSigningStorage(database()).seed(lab.associationId()),
    'another’s proof': hash,
  };
  for (const [what, value] of Object.entries(bytes))
    for (const form of ['hex', 'base64', 'base64url'] as const)
      secrets.set(`${what} (${form})`, Buffer.from(value).toString(form));
  secrets.set('another’s sealed key', sealedPrivateKey);
  secrets.set('another’s token', token);
  secrets.set('the hash of another’s token', hashSecret(token));
  secrets.set('another desk’s token', deviceToken);
  secrets.set('the hash of another desk’s token', hashSecret(deviceToken));
  secrets.set('the administration’s secret', ADMINISTRATION_SECRET);
});

/** Somebody at a desk, asking with the token of his session or with the desk's. */
interface Asker {
  readonly actor: Actor;
  readonly session: string | null;
  readonly desk: string | null;
  readonly served: readonly Section[];
}

async function atADesk(actor: Actor, served: readonly Section[] = sections): Promise<Asker & { deviceId: string }> {
  const { device, token, deviceToken } = await enrolDirectly(lab.connection(), lab.associationId(), actor);
  await devices().change(device.deviceId, { sections: served });
  return { actor, session: token, desk: deviceToken, served, deviceId: device.deviceId };
}

interface Heard {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Asks everything at every address; a server of its own, for its doors count tries. */
async function askEverything({ actor, session, desk }: Asker): Promise<Heard[]> {
  const server = await startServer(lab.connectionString(), lab.associationId());
  try {
    const facts = { userId: actor.userId, scopes: everyScope, records: planted, victim };
    const heard: Heard[] = [];
    for (const [path, { door, bodies }] of Object.entries(everyQuestion)) {
      const token = door === 'desk' ? desk : session;
      const asking: Asking = { ...facts, ...(await standing(server, session)) };
      for (const body of bodies(asking)) heard.push(await ask(server, path, token, body));
    }
    return heard;
  } finally {
    await server.stop();
  }
}

/** Where the desk stands now; an earlier question may have changed what it may hold. */
async function standing(
  server: ListeningServer,
  session: string | null,
): Promise<Pick<Asking, 'epoch' | 'generation'>> {
  const { status, text } = await ask(server, '/sync/hello', session, { protocol: SYNC_PROTOCOL });
  return status === 200 ? HelloResponse.parse(JSON.parse(text)[0]) : { epoch: 1, generation: 1 };
}

async function ask(server: ListeningServer, path: string, token: string | null, body: unknown): Promise<Heard> {
  if (path === '/sync/live') return listen(server, token);
  const id = path.includes('/desks/') ? victim.deviceId : victim.userId;
  const isGet = path === '/healthz' || path === '/metrics';
  const authorization: HeadersInit = token === null ? {} : { authorization: `Bearer ${token}` };
  const {
    status,
    headers,
    body: answer,
  } = await send(server.url, path.replace('{id}', id), {
    method: isGet ? 'GET' : 'POST',
    headers: { ...authorization, ...(isGet ? {} : { 'content-type': 'application/json' }) },
    ...(isGet ? {} : { body: JSON.stringify(body) }),
  });
  return { path, status, text: JSON.stringify([answer, ...headers]) + (typeof answer === 'string' ? answer : '') };
}

async function listen(server: ListeningServer, token: string | null): Promise<Heard> {
  const stream = await openLiveStream(server.url, token ?? '');
  const status = stream.response.statusCode ?? 0;
  if (status === 200) await stream.next(() => true);
  stream.hangUp();
  return { path: '/sync/live', status, text: JSON.stringify([stream.pokes, stream.response.headers]) };
}

const isLetIn = (door: Door, { actor, session, desk }: Asker): boolean => {
  if (door === 'anyone') return true;
  if (door === 'secret') return false;
  if (door === 'desk') return desk !== null;
  if (session === null) return false;
  return door === 'person' || may(actor, door);
};

/** The scopes that may be heard of: the person's, without those of sections that the desk does not serve. */
const scopesOf = ({ actor, served, session }: Asker): string[] =>
  session === null
    ? []
    : grantedScopes(actor).filter((scope) =>
        sections.every((each) => served.includes(each) || ![sectionScope(each), caseScope(each)].includes(scope)),
      );

function expectNothingLeaked(heard: readonly Heard[], asker: Asker): void {
  const granted = new Set(scopesOf(asker));
  for (const { path, text } of heard) {
    for (const [scope, marker] of markers)
      if (!granted.has(scope)) expect(text.includes(marker), `${path} tells of ${scope}`).toBe(false);
    for (const [what, secret] of secrets) expect(text.includes(secret), `${path} tells ${what}`).toBe(false);
    // Not even how much there is of it.
    for (const scope of everyScope)
      if (!granted.has(scope)) expect(text.includes(`"${scope}"`), `${path} names ${scope}`).toBe(false);
  }
}

test('every address of the document is asked', () => {
  expect(Object.keys(everyQuestion).toSorted()).toEqual(Object.keys(openApiDocument().paths).toSorted());
});

describe('hears of what the role may see, and of nothing else:', () => {
  const everybody = roles.flatMap((role) => [
    ...sections.map((section) => [role, [section] as readonly Section[], sections] as const),
    // At a desk that serves another side than the person does, or only one of several.
    [role, ['MEN', 'WOMEN'] as readonly Section[], ['WOMEN'] as readonly Section[]] as const,
    [role, [] as readonly Section[], sections] as const,
  ]);

  test.each(everybody)('%s of %j at a desk of %j', async (role, served, deskServes) => {
    const actor: Actor = { userId: newId(), roles: [role], sections: served };
    const asker = await atADesk(actor, deskServes);
    const heard = await askEverything(asker);
    expectNothingLeaked(heard, asker);
    for (const { path, status } of heard) {
      const question = everyQuestion[path];
      if (!question) throw new Error(`${path} was not asked`);
      const expected = isLetIn(question.door, asker) ? [question.status] : [401, 403];
      // Another's bucket is refused where somebody asks for it.
      if (path === '/sync/repair') expected.push(400);
      expect(expected, `${path} answers ${status}`).toContain(status);
    }
    // Otherwise a server that says nothing would pass.
    const pulled = heard.filter(({ path }) => path === '/sync/pull').map(({ text }) => text);
    const heldScopes = scopesOf(asker).filter((scope) => scope !== 'association');
    for (const scope of heldScopes) expect(pulled.join().includes(markers.get(scope) ?? '-'), scope).toBe(true);
  });
});

describe('hears nothing at all:', () => {
  const everything: Actor = { userId: newId(), roles, sections };

  /** Another association in the same database, with a desk and somebody at it. */
  async function ofAnotherAssociation(): Promise<Asker> {
    const id = newId();
    const founder = new pg.Client({ connectionString: lab.connectionString() });
    await founder.connect();
    await founder.query(`select set_config('app.founding', 'on', false)`);
    await founder.query('insert into association (id, created_at) values ($1, now())', [id]);
    await founder.end();
    const actor = { ...everything, userId: newId() };
    const { token, deviceToken } = await enrolDirectly(lab.connection(), id, actor);
    return { actor, session: token, desk: deviceToken, served: sections };
  }

  const strangers: Record<string, () => Promise<Asker>> = {
    nobody: async () => ({ actor: everything, session: null, desk: null, served: sections }),
    'whoever makes a token up': async () => ({
      actor: everything,
      session: newToken(),
      desk: newToken(),
      served: sections,
    }),
    'another association’s people and desks': ofAnotherAssociation,
    'a desk’s token where a person’s is asked for, and the other way round': async () => {
      const { session, desk, ...asker } = await atADesk({ ...everything, userId: newId() });
      return { ...asker, session: desk, desk: session };
    },
    'a session that was ended': async () => {
      const asker = await atADesk({ ...everything, userId: newId() });
      await accounts().endSessions(asker.actor.userId);
      return { ...asker, desk: null };
    },
    'a session of last month': async () => {
      const asker = await atADesk({ ...everything, userId: newId() });
      await sql`update session set opened_at = now() - interval '31 days' where user_id = ${asker.actor.userId}`.execute(
        database(),
      );
      return { ...asker, desk: null };
    },
    'somebody suspended': async () => {
      const asker = await atADesk({ ...everything, userId: newId() });
      const { userId } = asker.actor;
      const suspended = { state: 'SUSPENDED' as const };
      await changeUser(createSyncStorage(database()), lab.associationId(), userId, suspended, new Date());
      return { ...asker, desk: null };
    },
    'a desk that was revoked, and everybody at it': async () => {
      const asker = await atADesk({ ...everything, userId: newId() });
      await devices().revoke(asker.deviceId, new Date());
      return asker;
    },
  };

  /** What a revoked desk may still do: send what waits, and what it wrote down. */
  const REVOKED_MAY = new Set(['/sync/push', '/audit']);

  test.each(Object.keys(strangers))('%s', async (who) => {
    const asker = await strangers[who]?.();
    if (!asker) throw new Error('nobody');
    const heard = await askEverything(asker);
    expectNothingLeaked(heard, { ...asker, session: null });
    for (const { path, status } of heard) {
      const question = everyQuestion[path];
      const isOpen =
        question?.door === 'anyone' || (who.startsWith('a desk that was revoked') && REVOKED_MAY.has(path));
      expect(isOpen ? [question?.status] : [401, 403], `${path} answers ${status}`).toContain(status);
    }
  });
});

let door: ListeningServer | undefined;
afterAll(() => door?.stop());

test('whoever knows the administration’s secret makes desks with it, and hears of nobody', async () => {
  door = await startServer(lab.connectionString(), lab.associationId());
  const asker: Asker = { actor: { userId: newId(), roles: [], sections: [] }, session: null, desk: null, served: [] };
  for (const [path, { door: asksFor, status, bodies }] of Object.entries(everyQuestion)) {
    const asking: Asking = { userId: newId(), epoch: 1, generation: 1, scopes: everyScope, records: planted, victim };
    const answer = await ask(door, path, ADMINISTRATION_SECRET, bodies(asking)[0]);
    expectNothingLeaked([answer], asker);
    const isOpen = asksFor === 'secret' || asksFor === 'anyone';
    expect(isOpen ? status : 401, `${path} answers ${answer.status}`).toBe(answer.status);
  }
});
