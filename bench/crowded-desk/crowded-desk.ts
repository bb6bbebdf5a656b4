import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { DEMO_SECRET } from '#server/found-people.ts';
import { buildIfStale } from '#tools/build-if-stale.mjs';
import { newEnrolmentCode, startServerProcess } from '#tools/server-process.mjs';
import { countOf } from '../../tests/e2e/pages/desk-database.ts';
import type { CrowdPerson, CrowdRequest } from '../search/crowd.ts';
import type { CrowdedPage } from './crowded-page.ts';

/** Nothing more written for so long: it is done. */
const STILL_MS = 2000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Gives the work a desk with the browser edition as it is built, in a real Chromium with a profile on the disk, which is enrolled and holds
 * these people and requests, sealed as always. `openAnew` starts that browser, as on a morning, and gives its page before the door: what filled the
 * desk, and what was open before, lies in no memory that is measured. The server is gone by then.
 */
export async function withCrowdedDesk(
  people: readonly CrowdPerson[],
  requests: readonly CrowdRequest[],
  work: (openAnew: () => Promise<Page>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-bench-desk-'));
  try {
    // Where the bench runs as root, the database's own account must be able to pass.
    await chmod(folder, 0o711);
    await buildIfStale();
    const crowdScript = await buildCrowdPage();
    const server = await startServerProcess({
      folder: join(folder, 'server'),
      port: 0,
      demoPeople: true,
      logFile: join(folder, 'server.log'),
    });
    const browser = openBrowser(join(folder, 'profile'));
    try {
      const enrolling = await browser.openAnew();
      await enrolling.goto(`${server.url}/#enrol=${await newEnrolmentCode(server.url, join(folder, 'server'))}`);
      await typeSecret(enrolling);
      await enrolling.getByRole('navigation', { name: desk.places.label }).waitFor();
      await enrolling.locator('footer').getByText(desk.strip.onlineNothing).waitFor();
      await server.stop(40_000);

      const openAnew = async (path: string): Promise<Page> => {
        const page = await browser.openAnew();
        await serveFromDisk(page.context(), server.url, crowdScript);
        await page.goto(`${server.url}${path}`);
        return page;
      };
      const filling = await openAnew('/bench/');
      await filling.evaluate(
        ([secret, everyone, asked]) => (window as unknown as CrowdedPage).crowd(secret, everyone, asked),
        [DEMO_SECRET, people, requests] as const,
      );
      await work(() => openAnew('/'));
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A Chromium on one profile, of which one at a time runs. */
function openBrowser(profile: string): { openAnew(): Promise<Page>; close(): Promise<void> } {
  let context: BrowserContext | null = null;
  const close = async (): Promise<void> => context?.close();
  return {
    close,
    async openAnew() {
      await close();
      context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-timer-throttling'],
        viewport: { width: 1366, height: 700 },
        locale: 'ar',
      });
      context.setDefaultTimeout(120_000);
      return context.newPage();
    },
  };
}

/**
 * What was found of everyone is written down in the background: a desk is not shut in the very moment at which it knows
 * them all. To be asked of a desk that knows enough people to remember them.
 */
export async function untilRemembered(page: Page): Promise<void> {
  const pieces = (): Promise<number> => countOf(page, 'snapshots');
  for (let before = -1, now = 0; now === 0 || now !== before; before = now, now = await pieces())
    await page.waitForTimeout(STILL_MS);
}

/** Opens the door with the secret of the demonstration's people. */
export async function typeSecret(page: Page): Promise<void> {
  const field = page.getByLabel(unlock.secret.passphrase, { exact: true });
  await field.fill(DEMO_SECRET);
  await field.press('Enter');
}

/** The page that fills the desk, bundled from the sources as they are now. */
async function buildCrowdPage(): Promise<string> {
  const outDir = join(root, 'out', 'bench', 'crowded-desk');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      lib: {
        entry: join(root, 'bench', 'crowded-desk', 'crowded-page.ts'),
        formats: ['es'],
        fileName: () => 'crowd.js',
      },
    },
  });
  return readFile(join(outDir, 'crowd.js'), 'utf8');
}

/** Answers for the server that is gone: its pages, and nothing it would have to think about. */
async function serveFromDisk(context: BrowserContext, url: string, crowdScript: string): Promise<void> {
  await context.route(`${url}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/bench/crowd.js') return route.fulfill({ body: crowdScript, contentType: 'text/javascript' });
    if (pathname === '/bench/')
      return route.fulfill({
        body: '<!doctype html><script type="module" src="/bench/crowd.js"></script>',
        contentType: 'text/html',
      });
    if (route.request().method() !== 'GET') return route.abort();
    const path = join(root, 'out', 'renderer', pathname === '/' ? 'index.html' : pathname);
    const body = await readFile(path).catch(() => null);
    return body === null
      ? route.abort()
      : route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
  });
}
