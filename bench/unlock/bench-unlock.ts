import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { DEMO_SECRET } from '#server/found-people.ts';
import { buildIfStale } from '#tools/build-if-stale.mjs';
import { newEnrolmentCode, startServerProcess } from '#tools/server-process.mjs';
import { inventCrowd, type CrowdPerson } from '../search/crowd.ts';
import type { CrowdedPage } from './crowded-page.ts';

/*
 * From the last sign of the secret to a desk that can be worked at, and on to the first search that knows everyone: the
 * browser edition as it is built, in a real Chromium with a profile on the disk, with its rows sealed as always. The
 * server is gone by then. The first unlock opens every row; those after it find what the first one left them.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});

/** Nothing more written for so long: it is done. */
const STILL_MS = 2000;

/** The goal: a desk that can be worked at within three seconds. */
const USABLE_MS = 3000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'istiqbal-bench-unlock-'));

interface Unlocked {
  readonly usableMs: number;
  readonly searchMs: number;
  /** The longest that the window did not answer meanwhile. */
  readonly pauseMs: number;
}

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
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-timer-throttling'],
    locale: 'ar',
  });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(`${server.url}/#enrol=${await newEnrolmentCode(server.url, join(folder, 'server'))}`);
  await typeSecret(page);
  await page.getByRole('navigation', { name: desk.places.label }).waitFor();
  await page.locator('footer').getByText(desk.strip.onlineNothing).waitFor();
  await page.goto('about:blank');
  await server.stop(40_000);

  await serveFromDisk(context, server.url, crowdScript);
  const people = inventCrowd(Number(values.people));
  await page.goto(`${server.url}/bench/`);
  await page.evaluate(([secret, everyone]) => (window as unknown as CrowdedPage).crowd(secret, everyone), [
    DEMO_SECRET,
    people,
  ] as const);

  const rounds: Unlocked[] = [];
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    await page.goto('about:blank');
    await page.goto(server.url);
    rounds.push(await unlockAndSearch(page, lastOf(people)));
    await untilRemembered(page);
  }
  await context.close();
  print(rounds);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What was found is written down in the background: a desk is not shut in the very moment at which it knows everyone. */
async function untilRemembered(page: Page): Promise<void> {
  const pieces = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('istiqbal');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('snapshots').objectStore('snapshots').count();
            counting.addEventListener('success', () => {
              opening.result.close();
              resolve(counting.result);
            });
          });
        }),
    );
  // A few people are not remembered at all.
  for (let before = -1, now = 0; now !== before; before = now, now = await pieces())
    await page.waitForTimeout(STILL_MS);
}

function lastOf(people: readonly CrowdPerson[]): CrowdPerson {
  const last = people.at(-1);
  if (!last) throw new Error('nobody was invented');
  return last;
}

async function typeSecret(page: Page): Promise<void> {
  const field = page.getByLabel(unlock.secret.passphrase, { exact: true });
  await field.fill(DEMO_SECRET);
  await field.press('Enter');
}

/** Types the secret and at once, in the open desk, the number of somebody: of the one who is read last. */
async function unlockAndSearch(page: Page, { name, mobile }: CrowdPerson): Promise<Unlocked> {
  await page.getByLabel(unlock.secret.passphrase, { exact: true }).waitFor();
  await page.evaluate(() => {
    const pauses = { longest: 0, last: performance.now() };
    Object.assign(window, { pauses });
    setInterval(() => {
      const now = performance.now();
      pauses.longest = Math.max(pauses.longest, now - pauses.last);
      pauses.last = now;
    }, 0);
  });
  const began = performance.now();
  await typeSecret(page);
  const box = page.getByRole('searchbox', { name: search.label });
  await box.waitFor();
  // Usable: the place to type takes what is typed, and shows it.
  await box.fill(mobile.replace('+966', '0'));
  const usableMs = performance.now() - began;
  await page.getByRole('listbox').getByRole('option').filter({ hasText: name }).first().waitFor();
  const searchMs = performance.now() - began;
  const pauseMs = await page.evaluate(() => (window as unknown as { pauses: { longest: number } }).pauses.longest);
  return { usableMs, searchMs, pauseMs };
}

/** The page that fills the desk, bundled from the sources as they are now. */
async function buildCrowdPage(): Promise<string> {
  const outDir = join(root, 'out', 'bench', 'unlock');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      lib: { entry: join(root, 'bench', 'unlock', 'crowded-page.ts'), formats: ['es'], fileName: () => 'crowd.js' },
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

function print(rounds: readonly Unlocked[]): void {
  const seconds = (ms: number): string => (ms / 1000).toFixed(2).padStart(10);
  console.log(`${values.people} people, each with a number. Seconds from the secret on:\n`);
  console.log(['', 'usable', 'search', 'pause'].map((head) => head.padStart(10)).join(''));
  rounds.forEach(({ usableMs, searchMs, pauseMs }, round) =>
    console.log([`unlock ${round + 1}`.padStart(10), ...[usableMs, searchMs, pauseMs].map(seconds)].join('')),
  );
  const worst = Math.max(...rounds.map(({ usableMs }) => usableMs));
  const holds = worst <= USABLE_MS;
  console.log(
    `\n${holds ? 'held  ' : 'MISSED'}  usable within ${USABLE_MS / 1000} s: at worst ${(worst / 1000).toFixed(2)} s, ${(worst / USABLE_MS).toFixed(2)} of the limit`,
  );
  if (!holds) process.exitCode = 1;
}
