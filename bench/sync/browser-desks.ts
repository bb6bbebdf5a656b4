import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { RunningServer } from './contestants.ts';
import type { PageDesk } from './page-desk.ts';

/** Chromium with a profile on the disk, in which desks are pages. */
export interface BrowserDesks {
  /** Opens a page from the server's own address, so that it may speak to it, with its desk in it. */
  open(server: RunningServer, script: string, desk: number): Promise<BrowserDesk>;
  /** A page with a script and nothing else. */
  page(url: string, script: string): Promise<Page>;
  close(): Promise<void>;
}

export type BrowserDesk = Omit<PageDesk, 'open'> & { readonly page: Page };

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export async function startBrowser(profile: string, scripts: string): Promise<BrowserDesks> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-timer-throttling'],
  });
  context.setDefaultTimeout(0);

  const openPage = async (url: string, script: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => {
      // A missing checkpoint is answered 404, which a browser reports and a peer expects.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
        console.error(`${script}: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.error(`${script}: ${error.message}`));
    const body = await readFile(join(scripts, `${script}.js`), 'utf8');
    await page.route(`${url}/bench/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ body, contentType: 'text/javascript' })
        : route.fulfill({ body: '<!doctype html><script type="module" src="/bench/page.js"></script>' }),
    );
    await page.goto(`${url}/bench/`, { waitUntil: 'load' });
    // Requests that a test tool listens in on are slower.
    await page.unrouteAll();
    return page;
  };

  return {
    page: openPage,
    async open(server, script, desk) {
      const page = await openPage(server.url, script);
      const options = { url: server.url, desk, credentials: await server.credentials() };
      await page.evaluate((given) => window.benchDesk.open(given), options);
      return {
        page,
        write: (from, count) => page.evaluate(([a, b]) => window.benchDesk.write(a, b), [from, count] as const),
        update: (from, count) => page.evaluate(([a, b]) => window.benchDesk.update(a, b), [from, count] as const),
        push: () => page.evaluate(() => window.benchDesk.push()),
        pull: () => page.evaluate(() => window.benchDesk.pull()),
        count: () => page.evaluate(() => window.benchDesk.count()),
      };
    },
    close: () => context.close(),
  };
}
