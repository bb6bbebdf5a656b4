import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import setup from '#renderer/i18n/locales/ar/setup.json' with { type: 'json' };
import { administratorAt } from './harness/administrator.ts';
import { placesOf } from './harness/byte-hunt.ts';
import { startServer, type TestServer } from './harness/desk-harness.ts';
import { layNetworkCable } from './harness/network-cable.ts';
import { openCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const HIND = { typed: '0507654321', name: 'هند بنت سعد الشهري', section: 2, service: 1 } as const;

test('a desk that was lost sends what waits, for the server to keep aside, and then nothing is left on it', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const administrator = await administratorAt(server);
  const cable = await layNetworkCable(server.url);
  const dataFolder = join(folder, 'desk');
  const enrolmentCode = await server.enrolmentCode();
  const { who } = await openCounter({ dataFolder, serverUrl: cable.url, enrolmentCode });
  await receiveNew(who, 'F2', SALIM);
  await who.isReady();

  await cable.cut();
  await receiveNew(who, 'F2', HIND);
  await administrator.revokeOtherDesks();
  // Ids are no secret, and stand in the database as they are: what is found by them is still there.
  const ids = await idsOf(who.page);
  expect(ids.length).toBeGreaterThanOrEqual(4);
  expect(await placesOf(ids, dataFolder)).not.toEqual([]);
  const before = await keptAside(server);
  expect(before).toBe(0);

  await cable.mend();
  await who.page.getByRole('heading', { name: setup.title }).waitFor();
  await who.sees(setup.revoked);
  expect(await keptAside(server)).toBeGreaterThanOrEqual(3);
  for (const name of ['ring.json', 'device-key.json', 'enrolment.json'])
    await expect(access(join(dataFolder, name))).rejects.toThrow('ENOENT');
  expect((await stat(join(dataFolder, 'journal', 'desk.journal'))).size).toBe(0);
  expect(await placesOf(ids, dataFolder)).toEqual([]);
});

/** How many operations the server has put into quarantine since it was started. */
async function keptAside(server: TestServer): Promise<number> {
  const figures = await (await fetch(new URL('/metrics', server.url))).text();
  return Number(/outcome="quarantined"\} (\d+)/.exec(figures)?.[1] ?? 0);
}

/** The ids of the requests and people in the desk's database. */
const idsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const ids: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''));
      for (const table of ['people', 'requests'])
        ids.push(...((await settled(database.transaction(table).objectStore(table).getAllKeys())) as string[]));
      database.close();
    }
    return ids;
  });
