import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import type { Kind } from './save-page.ts';

/*
 * What the vault costs a save: the same visitors received by the same code in one page of a real Chromium, with a profile
 * on the disk and a journal that is flushed, once sealed and once as plain bytes, turn by turn.
 */
const { values } = parseArgs({ options: { saves: { type: 'string', default: '500' } } });

/** The goal: a save within 1.3 of what it would take without the vault. */
const LIMIT = 1.3;
/** Saves that warm up what the others would otherwise pay for. */
const WARM_UP = 30;

const ADDRESS = 'http://127.0.0.1:9';
const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(root, 'out', 'bench', 'save');
const folder = await mkdtemp(join(tmpdir(), 'istiqbal-bench-save-'));

try {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      lib: { entry: join(root, 'bench', 'save', 'save-page.ts'), formats: ['es'], fileName: () => 'save.js' },
    },
  });
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-timer-throttling'],
  });
  context.setDefaultTimeout(0);
  await context.route(`${ADDRESS}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({
        body: '<!doctype html><script type="module" src="/save.js"></script>',
        contentType: 'text/html',
      });
    const body = await readFile(join(outDir, pathname)).catch(() => null);
    return body === null ? route.abort() : route.fulfill({ body, contentType: 'text/javascript' });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(ADDRESS, { waitUntil: 'load' });
  const took: Record<Kind, number[]> = { sealed: [], plain: [] };
  for (let visitor = 0; visitor < WARM_UP + Number(values.saves); visitor += 1)
    for (const kind of ['sealed', 'plain'] as const) {
      const ms = await page.evaluate(([which, who]) => window.save(which, who), [kind, visitor] as const);
      if (visitor >= WARM_UP) took[kind].push(ms);
    }
  await context.close();
  print(took);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function print(took: Readonly<Record<Kind, readonly number[]>>): void {
  const at = (kind: Kind, share: number): number => {
    const sorted = took[kind].toSorted((one, other) => one - other);
    return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  };
  const cell = (text: string): string => text.padStart(10);
  console.log(
    `${values.saves} visitors received, each a person, a number and a request. Milliseconds until «saved»:\n`,
  );
  console.log(['', 'p50', 'p95'].map(cell).join(''));
  for (const kind of ['sealed', 'plain'] as const)
    console.log([kind, at(kind, 0.5).toFixed(2), at(kind, 0.95).toFixed(2)].map(cell).join(''));
  const ratios = [0.5, 0.95].map((share) => at('sealed', share) / at('plain', share));
  console.log(['ratio', ...ratios.map((ratio) => ratio.toFixed(2))].map(cell).join(''));
  const ratio = ratios[1] ?? Number.POSITIVE_INFINITY;
  const holds = ratio <= LIMIT;
  console.log(`\n${holds ? 'held  ' : 'MISSED'}  p95 within ${LIMIT} of a save without the vault: ${ratio.toFixed(2)}`);
  if (!holds) process.exitCode = 1;
}
