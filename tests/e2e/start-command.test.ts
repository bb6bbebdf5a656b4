import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isEnrolled } from '#tools/desk-process.mjs';
import { freePort } from '#server/embedded/cluster-settings.ts';
import { descendants } from './harness/process-tree.ts';
import { startCommand, type StartCommand } from './harness/start-command.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const browserEdition = (...options: string[]): StartCommand => startCommand(options, { display: false });
const addressOf = async (command: StartCommand): Promise<URL> => new URL(await command.line('http'));

const enrol = (address: URL): Promise<Response> =>
  fetch(new URL('/enrol', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: address.hash.replace('#enrol=', ''), deskName: 'مكتب' }),
  });

/** The main process of the desk that works on a folder. */
async function windowOf(command: StartCommand, folder: string): Promise<number> {
  for (const pid of await descendants(command.pid)) {
    const parameters = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (parameters.includes(`--user-data-dir=${folder}`) && !parameters.some((one) => one.startsWith('--type=')))
      return pid;
  }
  throw new Error(`no desk works on ${folder}`);
}

async function occupy(port: number): Promise<void> {
  const stranger: Server = createServer((_request, response) => response.end('hello'));
  stranger.listen(port, '127.0.0.1');
  await once(stranger, 'listening');
  onTestFinished(() => void stranger.close());
}

test('without a display it says so, serves the desk to browsers, ends everything on Ctrl-C, and finds its data again', async () => {
  const data = await temporaryFolder();
  const port = String(await freePort());
  const first = browserEdition('--data', data, '--port', port);
  const address = await addressOf(first);
  expect(first.said).toContain('There is no display here; open the desk in a browser at:');
  expect(await (await fetch(address)).text()).toContain('<html');
  expect(await (await enrol(address)).json()).toMatchObject({ deskCode: '01' });
  const started = await descendants(first.pid);
  expect(started.length).toBeGreaterThan(3);

  expect(await first.interrupt()).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(await descendants(first.pid)).toEqual([]);

  const second = browserEdition('--data', data, '--port', port);
  expect(await (await enrol(await addressOf(second))).json()).toMatchObject({ deskCode: '02' });
});

test('with a display it opens the desks it is asked for, enrolled, and ends when the last window is closed', async () => {
  const data = await temporaryFolder();
  const port = String(await freePort());
  const command = startCommand(['--data', data, '--port', port, '--desks', '2'], { display: true });
  await command.line('The desk is open.');
  const folders = ['desk-1', 'desk-2'].map((name) => join(data, 'desks', name));
  await expect.poll(() => folders.map(isEnrolled)).toEqual([true, true]);

  for (const folder of folders) process.kill(await windowOf(command, folder), 'SIGTERM');
  expect(await command.ended).toBe(0);
  expect(command.said.at(-1)).toBe('Everything has ended; the data is kept.');
});

test('a second start on the same folder uses the server that runs already, and leaves it running', async () => {
  const data = await temporaryFolder();
  const port = String(await freePort());
  const first = browserEdition('--data', data, '--port', port);
  const address = await addressOf(first);
  const second = browserEdition('--data', data, '--port', port);
  expect((await addressOf(second)).origin).toBe(address.origin);
  expect(second.said.join('\n')).toContain('The server runs already');
  expect(await second.interrupt()).toBe(0);
  expect((await fetch(address)).ok).toBe(true);
});

test.each([
  {
    what: 'a port in use',
    options: async () => {
      const port = await freePort();
      await occupy(port);
      return ['--data', await temporaryFolder(), '--port', String(port)];
    },
    says: /Port \d+ is in use by another program\. .*--port \d+/,
  },
  {
    what: 'a folder that is a file',
    options: async () => {
      const file = join(await temporaryFolder(), 'file');
      await writeFile(file, '');
      return ['--data', file];
    },
    says: /cannot be written to\. Choose another one/,
  },
  {
    what: 'a folder nobody can make',
    options: async () => ['--data', '/proc/istiqbal'],
    says: /cannot be written to\. Choose another one/,
  },
  { what: 'an option it does not know', options: async () => ['--desk'], says: /Unknown option\. Usage: npm start/ },
])('$what is explained in Arabic and English, without a stack', async ({ options, says }) => {
  const command = browserEdition(...(await options()));
  expect(await command.ended).toBe(1);
  const [arabic, english, ...more] = command.said;
  expect(arabic).toMatch(/[\u0621-\u064A]/);
  expect(english).toMatch(says);
  expect(more).toEqual([]);
});
