import type { ElectronApplication, Page } from 'playwright-core';
import { ipcContract, type IpcChannel } from '#shared/contract/ipc.ts';

const channels = Object.keys(ipcContract) as IpcChannel[];

/** No channel takes any of these. */
const MALFORMED: readonly unknown[] = [
  null,
  42,
  'text',
  [],
  [{}],
  { extra: true },
  { entry: 'text' },
  { entry: [1, 2] },
  { text: 7 },
  { text: 'x'.repeat(2_000_000) },
  { path: '/etc/passwd' },
  { suggestedName: '', bytes: new Uint8Array() },
  { suggestedName: 'x'.repeat(10_000), bytes: new Uint8Array() },
  { files: [] },
  { files: [{ name: '../x', bytes: 'text' }] },
  { title: 'x', bytes: new Uint8Array(), paper: 'A3', printer: '-o raw', tray: null },
  { enrolment: { serverUrl: 'file:///etc/passwd' } },
  { offer: { serverUrl: 'javascript:alert(1)', code: 7 } },
];

/** What the bridge takes that it must not take: channels that do not exist, messages that no channel has. */
export const wordsAtTheBridge = (page: Page): Promise<string[]> =>
  page.evaluate(
    async ([names, messages]) => {
      type Bridge = { invoke(channel: unknown, input: unknown): Promise<unknown> };
      const { invoke } = (window as unknown as { desktop: Bridge }).desktop;
      const taken: string[] = [];
      const others = ['shell:run', 'toString', '__proto__', 'ELECTRON_BROWSER_REQUIRE', ['journal:read'], null];
      for (const channel of others) {
        const said = await invoke(channel, {}).catch((error: Error) => error.message);
        if (!String(said).includes('unknown channel')) taken.push(`${String(channel)}: ${JSON.stringify(said)}`);
      }
      for (const channel of names)
        for (const message of messages) {
          const said = JSON.stringify(await invoke(channel, message).catch((error: Error) => error.message));
          if (said !== '{"ok":false,"code":"malformed-message"}')
            taken.push(`${channel} took ${JSON.stringify(message).slice(0, 60)}: ${said.slice(0, 80)}`);
        }
      return taken;
    },
    [channels, MALFORMED] as const,
  );

/**
 * Which channels answer a page that is not the desk's, or a frame inside one, each given the desk's own bridge: should a
 * fault of the browser hand it over, there must be no answer.
 */
export const strangersAtTheBridge = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(async ({ app: shell, BrowserWindow }, names) => {
    const preload = `${shell.getAppPath()}/out/preload/desktop-api.cjs`;
    const answered: string[] = [];
    const ask = `Promise.all(${JSON.stringify(names)}.map((name) => desktop.invoke(name, {}).then((said) => [name, said.code ?? 'ok'])))`;
    const hear = (who: string, said: [string, string][]): void => {
      for (const [name, code] of said)
        if (code !== 'untrusted-sender') answered.push(`${name} answered ${who}: ${code}`);
    };
    const opened = async (address: string) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames: true },
      });
      await window.loadURL(address);
      return window;
    };

    const foreign = await opened('data:text/html,<p>x');
    hear('a foreign page', (await foreign.webContents.executeJavaScript(ask)) as [string, string][]);
    await foreign.webContents.executeJavaScript(`new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<p>x', onload: resolve });
      document.body.append(frame);
    })`);
    for (const frame of foreign.webContents.mainFrame.frames)
      hear('a frame', (await frame.executeJavaScript(ask)) as [string, string][]);
    if (foreign.webContents.mainFrame.frames.length === 0) answered.push('no frame was tried');
    foreign.destroy();
    return answered;
  }, channels);
