import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { ElectronDesk } from './desk-harness.ts';
import { strangersAtTheBridge, wordsAtTheBridge } from './bridge-attacks.ts';

/** Tries everything that code in the desk's page could try; each way that is open fails the test. */
export async function takeOver({ page, app }: ElectronDesk): Promise<void> {
  const stranger = await strangeServer();

  expect.soft(await nodeGlobals(page)).toEqual([]);
  expect.soft(await webPreferences(app)).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
  });

  await leave(page, stranger.url);
  expect.soft(await runsOwnCode(page)).toEqual([]);
  expect.soft(await reaches(page, stranger.url)).toEqual([]);

  for (const address of ADDRESSES) expect.soft(await answer(page, address), address).not.toBe(200);
  // Chromium itself brings «..» back to the desk's own folder; the shell is asked here without it.
  for (const path of PATHS) expect.soft(await answerOfShell(app, `app://desk/${path}`), path).not.toBe(200);
  expect.soft(await answerOfShell(app, 'app://desk/index.html')).toBe(200);

  expect.soft(await wordsAtTheBridge(page)).toEqual([]);
  expect.soft(await strangersAtTheBridge(app)).toEqual([]);

  expect.soft(await permissions(page)).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    // Its picture only, to read codes.
    camera: 'granted',
    microphone: 'denied',
    'clipboard-read': 'denied',
    midi: 'denied',
    persistent: true,
  });

  expect.soft(app.windows()).toHaveLength(1);
  expect.soft(page.url()).toMatch(/^app:\/\/desk\//);
  expect.soft(stranger.visits).toEqual([]);
}

/** Ways to files beside those of the desk. */
const PATHS = [
  '..%2f..%2fpackage.json',
  '..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/main/main.js',
  '%2e%2e%2fmain%2fmain.js',
  '%252e%252e%252fmain%252fmain.js',
  '..%5c..%5cpackage.json',
  'assets/..%2f..%2fpreload/desktop-api.cjs',
  '%2fetc%2fpasswd',
  '../main/main.js',
  '%00',
  'index.html%00.js',
  '%E0%A4',
];
const ADDRESSES = [
  ...PATHS.map((path) => `app://desk/${path}`),
  'app://other/index.html',
  'app://desk.other/index.html',
  'app://other@else/index.html',
  'file:///etc/passwd',
];

/** Every way out of the page: other windows, other addresses, other pages inside it. */
async function leave(page: Page, url: string): Promise<void> {
  expect.soft(await page.evaluate((address) => window.open(address) === null, url)).toBe(true);
  await page.evaluate((address) => location.assign(address), url);
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
    document.body.append(link);
    link.click();
    link.target = '_self';
    link.click();
    const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
    document.body.append(form);
    form.submit();
    for (const tag of ['iframe', 'img', 'embed', 'script', 'webview', 'video'])
      document.body.append(Object.assign(document.createElement(tag), { src: address }));
    document.body.append(Object.assign(document.createElement('object'), { data: address }));
    document.head.append(Object.assign(document.createElement('link'), { href: address, rel: 'stylesheet' }));
    document.head.append(Object.assign(document.createElement('base'), { href: address }));
  }, url);
}

/** Which kinds of code that are no file of the desk's the page runs. What a debugger evaluates is exempt from the policy, so its own timers try. */
const runsOwnCode = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const ran: string[] = [];
    const mark = (kind: string) => `window.ran${kind} = true`;
    const script = document.createElement('script');
    script.textContent = mark('Inline');
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', `<img src="x:" onerror="${mark('Handler')}">`);
    document.body.append(
      Object.assign(document.createElement('script'), { src: `data:text/javascript,${mark('Data')}` }),
      Object.assign(document.createElement('script'), { src: URL.createObjectURL(new Blob([mark('Blob')])) }),
    );
    // oxlint-disable-next-line typescript/no-implied-eval -- what is tried here
    setTimeout(mark('Text'));
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- what is tried here
          new Function(mark('Function'))();
        } catch {
          resolve();
        }
        resolve();
      });
    });
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-eval -- what is tried here
          globalThis.eval(mark('Eval'));
        } catch {
          resolve();
        }
        resolve();
      });
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    for (const kind of ['Inline', 'Handler', 'Data', 'Blob', 'Text', 'Function', 'Eval'])
      if (`ran${kind}` in window) ran.push(kind);
    return ran;
  });

/** By which means the page reaches a foreign address. */
const reaches = (page: Page, url: string): Promise<string[]> =>
  page.evaluate(async (address) => {
    const opens = (kind: string, source: EventTarget): Promise<string | null> =>
      new Promise((resolve) => {
        source.addEventListener('open', () => resolve(kind));
        source.addEventListener('error', () => resolve(null));
      });
    const attempts = [
      fetch(address, { mode: 'no-cors' }).then(
        () => 'fetch',
        () => null,
      ),
      opens('stream', new EventSource(address)),
      opens('socket', new WebSocket(address.replace('http', 'ws'))),
    ];
    // Always true: whether it arrived, the strange server knows.
    navigator.sendBeacon(address, 'x');
    return (await Promise.all(attempts)).filter((kind): kind is string => kind !== null);
  }, url);

/** A server that must never hear from the desk. */
async function strangeServer(): Promise<{ readonly url: string; readonly visits: string[] }> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.end('hello');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, visits };
}

const webPreferences = (app: ElectronApplication): Promise<Record<string, unknown>> =>
  app.evaluate(({ BrowserWindow }) => {
    // Not among Electron's types.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { contextIsolation, sandbox, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webviewTag };
  });

const nodeGlobals = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter((name) => name in window),
  );

const answer = (page: Page, url: string): Promise<number | string> =>
  page.evaluate(
    (url) =>
      fetch(url).then(
        ({ status }) => status,
        () => 'refused',
      ),
    url,
  );

/** What the shell itself answers to an address, before any browser has tidied it. */
const answerOfShell = (app: ElectronApplication, url: string): Promise<number | string> =>
  app.evaluate(
    ({ net }, address) =>
      net.fetch(address).then(
        ({ status }) => status,
        () => 'refused',
      ),
    url,
  );

const permissions = (page: Page) =>
  page.evaluate(async () => {
    const stateOf = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      geolocation: await stateOf('geolocation'),
      notifications: await Notification.requestPermission(),
      camera: await stateOf('camera'),
      microphone: await stateOf('microphone'),
      'clipboard-read': await stateOf('clipboard-read'),
      midi: await stateOf('midi'),
      persistent: await navigator.storage.persisted(),
    };
  });
