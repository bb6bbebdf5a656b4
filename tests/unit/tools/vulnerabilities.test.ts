import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runtimeVersions } from '#tools/checks/known-vulnerabilities.mjs';

/*
 * The command against a registry of our own on this machine, which knows what it is told to know.
 */

const LOCKED = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/fastify': { version: '5.12.8' },
    'node_modules/pg': { version: '8.23.1' },
    'node_modules/pg/node_modules/split': { version: '1.0.0' },
    'node_modules/split': { version: '2.0.0' },
    'node_modules/@noble/curves': { version: '2.4.0' },
    'node_modules/electron': { version: '45.4.1', dev: true },
    'node_modules/vitest': { version: '4.1.12', dev: true },
    'node_modules/vitest/node_modules/electron': { version: '1.0.0', dev: true },
  },
};
const SHIPPED = {
  fastify: ['5.12.8'],
  pg: ['8.23.1'],
  split: ['1.0.0', '2.0.0'],
  '@noble/curves': ['2.4.0'],
  electron: ['45.4.1'],
};

const advisory = (range: string) => ({
  id: 1,
  severity: 'high',
  title: 'Prototype pollution',
  url: 'https://registry.test/GHSA-1',
  vulnerable_versions: range,
});

const BULK = '/-/npm/v1/security/advisories/bulk';
const QUICK = '/-/npm/v1/security/audits/quick';

/** A registry that answers so, every question or those of one route alone; gives its address and what it was asked. */
async function registryThatSays(status: number, answer: string, route?: string) {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push([request.method, request.url, JSON.parse(Buffer.concat(chunks).toString())]);
      const isAnswered = route === undefined || request.url === route;
      response
        .writeHead(isAnswered ? status : 405, { 'content-type': 'application/json' })
        .end(isAnswered ? answer : '{}');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function vulnerabilities(registry: string) {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-lockfile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const lockfile = join(folder, 'package-lock.json');
  await writeFile(lockfile, JSON.stringify(LOCKED));
  const parameters = ['tools/vulnerabilities.mjs', '--registry', registry, '--lockfile', lockfile];
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const child = execFile(process.execPath, parameters, (_error, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

test('what is shipped is asked about in every version, and none of the tools', async () => {
  expect(runtimeVersions(LOCKED)).toEqual(SHIPPED);
  const { address, asked } = await registryThatSays(200, '{}');
  expect(await vulnerabilities(address)).toMatchObject({ code: 0, stdout: '5 packages, 0 known vulnerabilities\n' });
  expect(asked).toEqual([['POST', BULK, SHIPPED]]);
});

test('a known vulnerable package fails it by name and version; another version of it, and other packages, do not', async () => {
  const answer = { split: [advisory('<2.0.0')], pg: [advisory('<8.0.0')], vitest: [advisory('*')] };
  const { address } = await registryThatSays(200, JSON.stringify(answer));
  expect(await vulnerabilities(address)).toMatchObject({
    code: 1,
    stdout:
      'split 1.0.0  high  Prototype pollution  https://registry.test/GHSA-1\n5 packages, 1 known vulnerabilities\n',
  });
});

test('a registry that knows only the older question is asked that one, in every version', async () => {
  const known = { module_name: 'split', ...advisory('<2.0.0') };
  const advisories = { 1: known, 2: { module_name: 'pg', ...advisory('<8.0.0') } };
  const { address, asked } = await registryThatSays(200, JSON.stringify({ advisories }), QUICK);
  expect(await vulnerabilities(address)).toMatchObject({
    code: 1,
    stdout:
      'split 1.0.0  high  Prototype pollution  https://registry.test/GHSA-1\n5 packages, 1 known vulnerabilities\n',
  });
  const tree = {
    requires: { split: '1.0.0', electron: '45.4.1' },
    dependencies: {
      split: { version: '1.0.0', requires: { split: '2.0.0' }, dependencies: { split: { version: '2.0.0' } } },
      '@noble/curves': { version: '2.4.0' },
    },
  };
  expect(asked).toMatchObject([
    ['POST', BULK, SHIPPED],
    ['POST', QUICK, tree],
  ]);
  const clean = await registryThatSays(200, '{"advisories":{}}', QUICK);
  expect(await vulnerabilities(clean.address)).toMatchObject({ code: 0 });
});

test.each([
  ['refuses', 405, '{}'],
  ['fails', 500, ''],
  ['answers with something else', 200, '<html></html>'],
  ['answers with a list', 200, '[]'],
])('a registry that %s proves nothing, and that is said', async (_how, status, answer) => {
  const { code, stdout, stderr } = await vulnerabilities((await registryThatSays(status, answer)).address);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('لم يُفحص شيء');
  expect(stderr).toContain('nothing was checked');
  for (const route of [BULK, QUICK]) expect(stderr).toContain(route);
});

test('so does one that is not there', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const { code, stderr } = await vulnerabilities(`http://127.0.0.1:${port}`);
  expect(code).toBe(2);
  expect(stderr).toContain('ECONNREFUSED');
});
