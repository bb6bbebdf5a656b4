import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { emptyServer } from '#tests/fakes/empty-server.ts';
import { send } from './desk.ts';

let folder = '';
let url = '';
let close = async (): Promise<void> => undefined;
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'istiqbal-browser-'));
  const built = join(folder, 'built');
  await mkdir(join(built, 'assets'), { recursive: true });
  await writeFile(join(built, 'index.html'), '<!doctype html><title>استقبال</title>');
  await writeFile(join(built, 'assets', 'desk.js'), 'export {};');
  await writeFile(join(folder, 'administration.json'), 'SECRET');
  const app = await buildApp({
    ...emptyServer(),
    pokes: { onChange: () => () => undefined },
    isDatabaseUp: async () => true,
    metricsToken: null,
    freeBytes: async () => 2 ** 40,
    poolGauges: () => ({}),
    administrationSecret: 'x'.repeat(32),
    requestsPerMinute: 1000,
    browserEditionFolder: built,
    log: { write: (line) => (line.includes('"level":50') ? faults.push(line) : 0) },
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  close = () => app.close();
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

describe('the browser edition', () => {
  test('is served from the address of the server, in its own language', async () => {
    const { status, headers, body } = await send(url, '/');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('استقبال');
    expect((await send(url, '/assets/desk.js')).headers.get('content-type')).toContain('javascript');
  });

  test('may run nothing but what came from here, and stands in no other page', async () => {
    const policy = (await send(url, '/')).headers.get('content-security-policy') ?? '';
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
    expect(rules.get('script-src')).not.toContain("'unsafe-inline'");
    expect(rules.get('script-src')).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test.each(['/nothing', '/assets', '/assets/', '/assets/none.js', '/.env', '/index.html/x'])(
    'has nothing at %s, and says so as the server does',
    async (path) => {
      expect(await send(url, path)).toMatchObject({ status: 404, body: { code: 'unknown-route' } });
    },
  );

  test.each([
    '/../administration.json',
    '/..%2fadministration.json',
    '/%2e%2e/administration.json',
    '/assets/..%2f..%2fadministration.json',
    '/assets/..%5c..%5cadministration.json',
    '//administration.json',
    '/%00',
    '/index.html%00.js',
  ])('never reaches outside its folder: %s', async (path) => {
    const answer = await rawGet(path);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain('urn:istiqbal:problem:');
    expect(answer).not.toContain('SECRET');
  });

  test('answers none of this with a fault of its own', () => {
    expect(faults).toEqual([]);
  });
});

/** Asks for a path as it is written; fetch would tidy it up first. */
async function rawGet(path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk: string) => (answer += chunk));
  socket.write(`GET ${path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`);
  await once(socket, 'close');
  return answer;
}
