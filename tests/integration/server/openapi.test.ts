import { createHash, hkdfSync, scryptSync } from 'node:crypto';
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { ed25519 } from '@noble/curves/ed25519.js';
import { v7 as newId } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { foundAdministrator } from '#server/found-people.ts';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { createUserStorage } from '#server/storage/users.ts';
import { ActivationCode } from '#shared/contract/administration.ts';
import { aPerson } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { send } from './desk.ts';
import { ADMINISTRATION_SECRET, useServer } from './server-lab.ts';

/*
 * A client that knows nothing of our code: addresses, messages and tokens are what the document says.
 */

const Shape = z.record(z.string(), z.unknown());
const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: Shape }) }) }).optional(),
  responses: z.object({ '200': z.object({ content: z.record(z.string(), z.object({ schema: Shape })).optional() }) }),
});
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.object({ get: Operation.optional(), post: Operation.optional() })),
  components: z.object({ schemas: z.record(z.string(), Shape), securitySchemes: z.record(z.string(), Shape) }),
});

const Held = z.object({
  table: z.string(),
  id: z.string(),
  scope: z.string(),
  epoch: z.int(),
  revision: z.int(),
});

const lab = useDatabase('attempt');
const server = useServer(lab);
const tokens: Record<string, string> = { administrator: ADMINISTRATION_SECRET };
let document: z.infer<typeof Document>;
beforeEach(async () => {
  const [database, associationId] = [lab.connection().database, lab.associationId()];
  const people = {
    sync: createSyncStorage(database),
    users: createUserStorage(database, associationId),
    accounts: createAccountStorage(database, associationId),
  };
  await foundAdministrator({ ...people, associationId }, new Date());
  document = Document.parse((await send(server.url(), '/openapi.json')).body);
});

/** A word by its name in the document, with its address. */
function described(operationId: string) {
  const found = Object.entries(document.paths).find(([, { post }]) => post?.operationId === operationId);
  if (!found?.[1].post) throw new Error(`${operationId} is not described`);
  return { address: found[0], post: found[1].post };
}

/** Says a word; what is sent and what comes back has the shapes that stand there. `id` fills the address. */
async function say(operationId: string, body?: unknown, id = ''): Promise<Record<string, unknown>> {
  const { address, post } = described(operationId);
  const path = address.replace('{id}', id);
  const asked = post.requestBody?.content['application/json'].schema;
  if (asked) z.fromJSONSchema(asked).parse(body);
  const [scheme] = Object.keys(post.security[0] ?? {});
  const token = scheme === undefined ? undefined : tokens[scheme];
  const answer = await send(server.url(), path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body ?? {}),
  });
  expect([operationId, answer.status, answer.body]).toEqual([operationId, 200, expect.anything()]);
  const promised = post.responses['200'].content?.['application/json']?.schema;
  if (!promised) throw new Error(`${operationId} promises nothing`);
  return Shape.parse(z.fromJSONSchema(promised).parse(answer.body));
}

/** Makes the proof by the figures in the document, with the tools that every client has. */
function proofByTheDocument(associationId: string, userId: string, secret: string): string {
  const { summary } = described('signIn').post;
  const figure = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(summary)?.[1]);
  const [salt = '', info = ''] = [...summary.matchAll(/"([^"]+)"/g)].map(([, quoted]) => quoted);
  const filled = salt.replace('{associationId}', associationId).replace('{userId}', userId);
  const parameters = { N: figure('N'), r: figure('r'), p: figure('p'), maxmem: 64 * 1024 * 1024 };
  const stretched = scryptSync(secret, filled, 32, parameters);
  return Buffer.from(hkdfSync('sha256', stretched, '', info, 32)).toString('base64url');
}

const SECRET = 'نخيل عسير ثلاثة';

/** Becomes a desk with somebody signed in, who chose this secret with a code; gives who it is. */
async function becomeDesk(name: string): Promise<Record<'userId' | 'associationId' | 'deviceId', string>> {
  const { code } = await say('newEnrolmentCode');
  const { token, associationId, deviceId } = await say('enrol', { code, deskName: name });
  tokens['desk'] = String(token);
  const activation = ActivationCode.parse((await say('firstActivation'))['first']);
  const { people } = await say('people');
  expect(people).toMatchObject([{ userId: activation.userId, secretKind: null }]);
  const { userId } = activation;
  const proof = proofByTheDocument(String(associationId), userId, SECRET);
  const chosen = { code: activation.code, secretKind: 'passphrase' };
  await say('signIn', { userId, proof, activation: chosen });
  // From now on the secret alone is enough.
  tokens['person'] = String((await say('signIn', { userId, proof, activation: null }))['token']);
  return { userId, associationId: String(associationId), deviceId: String(deviceId) };
}

