import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { openApiDocument } from '#server/openapi.ts';
import { HANDOVER_LIMIT } from '#shared/contract/handover.ts';
import { emptyServer } from '#tests/fakes/empty-server.ts';

/*
 * What every address has: rules for browsers, a limit of what is read and of how often. A new route stands here by itself;
 * one that needs more than the small limit has to be named.
 */

type Method = 'GET' | 'POST';

const described: readonly (readonly [Method, string])[] = Object.entries<object>(openApiDocument().paths).map(
  ([path, words]) => ['get' in words ? 'GET' : 'POST', path.replace('{id}', 'id-1')] as const,
);
const pages: readonly (readonly [Method, string])[] = [
  ['GET', '/'],
  ['GET', '/assets.js'],
  ['GET', '/verify'],
  ['GET', '/openapi.json'],
];
const nowhere: readonly (readonly [Method, string])[] = [
  ['GET', '/nothing'],
  ['POST', '/nothing'],
];
const everything = [...described, ...pages, ...nowhere];

async function aServer(requestsPerMinute = 1000) {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-routes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>استقبال</title>');
  await writeFile(join(folder, 'assets.js'), 'export {};');
  const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'sha256-abc'">`;
  await writeFile(
    join(folder, 'verify.html'),
    `${policy}<script type="application/json" id="facts">"facts are put here"</script>`,
  );
  const app = await buildApp({
    ...emptyServer(),
    pokes: { onChange: () => () => undefined },
    isDatabaseUp: async () => true,
    metricsToken: null,
    freeBytes: async () => 1e12,
    poolGauges: () => ({}),
    administrationSecret: 'nobody-is-told-this-one',
    requestsPerMinute,
    browserEditionFolder: folder,
    log: null,
  });
  onTestFinished(() => app.close());
  return app;
}

describe('rules for browsers', () => {
  test.each(everything)('%s %s', async (method, url) => {
    const { headers } = await (await aServer()).inject({ method, url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    for (const sources of policy.values())
      for (const source of sources) expect(source).not.toMatch(/^(\*|https?:|'unsafe-inline'|'unsafe-eval')/);
  });

  test('pages may use the camera and nothing else of the machine', async () => {
    const app = await aServer();
    for (const url of ['/', '/verify'])
      expect((await app.inject(url)).headers['permissions-policy']).toMatch(/^camera=\(self\), microphone=\(\)/);
  });

  test('what is about people is kept by no browser; the built files may be', async () => {
    const app = await aServer();
    for (const [method, url] of described)
      expect([url, (await app.inject({ method, url })).headers['cache-control']]).toEqual([url, 'no-store']);
    expect((await app.inject('/assets.js')).headers['cache-control']).toContain('public');
  });
});

describe('no more is read than', () => {
  const SMALL = 64 * 1024;
  const LARGE = 8 * 1024 * 1024;
  const larger = new Map([
    ['/sync/push', LARGE],
    ['/sync/repair', LARGE],
    ['/audit', LARGE],
    ['/sync/handover', HANDOVER_LIMIT],
  ]);

  test.each(described.filter(([method]) => method === 'POST'))('%s %s', async (method, url) => {
    const app = await aServer();
    const limit = larger.get(url) ?? SMALL;
    // What is announced is refused before a byte of it is read.
    const announce = (length: number) =>
      app.inject({
        method,
        url,
        headers: { 'content-type': 'application/json', 'content-length': String(length) },
        payload: '{}',
      });
    const tooMuch = await announce(limit + 1);
    expect([tooMuch.statusCode, tooMuch.json()['code']]).toEqual([413, 'body-too-large']);
    const enough = await announce(limit);
    expect(enough.statusCode).not.toBe(413);
  });
});

describe('no address is asked without end', () => {
  /** The largest limit that a route has of its own, and one more. */
  const ENOUGH = 61;

  test.each(everything)('%s %s', async (method, url) => {
    const app = await aServer(5);
    const statuses = new Set<number>();
    let last = await app.inject({ method, url });
    for (let count = 1; count < ENOUGH && last.statusCode !== 429; count += 1) {
      statuses.add(last.statusCode);
      last = await app.inject({ method, url });
    }
    expect([...statuses]).not.toContain(429);
    expect([last.statusCode, last.json()['code']]).toEqual([429, 'too-many-requests']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(Object.keys(last.headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    expect((await app.inject({ method, url, remoteAddress: '127.0.0.9' })).statusCode).not.toBe(429);
  });
});
