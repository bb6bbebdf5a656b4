import { appendFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import sync from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import { newCounter, openCounter, type Counter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { requestsOf } from './pages/search-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const phoneOf = (round: number): string => `05${String(50_000_000 + round)}`;

test('a database that is gone is filled again from the journal, and the numbers go on', async () => {
  const { counter, reopen, server, first, second } = await twoSavedOffline();
  await counter.desk.close();
  await rm(join(counter.dataFolder, 'IndexedDB'), { recursive: true });

  const { who } = await reopen();
  await who.goTo('sync');
  await who.sees(sync.restored_two);
  expect(await requestsOf(who, phoneOf(1))).toEqual([first]);
  expect(await requestsOf(who, phoneOf(2))).toEqual([second]);
  await server.start();
  await who.isReady();
  const third = await receiveNew(who, 'F2', { typed: phoneOf(3), section: 1, service: 1 });
  expect([counterOf(first), counterOf(second), counterOf(third)]).toEqual([1, 2, 3]);
});

test('a torn end of the journal costs nothing', async () => {
  const { counter, reopen, first, second } = await twoSavedOffline();
  const journal = join(counter.dataFolder, 'journal', 'desk.journal');
  const holdsAll = async (who: Receptionist) => {
    expect(await requestsOf(who, phoneOf(1))).toEqual([first]);
    expect(await requestsOf(who, phoneOf(2))).toEqual([second]);
  };

  await counter.desk.killHard();
  await appendFile(journal, Buffer.from('IQJ1\x40\x00\x00\x00garbage of a write that never ended'));
  const afterGarbage = await reopen();
  await holdsAll(afterGarbage.who);

  await afterGarbage.desk.killHard();
  await truncate(journal, (await stat(journal)).size - 5);
  const afterCut = await reopen();
  await holdsAll(afterCut.who);
  const third = await receiveNew(afterCut.who, 'F2', { typed: phoneOf(3), section: 1, service: 1 });

  await afterCut.desk.killHard();
  await rm(join(counter.dataFolder, 'IndexedDB'), { recursive: true });
  const afterLoss = await reopen();
  // What was cut off has been written to the journal again, from the database.
  await holdsAll(afterLoss.who);
  expect(await requestsOf(afterLoss.who, phoneOf(3))).toEqual([third]);
});

async function twoSavedOffline() {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const counter = await newCounter(server, folder);
  await server.stop();
  const first = await receiveNew(counter.who, 'F2', { typed: phoneOf(1), section: 1, service: 1 });
  const second = await receiveNew(counter.who, 'F3', { typed: phoneOf(2), section: 2, service: 2 });
  const start = () => startServer({ dataFolder: folder, port: Number(new URL(server.url).port) });
  const reopen = (): Promise<Counter> => openCounter({ dataFolder: counter.dataFolder, serverUrl: server.url }, false);
  return { counter, reopen, server: { start }, first, second };
}

/** The running number within «1448/01/00412/36». */
const counterOf = (referenceNumber: string): number => Number(referenceNumber.split('/')[2]);