/** Becomes a desk, sends a person and gets it back. */
async function workByTheDocument(): Promise<void> {
  const { userId } = await becomeDesk('مكتب من الوثيقة');
  await say('changeUser', { roles: ['RECEPTIONIST', 'ADMINISTRATOR'] }, userId);
  const { protocol, epoch, generation, scopes, lastMid } = await say('hello', { protocol: 1 });

  const person = aPerson();
  z.fromJSONSchema(document.components.schemas['people'] ?? {}).parse(person);
  const recordId = newId();
  const operation = {
    mid: Number(lastMid) + 1,
    schema: 1,
    kind: 'create',
    table: 'people',
    recordId,
    baseRevision: 0,
    baseEpoch: 0,
    fields: person,
    requires: {},
    by: userId,
    at: '2026-11-23T06:10:00.000Z',
  };
  expect(await say('push', { epoch, operations: [operation] })).toEqual({
    results: [{ mid: 1, outcome: 'applied' }],
    stableMid: 0,
  });

  const cursors = Object.fromEntries(
    z
      .array(z.string())
      .parse(scopes)
      .map((scope) => [scope, 0]),
  );
  const { pages } = await say('pull', { protocol, epoch, generation, cursors, limit: 100 });
  expect(JSON.stringify(pages)).toContain(recordId);
  expect(await say('digest', { protocol, epoch, generation, scopes })).toMatchObject({
    scopes: { 'section/MEN': [{ count: 1 }] },
  });
}

test('a client written from the document alone becomes a desk, sends a person and gets it back', workByTheDocument);

test('it seals what a desk could not send, by the document, and another desk brings it', async () => {
  const { userId, associationId, deviceId } = await becomeDesk('مكتب بلا شبكة');
  const own = String(tokens['desk']);
  await say('changeUser', { roles: ['RECEPTIONIST', 'ADMINISTRATOR'] }, userId);
  // Before anybody's key is vouched for, a server of the tests has none of its own.
  await say('certifySigningKey', { publicKey: Buffer.from(ed25519.keygen().publicKey).toString('hex') });
  const { protocol, epoch, generation } = await say('hello', { protocol: 1 });
  const cursors = { association: 0 };
  const { pages } = await say('pull', { protocol, epoch, generation, cursors, limit: 500 });
  const Page = z.record(z.string(), z.object({ records: z.array(Held.extend({ fields: Shape })) }));
  const key = Object.values(Page.parse(pages))
    .flatMap(({ records }) => records)
    .find(({ table, id }) => table === 'signingKeys' && id === 'association')?.fields['publicKey'];

  const recordId = newId();
  const at = '2026-11-23T06:10:00.000Z';
  const operation = { mid: 1, schema: 1, kind: 'create', table: 'people', recordId, baseRevision: 0, baseEpoch: 0 };
  const operations = [{ ...operation, fields: aPerson(), requires: {}, by: userId, at }];
  const outside = { associationId, deviceId, madeAt: at, count: operations.length };
  const { summary } = described('handover').post;
  const [, template = ''] = /'([^']+)'/.exec(summary) ?? [];
  const info = template.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof outside) => String(outside[name]));
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const reader = ed25519.utils.toMontgomery(Buffer.from(String(key), 'hex'));
  const { enc, ct } = await suite.seal(
    {
      recipientPublicKey: await suite.kem.deserializePublicKey(new Uint8Array(reader).buffer),
      info: new TextEncoder().encode(info).buffer,
    },
    new TextEncoder().encode(JSON.stringify({ token: own, operations })).buffer,
  );
  const [encapsulation, sealed] = [enc, ct].map((bytes) => Buffer.from(bytes).toString('base64url'));
  const file = { kind: 'istiqbal-handover', version: 1, deskCode: '01', ...outside, encapsulation, sealed };
  expect(await say('handover', file)).toEqual({ taken: 1, known: 0, toDecide: 0 });
  expect(await say('handover', file)).toEqual({ taken: 0, known: 1, toDecide: 0 });
});

