import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBenchPage, type BenchPage } from './bench-page.ts';
import type { RunningServer } from './contestants.ts';
import { startPipedBrowser } from './devtools-pipe.ts';
import type { PageDesk } from './page-desk.ts';

/** Chromium with a profile on the disk, in which desks are pages. */
export interface BrowserDesks {
  /** Opens a page from the server's own address, so that it may speak to it, with its desk in it. */
  open(server: RunningServer, script: string, desk: number): Promise<BrowserDesk>;
  /** A page with a script and nothing else. */
  page(url: string, script: string): Promise<BenchPage>;
  /** A page with nothing in it. */
  emptyPage(url: string): Promise<BenchPage>;
  close(): Promise<void>;
}

export type BrowserDesk = Omit<PageDesk, 'open'> & { readonly page: BenchPage };

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export async function startBrowser(profile: string, scripts: string): Promise<BrowserDesks> {
  const browser = startPipedBrowser(executable, [
    `--user-data-dir=${profile}`,
    '--headless',
    '--no-startup-window',
    '--no-first-run',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    '--password-store=basic',
    // Of several pages only one is in front; all are measured.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
  ]);
  await browser.send('Target.setDiscoverTargets', { discover: true });

  const openPage = async (url: string, script: string): Promise<BenchPage> =>
    openBenchPage(browser, url, script, await readFile(join(scripts, `${script}.js`), 'utf8'));

  return {
    page: openPage,
    emptyPage: (url) => openBenchPage(browser, url, 'empty', ''),
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
    close: browser.close,
  };
}
