import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { anOperation, inSequence } from '../../builders/operations.ts';
import { aNote } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, send, type TestDesk } from './desk.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

let token = '';
let desk: TestDesk;
beforeAll(async () => {
  ({ token } = await enrolDirectly(lab.connection(), lab.associationId()));
  desk = createDesk(server.url(), token);
});

/** Sends a body exactly as it is written. */
const raw = (path: string, body: string | Uint8Array<ArrayBuffer>, contentType = 'application/json') =>
  send(server.url(), path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
    body,
  });

const greeting = { protocol: SYNC_PROTOCOL };
const push = (operation: object) => ({ epoch: 1, operations: [{ ...anOperation(), ...operation }] });
const pull = (facts: object) => ({ protocol: SYNC_PROTOCOL, epoch: 1, generation: 1, cursors: {}, limit: 1, ...facts });

describe('a message of the wrong shape is refused with the field that is wrong', () => {
  test.each([
    ['a hello without a number', '/sync/hello', {}, 'protocol'],
    ['a hello that says too much', '/sync/hello', { ...greeting, name: 'x' }, 'name'],
    ['a push of nothing', '/sync/push', { epoch: 1, operations: [] }, 'operations'],
    [
      'a push of too much',
      '/sync/push',
      { epoch: 1, operations: Array.from({ length: PUSH_LIMIT + 1 }, () => anOperation()) },
      'operations',
    ],
    ['an operation without a place', '/sync/push', push({ mid: null }), 'operations.0.mid'],
    ['an operation on an unknown table', '/sync/push', push({ table: 'device' }), 'operations.0.table'],
    ['an operation that brings its own scope', '/sync/push', push({ scope: 'section/MEN' }), 'operations.0.scope'],
    ['a record id that is a path', '/sync/push', push({ recordId: '../../etc' }), 'operations.0.recordId'],
    ['a cursor that is no number', '/sync/pull', pull({ cursors: { association: '0' } }), 'cursors.association'],
    ['a cursor beyond all numbers', '/sync/pull', pull({ cursors: { association: 2 ** 60 } }), 'cursors.association'],
    ['a page of nothing', '/sync/pull', pull({ limit: 0 }), 'limit'],
    ['a page of everything', '/sync/pull', pull({ limit: 1_000_000 }), 'limit'],
    ['a list', '/sync/hello', [greeting], ''],
    ['null', '/sync/hello', null, ''],
  ])('%s', async (_what, path, body, field) => {
    expect(await desk.post(path, body)).toMatchObject({ status: 400, body: { code: 'malformed-request', field } });
  });
});

