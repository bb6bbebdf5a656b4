import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import sync from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import { startServer } from './desk-harness.ts';
import { newCounter, openCounter, type Counter } from './pages/counter.ts';
import { fillIn, intakeParts, receiveNew, REFERENCE_NUMBER } from './pages/intake-page.ts';
import { requestsOf } from './pages/search-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A short form for every run; a long one with `ISTIQBAL_KILL_ROUNDS=300 npm run e2e -- nothing-lost`. */
const ROUNDS = Number(process.env['ISTIQBAL_KILL_ROUNDS'] ?? 5);
/** A save takes a few hundredths of a second: kills fall before it, into it and after it. */
const KILL_WITHIN_MS = 80;

const DRAFT_KEPT_WITHIN_MS = 600;

const phoneOf = (round: number): string => `05${String(50_000_000 + round)}`;

test(
  'what was acknowledged before a kill is there afterwards, once, and nothing is there twice',
  { timeout: 60_000 + ROUNDS * 10_000 },
  async () => {
    const folder = await temporaryFolder();
    const server = await startServer({ dataFolder: folder });
    const desk = { dataFolder: join(folder, 'desk'), serverUrl: server.url };
    let counter = await newCounter(server, folder);
    const other = await newCounter(server, folder, 'other desk');
    await server.stop();

    const acknowledged = new Map<string, string>();
    const killedAfter: number[] = [];
    let drafted: string | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      const phone: string = drafted ?? phoneOf(round);
      if (drafted === null) await fillIn(counter.who, 'F2', { typed: phone, section: 1, service: 1 });
      else await findDraft(counter.who, phone);
      await wait(DRAFT_KEPT_WITHIN_MS);
      await noteNumbers(counter.who.page, (number) => acknowledged.set(phone, number));
      const delay = Math.round(Math.random() * KILL_WITHIN_MS);
      killedAfter.push(delay);
      await counter.who.press('Ctrl+Enter');
      await wait(delay);
      await counter.desk.killHard();

      counter = await openCounter(desk, false);
      const found = await requestsOf(counter.who, phone);
      if (acknowledged.has(phone)) expect(found, `killed after ${delay} ms`).toEqual([acknowledged.get(phone)]);
      else expect(found.length, `killed after ${delay} ms`).toBeLessThanOrEqual(1);
      drafted = found.length === 0 ? phone : null;
    }
    console.log(
      `killed ${killedAfter.join(', ')} ms after the key; ${acknowledged.size} of ${ROUNDS} were acknowledged`,
    );

    await startServer({ dataFolder: folder, port: Number(new URL(server.url).port) });
    await counter.who.isReady();
    await other.who.goTo('requests');
    await other.who.page.getByText([...acknowledged.values()].at(-1) ?? '').waitFor();
    for (const [phone, number] of acknowledged) expect(await requestsOf(other.who, phone)).toEqual([number]);
  },
);

/** What happens to the files of IndexedDB between a kill and the next start. */
const HARMS = ['emptied', 'damaged', 'left'] as const;
const HARMED_ROUNDS = Math.max(3, Math.ceil(ROUNDS / 4));

test(
  'nor is anything lost where a kill leaves the database emptied or damaged',
  { timeout: 90_000 + HARMED_ROUNDS * 20_000 },
  async () => {
    const folder = await temporaryFolder();
    const server = await startServer({ dataFolder: folder });
    const desk = { dataFolder: join(folder, 'desk'), serverUrl: server.url };
    let counter = await newCounter(server, folder);
    const acknowledged = new Map<string, string>();
    let drafted: string | null = null;
    for (let round = 0; round < HARMED_ROUNDS; round += 1) {
      const phone: string = drafted ?? phoneOf(round);
      if (drafted === null) await fillIn(counter.who, 'F2', { typed: phone, section: 1, service: 1 });
      await noteNumbers(counter.who.page, (number) => acknowledged.set(phone, number));
      await counter.who.press('Ctrl+Enter');
      await wait(Math.round(Math.random() * 3 * KILL_WITHIN_MS));
      await counter.desk.killHard();
      const harm = HARMS[round % HARMS.length] ?? 'left';
      await harmDatabase(join(desk.dataFolder, 'IndexedDB'), harm);

      counter = await openCounter(desk);
      const found = await requestsOf(counter.who, phone);
      const number = acknowledged.get(phone);
      if (number !== undefined) expect(found, `round ${round}, ${harm}`).toEqual([number]);
      else expect(found.length, `round ${round}, ${harm}`).toBeLessThanOrEqual(1);
      // What was not saved is still in its fields, or went with the database.
      drafted = found.length === 0 && (await hasDraft(counter.who)) ? phone : null;
    }
    console.log(`${acknowledged.size} of ${HARMED_ROUNDS} were acknowledged`);
    for (const [phone, number] of acknowledged) expect(await requestsOf(counter.who, phone)).toEqual([number]);
    expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
  },
);

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

async function harmDatabase(folder: string, harm: (typeof HARMS)[number]): Promise<void> {
  if (harm === 'left') return;
  if (harm === 'emptied') {
    await rm(folder, { recursive: true });
    return;
  }
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile() && /\.(log|ldb)$/.test(each.name))) {
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    for (let at = 40; at < bytes.length; at += 400) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(path, bytes);
  }
}

async function hasDraft(who: Receptionist): Promise<boolean> {
  await who.press('F2');
  const { search, phone } = intakeParts(who);
  await search.or(phone).first().waitFor();
  return phone.isVisible();
}

/** What was not saved is still in its fields. */
async function findDraft(who: Receptionist, phone: string): Promise<void> {
  await who.press('F2');
  await expect.poll(() => intakeParts(who).phone.inputValue()).toBe(phone);
}

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

/** Calls back with every reference number at the moment it stands on the screen as saved. */
async function noteNumbers(page: Page, note: (number: string) => void): Promise<void> {
  page.on('console', (message) => {
    const number = REFERENCE_NUMBER.exec(message.text())?.[0];
    if (number) note(number);
  });
  await page.evaluate(() => {
    const look = () => {
      const shown = document.querySelector('[role=status] ~ * bdi')?.textContent;
      if (shown) console.debug(shown);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** The running number within «1448/01/00412/36». */
const counterOf = (referenceNumber: string): number => Number(referenceNumber.split('/')[2]);
