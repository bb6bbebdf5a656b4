import { readFile, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { handleCalls } from '#electron/ipc/call-handlers.ts';
import { numberOfTelAddress, openCallHook } from '#electron/ports/call-hook.ts';
import { createShellLab } from './shell-lab.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function openHook() {
  const file = join(await temporaryFolder(), 'caller-id.json');
  const heard: string[] = [];
  const hook = await openCallHook(file, (number) => heard.push(number));
  onTestFinished(() => hook.close());
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(hook.url, { method: 'POST', body, headers: { authorization: `Bearer ${hook.token}`, ...headers } });
  return { hook, file, heard, post };
}

/** With headers that fetch does not let anybody choose. */
const statusOf = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end('{"number":"1919"}');
  });

test('the telephone’s program finds address and token beside the desk’s data, and says who is calling', async () => {
  const { file, heard } = await openHook();
  const { url, token } = JSON.parse(await readFile(file, 'utf8')) as { url: string; token: string };
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const response = await fetch(url, {
    method: 'POST',
    body: '{"number":"0501234567"}',
    headers: { authorization: `Bearer ${token}` },
  });
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(heard).toEqual(['0501234567']);
});

test('a withheld number is a call too', async () => {
  const { heard, post } = await openHook();
  expect((await post('{"number":""}')).status).toBe(204);
  expect(heard).toEqual(['']);
});

test('whoever has no token, comes from a web page or asks for another name is refused and heard by nobody', async () => {
  const { hook, heard } = await openHook();
  const authorization = `Bearer ${hook.token}`;
  expect(await statusOf(hook.url, {})).toBe(401);
  expect(await statusOf(hook.url, { authorization: 'Bearer guess' })).toBe(401);
  expect(await statusOf(hook.url, { authorization, origin: 'https://example.com' })).toBe(403);
  expect(await statusOf(hook.url, { authorization, host: 'example.com' })).toBe(403);
  expect((await fetch(hook.url)).status).toBe(404);
  expect(heard).toEqual([]);
});

test.each(['', 'null', '{}', '{"number":5}', '{"number":"1","more":1}', `{"number":"${'1'.repeat(61)}"}`])(
  'the body «%s» is no call',
  async (body) => {
    const { heard, post } = await openHook();
    expect((await post(body)).status).toBe(400);
    expect(heard).toEqual([]);
  },
);

test('a body without an end is not read to its end', async () => {
  const { heard, post } = await openHook();
  const status = await post('x'.repeat(100_000)).then(
    (response) => response.status,
    () => 413,
  );
  expect([status, heard]).toEqual([413, []]);
});

test.each([
  ['tel:+966501234567', '+966501234567'],
  ['TEL:050-123-4567;ext=3', '050-123-4567'],
  ['tel:%2B966501234567', '+966501234567'],
  ['https://example.com', null],
  ['--flag', null],
  ['tel:', null],
])('the address «%s» hands over %s', (address, number) => {
  expect(numberOfTelAddress(address)).toBe(number);
});

test('calls reach the window in order, those from before it asked too, and nobody but the desk’s page hears them', async () => {
  const shell = createShellLab();
  const queue = handleCalls(shell.host);
  queue.put('1');
  queue.put('2');
  const next = async (from?: string) => shell.send('calls:next', {}, from);
  expect([await next(), await next()]).toEqual([
    { ok: true, value: { number: '1' } },
    { ok: true, value: { number: '2' } },
  ]);
  expect(await next('https://example.com')).toEqual({ ok: false, code: 'untrusted-sender' });
  const before = next();
  const after = next();
  expect(await before).toEqual({ ok: true, value: { number: null } });
  queue.put('3');
  expect(await after).toEqual({ ok: true, value: { number: '3' } });
});
