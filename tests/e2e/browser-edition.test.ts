import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import sync from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import { chromiumDesk, startServer } from './harness/desk-harness.ts';
import { receiveNew } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { requestsOf } from './pages/search-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('in a browser: enrolled by the address, recorded, found after reloading, and filled again from the journal', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const desk = await chromiumDesk(`${server.url}/#enrol=${await server.enrolmentCode()}`, join(folder, 'profile'));
  const who = await receptionistAt(desk);
  await who.isReady();
  // A code is for once: it does not stay in the address.
  expect(desk.page.url()).not.toContain('enrol');

  const number = await receiveNew(who, 'F2', { typed: '0551112223', name: 'أحمد الأسمري', section: 1, service: 1 });
  await countWalkedRows(desk.page);
  await desk.page.reload();
  await who.isReady();
  expect(await requestsOf(who, 'احمد الأسمرى')).toEqual([number]);
  // One person and one number, each with an end behind it: they were read beside the window, not in it.
  await expect.poll(() => desk.page.evaluate('walked')).toEqual([1, 0, 1, 0]);

  // The server still gives the page, but no records.
  await desk.context.route('**/sync/**', (route) => route.abort());
  await desk.page.goto('about:blank');
  await emptyDatabase(desk.page, server.url);
  await desk.page.goto(server.url);
  await who.isReady(false);
  expect(await requestsOf(who, 'احمد الأسمرى')).toEqual([number]);
  await who.goTo('sync');
  await who.sees(sync.restored_one);
});

/** Notes, from the next start on, how many rows each answer of the worker brings that walks along the people and numbers. */
async function countWalkedRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const walked: (number | undefined)[] = [];
    Object.assign(window, {
      walked,
      Worker: class extends Worker {
        constructor(url: URL, options: WorkerOptions) {
          super(url, options);
          if (!url.pathname.includes('row-walk')) return;
          this.addEventListener('message', ({ data }: MessageEvent<{ found: unknown[] | null }>) =>
            walked.push(data.found?.length),
          );
        }
      },
    });
  });
}

async function emptyDatabase(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}
