import { v7 as newId } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
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
  security: z.array(z.record(z.string(), z.array(z.string()))),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: Shape }) }) }).optional(),
  responses: z.object({ '200': z.object({ content: z.record(z.string(), z.object({ schema: Shape })).optional() }) }),
});
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.object({ get: Operation.optional(), post: Operation.optional() })),
  components: z.object({ schemas: z.record(z.string(), Shape), securitySchemes: z.record(z.string(), Shape) }),
});

const server = useServer(useDatabase());
const tokens: Record<string, string> = { administrator: ADMINISTRATION_SECRET };
let document: z.infer<typeof Document>;
beforeAll(async () => {
  document = Document.parse((await send(server.url(), '/openapi.json')).body);
});

/** Says a word by its name in the document; what is sent and what comes back has the shapes that stand there. */
async function say(operationId: string, body?: unknown): Promise<Record<string, unknown>> {
  const found = Object.entries(document.paths).find(([, { post }]) => post?.operationId === operationId);
  if (!found?.[1].post) throw new Error(`${operationId} is not described`);
  const [path, { post }] = found;
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

test('a client written from the document alone becomes a desk, sends a person and gets it back', async () => {
  const { code } = await say('newEnrolmentCode');
  const { token } = await say('enrol', { code, deskName: 'مكتب من الوثيقة' });
  tokens['desk'] = String(token);
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
    by: null,
    at: '2026-11-23T06:10:00.000Z',
  };
  expect(await say('push', { epoch, operations: [operation] })).toEqual({ results: [{ mid: 1, outcome: 'applied' }] });

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
});

test('everything that the server answers stands in the document', async () => {
  const { body } = await send(server.url(), '/openapi.json');
  const described = Object.keys(Document.parse(body).paths);
  for (const path of ['/sync/hello', '/sync/push', '/sync/pull', '/sync/live', '/enrol', '/healthz', '/metrics'])
    expect(described).toContain(path);
});

test('health tells of database and disk; the metrics count requests, operations and desks, and tell of nobody', async () => {
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
