import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { repositoryRoot } from '#tools/folders.mjs';
import { freePort } from '#server/embedded/cluster-settings.ts';
import { descendants } from './process-tree.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface StartCommand {
  readonly pid: number;
  /** Everything it said so far, line by line. */
  readonly said: readonly string[];
  /** The address it prints for browsers, once it does. */
  address(): Promise<URL>;
  /** Ctrl-C; gives the exit code. */
  interrupt(): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** `npm start` as typed on a machine without a display. */
function startCommand(...options: string[]): StartCommand {
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const child = spawn(process.execPath, [join(repositoryRoot, 'tools', 'start.mjs'), ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => said.push(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const interrupt = (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  onTestFinished(async () => void (await interrupt()));
  return {
    pid: child.pid ?? 0,
    said,
    ended,
    interrupt,
    address: () =>
      vi.waitFor(
        () => {
          const line = said.find((candidate) => candidate.startsWith('http'));
          if (line === undefined) throw new Error(`no address yet: ${said.join('\n')}`);
          return new URL(line);
        },
        { timeout: 60_000, interval: 100 },
      ),
  };
}

const enrol = (address: URL): Promise<Response> =>
  fetch(new URL('/enrol', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: address.hash.replace('#enrol=', ''), deskName: 'مكتب' }),
  });

async function occupy(port: number): Promise<void> {
  const stranger: Server = createServer((_request, response) => response.end('hello'));
  stranger.listen(port, '127.0.0.1');
  await once(stranger, 'listening');
  onTestFinished(() => void stranger.close());
}

test('without a display it says so, serves the desk to browsers, ends everything on Ctrl-C, and finds its data again', async () => {
  const data = await temporaryFolder();
  const port = String(await freePort());
  const first = startCommand('--data', data, '--port', port);
  const address = await first.address();
  expect(first.said).toContain('There is no display here; open the desk in a browser at:');
  expect(await (await fetch(address)).text()).toContain('<html');
  expect(await (await enrol(address)).json()).toMatchObject({ deskCode: '01' });
  const started = await descendants(first.pid);
  expect(started.length).toBeGreaterThan(3);

  expect(await first.interrupt()).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(await descendants(first.pid)).toEqual([]);

  const second = startCommand('--data', data, '--port', port);
  expect(await (await enrol(await second.address())).json()).toMatchObject({ deskCode: '02' });
});

test('a second start on the same folder uses the server that runs already, and leaves it running', async () => {
  const data = await temporaryFolder();
  const port = String(await freePort());
  const first = startCommand('--data', data, '--port', port);
  const address = await first.address();
  const second = startCommand('--data', data, '--port', port);
  expect((await second.address()).origin).toBe(address.origin);
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
  const command = startCommand(...(await options()));
  expect(await command.ended).toBe(1);
  const [arabic, english, ...more] = command.said;
  expect(arabic).toMatch(/[\u0621-\u064A]/);
  expect(english).toMatch(says);
  expect(more).toEqual([]);
});