describe('a body that is no message is refused', () => {
  test.each([
    ['no JSON', '{"protocol": 1', 'application/json'],
    ['nothing', '', 'application/json'],
    ['half a letter', new Uint8Array([0x22, 0xd9]), 'application/json'],
    ['another kind of text', 'protocol=1', 'application/x-www-form-urlencoded'],
    ['plain text', JSON.stringify(greeting), 'text/plain'],
    ['a file', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    ['a prototype', '{"protocol": 1, "__proto__": {"admin": true}}', 'application/json'],
    ['a constructor', '{"protocol": 1, "constructor": {"prototype": {}}}', 'application/json'],
    ['a number that is not finite', '{"protocol": 1e999}', 'application/json'],
  ])('%s', async (_what, body, contentType) => {
    const answer = await raw('/sync/hello', body, contentType);
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('lists within lists within lists, deeper than any stack', async () => {
    for (const depth of [33, 5_000, 500_000]) {
      const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      const body = JSON.stringify(push({ fields: { name: 'HERE' } })).replace('"HERE"', nested);
      expect(await raw('/sync/push', body)).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
    }
  });

  test('more than the server reads', async () => {
    const answer = await raw('/sync/push', ' '.repeat(8 * 1024 * 1024 + 1));
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  test('a chunked one that goes on after the limit', async () => {
    const asked = request(new URL('/sync/push', server.url()), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    asked.on('error', () => undefined); // the server closes while we still write
    const answered = once(asked, 'response');
    for (let count = 0; count < 10; count += 1) asked.write('x'.repeat(1024 * 1024));
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    asked.destroy();
  });
});

test('the largest push that desks make is taken: 500 notes of 4,000 letters', async () => {
  const big = await server.desk();
  const notes = Array.from({ length: PUSH_LIMIT }, () =>
    anOperation({ table: 'notes', recordId: newId(), fields: aNote({ body: 'س'.repeat(4000) }) }),
  );
  expect(new Set((await big.push(inSequence(notes))).map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
});

describe('an address where there is nothing is told so', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/sync'],
    ['GET', '/sync/push'],
    ['DELETE', '/sync/push'],
    ['PUT', '/enrol'],
    ['POST', '/healthz'],
    ['GET', '/..%2f..%2fetc/passwd'],
    ['GET', '/%00'],
    ['GET', `/${'a'.repeat(3000)}`],
  ])('%s %s', async (method, path) => {
    const answer = await send(server.url(), path, { method, headers: { authorization: `Bearer ${token}` } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-route', status: 404 } });
    expect(Problem.safeParse(answer.body).success).toBe(true);
  });

  test('an address that is none at all is malformed', async () => {
    expect(await rawRequest('GET /%ZZ HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 .*"code":"malformed-request"/s,
    );
  });

  test('what is not even HTTP is answered and hung up on', async () => {
    expect(await rawRequest('نورة\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });
});

/** Writes bytes to the server's port and returns what comes back until it hangs up. */
async function rawRequest(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url());
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk: string) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

describe('every answer', () => {
  const everywhere = async () => [
    await send(server.url(), '/healthz'),
    await send(server.url(), '/nothing'),
    await desk.post('/sync/hello', greeting),
    await desk.post('/sync/hello', {}),
    await send(server.url(), '/sync/live'),
  ];

  test('tells browsers not to guess its kind and not to pass its address on', async () => {
    for (const { headers } of await everywhere()) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('that is a refusal is a problem document', async () => {
    for (const { status, body, headers } of await everywhere()) {
      if (status < 400) continue;
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(Problem.parse(body)).toMatchObject({ status, type: expect.stringMatching(/^urn:istiqbal:problem:/) });
    }
  });
});

describe('another page in a browser', () => {
  const from = (origin: string, method: string) =>
    send(server.url(), '/sync/pull', {
      method,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  test('is let in from the desk’s own window', async () => {
    const { status, headers } = await from('app://desk', 'OPTIONS');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('app://desk');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await from('app://desk', 'POST')).headers.get('access-control-allow-origin')).toBe('app://desk');
  });

  test.each(['https://example.org', 'app://desk.example.org', 'app://other', 'http://127.0.0.1:5173', 'null'])(
    'is kept out from %s',
    async (origin) => {
      expect((await from(origin, 'OPTIONS')).headers.get('access-control-allow-origin')).toBeNull();
      expect((await from(origin, 'POST')).headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('never gets cookies or other credentials along', async () => {
    expect((await from('app://desk', 'OPTIONS')).headers.get('access-control-allow-credentials')).toBeNull();
  });
});

test.each([
  ['no HTTP at all', '\u0001\u0002 nonsense\r\n\r\n'],
  ['a request whose length is no number', 'POST /sync/hello HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n'],
  ['a header that goes on for ever', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
])('%s is refused with a problem document, and the connection ends', async (_name, bytes) => {
  const { hostname, port } = new URL(server.url());
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let answer = '';
  socket.on('data', (part: string) => (answer += part));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 /);
  expect(head).toContain('content-type: application/problem+json');
  expect(head).toContain('cache-control: no-store');
  expect(Problem.parse(JSON.parse(body)).code).toBe('malformed-request');
});