/** The answer as it comes, which has one of the media types that stand there; the shape that is promised for it. */
async function openAnswer(operationId: string, request: RequestInit) {
  const found = Object.entries(document.paths).find(([, { get, post }]) =>
    [get, post].some((each) => each?.operationId === operationId),
  );
  const operation = found?.[1].get ?? found?.[1].post;
  if (!found || !operation) throw new Error(`${operationId} is not described`);
  const response = await fetch(new URL(found[0], server.url()), {
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${tokens['person']}` },
  });
  const promised = operation.responses['200'].content ?? {};
  expect(Object.keys(promised)).toContain(response.headers.get('content-type'));
  const { schema = {} } = Object.values(promised)[0] ?? {};
  return { response, shape: z.fromJSONSchema(schema) };
}

/** The digest of rows by the rule that stands in the document. */
function digestByTheDocument(rows: readonly z.infer<typeof Held>[]) {
  const sha256 = (text: string) => createHash('sha256').update(text).digest();
  const buckets = new Map<number, { bucket: number; count: number; sum: number }>();
  for (const { table, id, scope, epoch, revision } of rows) {
    const bucket = sha256(`${table}/${id}`)[0] ?? 0;
    const before = buckets.get(bucket) ?? { bucket, count: 0, sum: 0 };
    const sum = (before.sum + sha256(`${table}/${id}/${scope}/${epoch}/${revision}`).readUIntBE(0, 6)) % 2 ** 48;
    buckets.set(bucket, { bucket, count: before.count + 1, sum });
  }
  return [...buckets.values()].toSorted((a, b) => a.bucket - b.bucket);
}

test('it streams what it lacks, finds by the digest that it holds all of it, has a row repaired, and hears the pokes', async () => {
  await workByTheDocument();
  const { protocol, epoch, generation } = await say('hello', { protocol: 1 });
  const position = { protocol, epoch, generation };
  const asked = { ...position, cursors: { 'section/MEN': 0 }, limit: 100 };
  const stream = await openAnswer('stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  const lines = (await stream.response.text()).trimEnd().split('\n');
  const Page = z.object({ page: z.object({ records: z.array(Held) }) });
  const rows = lines.flatMap((line) => Page.safeParse(stream.shape.parse(JSON.parse(line))).data?.page.records ?? []);
  const { scopes } = await say('digest', { ...position, scopes: ['section/MEN'] });
  expect(scopes).toEqual({ 'section/MEN': digestByTheDocument(rows) });

  const [bucket] = digestByTheDocument(rows);
  const stray = { table: 'people', id: newId(), revision: 1, epoch: Number(epoch) };
  const repair = { ...position, scope: 'section/MEN', bucket: bucket?.bucket, held: [stray] };
  expect(await say('repair', repair)).toMatchObject({
    records: [{ id: rows[0]?.id }],
    exits: [{ table: 'people', id: stray.id }],
  });

  const hangUp = new AbortController();
  const live = await openAnswer('live', { signal: hangUp.signal });
  const reader = live.response.body?.getReader();
  const event = new TextDecoder().decode((await reader?.read())?.value);
  hangUp.abort();
  const [, data = ''] = /^event: poke\ndata: (.*)\n\n$/.exec(event) ?? [];
  live.shape.parse(JSON.parse(data));
});

test('health tells of database and disk; the metrics count requests, operations and desks, and tell of nobody', async () => {
  await workByTheDocument();
  expect(await send(server.url(), '/healthz')).toMatchObject({ status: 200, body: { database: 'up', disk: 'ok' } });
  const { status, body } = await send(server.url(), '/metrics');
  expect(status).toBe(200);
  expect(body).toContain('istiqbal_operations_total{outcome="applied"} 1');
  expect(body).toMatch(/istiqbal_requests_total\{route="\/sync\/push",status="200"\} 1/);
  expect(body).toMatch(/istiqbal_request_seconds_count\{route="\/sync\/pull"\} 1/);
  expect(body).toMatch(/^istiqbal_desks_connected 0$/m);
  expect(body).toMatch(/^istiqbal_database_connections \d+$/m);
  expect(body).not.toContain('أحمد');
});
