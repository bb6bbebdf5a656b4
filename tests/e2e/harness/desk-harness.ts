import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { _electron, chromium, type BrowserContext, type ElectronApplication, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { deskEnvironment, deskParameters, hasDisplay } from '#tools/desk-process.mjs';
import { findElectronRuntime } from '#tools/packaging/electron-runtime.mjs';
import { isRoot, repositoryRoot } from '#tools/folders.mjs';
import { newEnrolmentCode, SERVER_PATIENCE_MS, startServerProcess } from '#tools/server-process.mjs';
import { PATIENCE_MS } from '#tests/patience.ts';
import { copyPreparedFolder } from '#tests/integration/embedded/prepared-folder.ts';
import { descendants, killTree } from './process-tree.ts';

const SCREENSHOTS = join(repositoryRoot, 'out', 'screenshots');

/**
 * How many times slower than it is a desk's page computes: `ISTIQBAL_SLOW_PAGE=6 npm run e2e` finds what holds on a fast computer only. Nothing
 * but a person sets it.
 */
const SLOWNESS = Number(process.env['ISTIQBAL_SLOW_PAGE'] ?? 1);

/** A real central server with a real database in a folder of the test's own. */
export interface TestServer {
  readonly url: string;
  /** A one-time code for one more desk. */
  enrolmentCode(): Promise<string>;
  /** In good order. A later start on the same folder and port goes on where it was. */
  stop(): Promise<void>;
  /** SIGKILL of the server, its database and all that belongs to them. */
  killHard(): Promise<void>;
}

export interface ServerOptions {
  readonly dataFolder: string;
  /** Left out: one that is free. Give the same one again to bring a server back where its desks look for it. */
  readonly port?: number;
  readonly demo?: boolean;
  /** A folder for backups: the first is made at the start. */
  readonly backups?: string;
}

/**
 * Starts the built server, at which the people of the demonstration sign in. To be called inside a test, like the others here: what they start
 * ends with that test.
 */
export async function startServer({ dataFolder, port = 0, demo = false, backups }: ServerOptions): Promise<TestServer> {
  const folder = join(dataFolder, 'server');
  await beginWithPrepared(folder);
  const logFile = join(dataFolder, 'logs', 'server.log');
  const env = { ...process.env, ISTIQBAL_BACKUP_PASSPHRASE: 'عبارة مرور لنسخ التجربة' };
  const program = await startServerProcess({ folder, port, demo, demoPeople: true, backups, logFile, env });
  onTestFinished(() => program.stop(SERVER_PATIENCE_MS));
  return {
    url: program.url,
    enrolmentCode: async () => {
      const code = await newEnrolmentCode(program.url, folder);
      if (code === null) throw new Error('the server gave no enrolment code');
      return code;
    },
    stop: () => program.stop(SERVER_PATIENCE_MS),
    killHard: async () => {
      await killTree(program.pid);
      await program.ended;
    },
  };
}

/** Where the run has a database ready, a server that is new begins with a copy of it; else it founds one, which takes seconds. */
async function beginWithPrepared(serverFolder: string): Promise<void> {
  const prepared = process.env['ISTIQBAL_PREPARED_DATABASE'];
  if (prepared === undefined || existsSync(serverFolder)) return;
  await mkdir(serverFolder);
  await chmod(serverFolder, 0o711);
  await copyPreparedFolder(prepared, join(serverFolder, 'postgres'));
}

/** A desk's window and what a test can do to it. */
export interface Desk {
  readonly page: Page;
  /** Errors that reached the window or its console, oldest first. */
  readonly faults: readonly string[];
  /** As a person closes the window. */
  close(): Promise<void>;
  /** SIGKILL of every process of the desk, at this moment. */
  killHard(): Promise<void>;
  /** Writes out/screenshots/NAME.png and returns its path. */
  screenshot(name: string): Promise<string>;
}

export interface ElectronDesk extends Desk {
  readonly app: ElectronApplication;
}

export interface DeskOptions {
  readonly dataFolder: string;
  readonly serverUrl: string;
  /** For a folder that belongs to no server yet. */
  readonly enrolmentCode?: string;
  /** The desk can reach no address at all, for as long as it is open. */
  readonly offline?: boolean;
  /** Another build of the app than the one at hand. */
  readonly app?: string;
}

/** Opens a desk in Electron, as a person would who double-clicks it; it is closed after the test. */
export async function openDesk({
  dataFolder,
  serverUrl,
  enrolmentCode,
  offline = false,
  app: build,
}: DeskOptions): Promise<ElectronDesk> {
  if (!hasDisplay()) throw new Error('there is no display; run the tests with: npm run e2e');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const packaged = build === undefined ? process.env['ISTIQBAL_PACKAGED_DESK'] : undefined;
  const executable = packaged ?? (await findElectronRuntime()).executable;
  const parameters = deskParameters(dataFolder)
    .filter((each) => each !== repositoryRoot || !packaged)
    .map((each) => (each === repositoryRoot ? (build ?? each) : each));
  const app = await _electron.launch({
    executablePath: executable,
    args: [...parameters, '--disable-gpu', ...(offline ? NO_NETWORK : [])],
    env: definedOnly(deskEnvironment(serverUrl, enrolmentCode ?? null)),
    timeout: PATIENCE_MS,
  });
  const child = app.process();
  const page = await app.firstWindow();
  await slowDown(page);
  const desk = { ...watch(page), app, close: () => app.close(), killHard: () => kill(child) };
  onTestFinished(async ({ task }) => {
    const picture = `failed ${task.name.slice(0, 40)}, ${basename(dataFolder)}`;
    if (task.result?.state === 'fail') await desk.screenshot(picture).catch(() => undefined);
    await desk.killHard();
  });
  return desk;
}

/** Opens the browser edition at an address of the server, in a browser profile of its own folder; it is closed after the test. */
export async function chromiumDesk(
  url: string,
  profileFolder: string,
): Promise<Desk & { readonly context: BrowserContext }> {
  const before = new Set(await descendants(process.pid));
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: '/usr/bin/chromium',
    args: [...QUIET_BROWSER, ...(isRoot ? ['--no-sandbox'] : [])],
    viewport: { width: 1366, height: 768 },
    locale: 'ar',
  });
  onTestFinished(() => context.close());
  const browser = (await descendants(process.pid)).find((pid) => !before.has(pid));
  const page = context.pages()[0] ?? (await context.newPage());
  const killHard = () => (browser === undefined ? context.close() : killTree(browser));
  const desk = { ...watch(page), context, close: () => context.close(), killHard };
  await page.goto(url);
  return desk;
}

/** Chromium's own traffic would otherwise be refused by a closed network, many times at every start. */
const QUIET_BROWSER = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Everything, this machine's own addresses too, goes to a proxy that does not exist. */
const NO_NETWORK = ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>'];

function watch(page: Page): Pick<Desk, 'page' | 'faults' | 'screenshot'> {
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const screenshot = async (name: string): Promise<string> => {
    const path = join(SCREENSHOTS, `${name}.png`);
    await mkdir(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path });
    return path;
  };
  return { page, faults, screenshot };
}

async function slowDown(page: Page): Promise<void> {
  if (SLOWNESS === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await killTree(child.pid);
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
