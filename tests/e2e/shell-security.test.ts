import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import { startServer } from './desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a page that was taken over reaches neither the machine nor another address', async () => {
  const folder = await temporaryFolder();
  const { desk } = await newCounter(await startServer({ dataFolder: folder }), folder);
  const { page, app } = desk;
  const stranger = await strangeServer();

  expect.soft(await nodeGlobals(page)).toEqual([]);
  expect.soft(await webPreferences(app)).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
  });

  // Windows and ways out.
  expect.soft(await page.evaluate((url) => window.open(url) === null, stranger.url)).toBe(true);
  await page.evaluate((url) => location.assign(url), stranger.url);
  await page.evaluate((url) => {
    const link = document.createElement('a');
    Object.assign(link, { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
  }, stranger.url);
  await page.evaluate(
    (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
    stranger.url,
  );
  await page.evaluate(
    (url) => document.body.append(Object.assign(document.createElement('img'), { src: url })),
    stranger.url,
  );

  // The content security policy, tried from the page's own code: a debugger's evaluation is exempt from it.
  expect.soft(await runsInlineScript(page)).toBe(false);
  expect
    .soft(
      await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        stranger.url,
      ),
    )
    .toBe('refused');
  expect.soft(await page.evaluate((url) => navigator.sendBeacon(url, 'x'), stranger.url)).toBeTypeOf('boolean');

  // Files beside those of the desk.
  for (const path of [
    '..%2f..%2fpackage.json',
    '..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/main/main.js',
    '..%5c..%5cpackage.json',
    '%00',
    '%E0%A4',
  ])
    expect.soft(await answer(page, `app://desk/${path}`), path).not.toBe(200);
  expect.soft(await answer(page, 'app://other/index.html')).not.toBe(200);
  expect.soft(await answer(page, 'file:///etc/passwd')).not.toBe(200);

  // The bridge.
  const invoke = (channel: string, input: unknown) =>
    page.evaluate(
      async ([channel, input]) => {
        const bridge = (
          window as unknown as { desktop: { invoke(channel: unknown, input: unknown): Promise<unknown> } }
        ).desktop;
        return bridge.invoke(channel, input).catch((error: Error) => error.message);
      },
      [channel, input] as const,
    );
  expect.soft(await invoke('shell:run', {})).toContain('unknown channel');
  expect.soft(await invoke('journal:append', { entry: 'text' })).toEqual({ ok: false, code: 'malformed-message' });
  expect.soft(await invoke('journal:read', { path: '/etc/passwd' })).toEqual({ ok: false, code: 'malformed-message' });
  expect.soft(await invoke('document:save', { suggestedName: '', bytes: new Uint8Array() })).toEqual({
    ok: false,
    code: 'malformed-message',
  });

  // Permissions.
  expect.soft(await permissions(page)).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    // Its picture only, to read codes.
    camera: 'granted',
    persistent: true,
  });

  expect.soft(app.windows()).toHaveLength(1);
  expect.soft(page.url()).toMatch(/^app:\/\/desk\//);
  expect.soft(stranger.visits).toEqual([]);
});

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

const runsInlineScript = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.wasRun = true">');
    return new Promise<boolean>((resolve) => setTimeout(() => resolve('wasRun' in window), 100));
  });

const answer = (page: Page, url: string): Promise<number | string> =>
  page.evaluate(
    (url) =>
      fetch(url).then(
        ({ status }) => status,
        () => 'refused',
      ),
    url,
  );

const permissions = (page: Page) =>
  page.evaluate(async () => ({
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    notifications: await Notification.requestPermission(),
    camera: (await navigator.permissions.query({ name: 'camera' })).state,
    persistent: await navigator.storage.persisted(),
  }));
