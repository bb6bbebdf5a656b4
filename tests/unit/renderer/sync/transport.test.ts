import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Poke } from '#shared/contract/poke.ts';
import { ProblemError } from '#server/problem.ts';
import { createHttpTransport, enrol, RefusedError, UnreachableError } from '#renderer/sync/transport.ts';

const GREETING = {
  protocol: 1,
  epoch: 1,
  generation: 1,
  scopes: ['association'],
  person: { userId: 'user-1', roles: ['RECEPTIONIST'], sections: ['MEN'] },
  lastMid: 0,
  stableMid: 0,
  lastSave: null,
};

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this computer that answers as it is told. */
async function serve(respond: Respond): Promise<string> {
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const answering =
  (status: number, body: string, type = 'application/json'): Respond =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);
const greet = async (respond: Respond) =>
  createHttpTransport(await serve(respond), () => 'token').hello({ protocol: 1 });

test('an answer of the contract is the answer; the token travels in the header and nowhere else', async () => {
  let seen: IncomingMessage | undefined;
  const answer = await greet((request, response) => {
    seen = request;
    answering(200, JSON.stringify(GREETING))(request, response);
  });
  expect(answer).toEqual(GREETING);
  expect(seen?.url).toBe('/sync/hello');
  expect(seen?.headers.authorization).toBe('Bearer token');
});

test('a refusal of the server is told with its code', async () => {
  for (const code of ['not-signed-in', 'epoch-changed', 'too-many-requests', 'server-unavailable'] as const) {
    const { problem } = new ProblemError(code);
    const error: unknown = await greet(
      answering(problem.status, JSON.stringify(problem), 'application/problem+json'),
    ).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ problem: { code } });
  }
});

const portal = '<!doctype html><title>سجّل الدخول إلى الشبكة</title>';
test.each<[string, Respond]>([
  ['a captive portal that says 200', answering(200, portal, 'text/html')],
  ['a proxy that says 403', answering(403, portal, 'text/html')],
  ['a proxy that says 502', answering(502, 'Bad Gateway', 'text/plain')],
  ['JSON of another service', answering(200, '{"ok":true}')],
  ['a refusal of another service', answering(401, '{"error":"unauthorized"}')],
  ['half an answer', answering(200, JSON.stringify(GREETING).slice(0, 30))],
  ['an answer with a field too many', answering(200, JSON.stringify({ ...GREETING, admin: true }))],
  ['an empty answer', answering(200, '')],
  [
    'a redirection to another host',
    (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  [
    'a connection cut in the middle',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '900' });
      response.write('{', () => response.destroy());
    },
  ],
  ['a connection closed without a word', (request) => request.socket.destroy()],
])('%s is no answer of the server', async (_what, respond) => {
  await expect(greet(respond)).rejects.toBeInstanceOf(UnreachableError);
});

test('no server at all is no answer', async () => {
  await expect(createHttpTransport('http://127.0.0.1:1', () => 'token').hello({ protocol: 1 })).rejects.toBeInstanceOf(
    UnreachableError,
  );
});

test('a server that does not answer in time is away, whether it is silent before or within its answer', async () => {
  const silent: Respond[] = [
    () => undefined,
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    },
  ];
  for (const respond of silent) {
    const asked = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const patience = new AbortController();
      setTimeout(() => patience.abort(new DOMException('', 'TimeoutError')), 60);
      return patience.signal;
    });
    await expect(greet(respond)).rejects.toBeInstanceOf(UnreachableError);
    expect(asked).toHaveBeenCalledWith(20_000);
    asked.mockRestore();
  }
});

test('enrolment asks without a token and gives back who the desk is', async () => {
  const desk = { associationId: 'a', deviceId: 'd', deskCode: '07', token: 'x'.repeat(43) };
  let authorization: string | undefined = 'unset';
  const url = await serve((request, response) => {
    ({ authorization } = request.headers);
    answering(200, JSON.stringify(desk))(request, response);
  });
  expect(await enrol(url, { code: 'ABCD-2345', deskName: 'الاستقبال' })).toEqual(desk);
  expect(authorization).toBeUndefined();
});

/** Opens the live stream of a server that writes what it is told. */
async function listenTo(write: (response: ServerResponse) => unknown) {
  const pokes: Poke[] = [];
  const stop = new AbortController();
  const transport = createHttpTransport(
    await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      write(response);
    }),
    () => 'token',
  );
  const ended = transport.listen((poke) => pokes.push(poke), stop.signal).catch((reason: unknown) => reason);
  return { pokes, stop, ended };
}
const poke = (high: number): string => `event: poke\ndata: ${JSON.stringify({ high, generation: 1 })}\n\n`;

test('pokes are heard however the bytes are cut into pieces, and lines that only show life are not pokes', async () => {
  const { pokes, ended } = await listenTo(async (response) => {
    const text = Buffer.from(`: here\n\n${poke(7)}${poke(8)}: here\n\n`);
    for (let at = 0; at < text.length; at += 5) {
      response.write(text.subarray(at, at + 5));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    response.end();
  });
  expect(await ended).toBeInstanceOf(UnreachableError);
  expect(pokes.map(({ high }) => high)).toEqual([7, 8]);
});

test('a stream ends when it is told to', async () => {
  const { pokes, stop, ended } = await listenTo((response) => response.write(poke(7)));
  await expect.poll(() => pokes).toHaveLength(1);
  stop.abort();
  expect(await ended).toBeInstanceOf(Error);
});

test('a stream that speaks another language ends', async () => {
  const { ended } = await listenTo((response) => response.write('data: hello\n\n'));
  expect(await ended).toBeInstanceOf(Error);
});

test('a refused stream is told with its code', async () => {
  const { problem } = new ProblemError('not-signed-in');
  const url = await serve(answering(401, JSON.stringify(problem)));
  const listening = createHttpTransport(url, () => 'token').listen(() => undefined, new AbortController().signal);
  await expect(listening).rejects.toMatchObject({ problem: { code: 'not-signed-in' } });
});

test('a stream that falls silent is dead after fifty seconds; a sign of life keeps it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let stream: ServerResponse | undefined;
  const { pokes, ended } = await listenTo((response) => {
    stream = response;
    response.write(poke(7));
  });
  await expect.poll(() => pokes).toHaveLength(1);
  vi.advanceTimersByTime(40_000);
  stream?.write(`: here\n\n${poke(8)}`);
  await expect.poll(() => pokes).toHaveLength(2);
  vi.advanceTimersByTime(49_000);
  stream?.write(poke(9));
  await expect.poll(() => pokes).toHaveLength(3);
  vi.advanceTimersByTime(50_000);
  expect(await ended).toBeInstanceOf(Error);
});
