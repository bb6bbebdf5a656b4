import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { repositoryRoot } from '#tools/folders.mjs';
import { TEST_PATIENCE_MS } from '#tests/patience.ts';
import { createDice } from '../simulation/dice.ts';
import { chromiumDesk, openDesk, startServer, type Desk, type TestServer } from './harness/desk-harness.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';
import { numbersFor } from './kills/quick-hands.ts';
import { readServerLog } from './kills/server-log.ts';
import { balanceWithDesk, balanceWithLog } from './kills/tally.ts';
import { untilSent } from './pages/desk-database.ts';
import { receiveNew } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';

const ROUNDS = Number(process.env['ISTIQBAL_TRIM_ROUNDS'] ?? 2);
const SEED = Number(process.env['ISTIQBAL_TRIM_SEED'] ?? 1);
/** From the server's being back to the end of the first round that hears of its backup, on a machine that is busy. */
const INTO_THE_TRIMMING_MS = 4000;
/** Chance is in the seed: a second attempt would only hide what the first one found. */
const ONCE = { timeout: (1 + ROUNDS) * TEST_PATIENCE_MS, retry: 0 };

/** Where a desk lives, and how it is reached, killed and harmed. */
interface Edition {
  open(server: TestServer): Promise<Desk>;
  /** While no desk runs. */
  emptyDatabase(server: TestServer): Promise<void>;
  journalBytes(desk: Desk): Promise<number>;
}

test(
  'in a browser: killed while its journal is trimmed, and its database emptied, a desk has lost nothing',
  ONCE,
  async () => {
    const folder = await temporaryFolder();
    const profile = join(folder, 'profile');
    let isNew = true;
    await trimAndKill(folder, {
      async open(server) {
        const desk = await chromiumDesk('about:blank', profile);
        await desk.context.route('**/assets/index-*.js', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: withShortJournal(await response.text()) });
        });
        await desk.page.goto(isNew ? `${server.url}/#enrol=${await server.enrolmentCode()}` : server.url);
        isNew = false;
        return desk;
      },
      async emptyDatabase(server) {
        const desk = await chromiumDesk('about:blank', profile);
        const session = await desk.context.newCDPSession(desk.page);
        await session.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb' });
        await desk.close();
      },
      // Half-written replacements count: a kill leaves none behind for good.
      journalBytes: ({ page }) => opfsBytes(page),
    });
  },
);

test(
  'in the shell: killed while its journal is trimmed, and its database emptied, a desk has lost nothing',
  ONCE,
  async () => {
    const folder = await temporaryFolder();
    const dataFolder = join(folder, 'desk');
    const app = await buildWithShortJournal(folder);
    let isNew = true;
    await trimAndKill(folder, {
      async open(server) {
        const enrolmentCode = isNew ? { enrolmentCode: await server.enrolmentCode() } : {};
        isNew = false;
        return openDesk({ dataFolder, serverUrl: server.url, app, ...enrolmentCode });
      },
      emptyDatabase: () => rm(join(dataFolder, 'IndexedDB'), { recursive: true }),
      journalBytes: async () => (await stat(join(dataFolder, 'journal', 'desk.journal'))).size,
    });
  },
);

/**
 * Rounds of: some visitors are received, the server is backed up, the desk hears of it and is killed at some moment of that,
 * every second time its database is emptied, and it is opened again. Everybody is there, with his number, every time.
 */
async function trimAndKill(folder: string, edition: Edition): Promise<void> {
  const dice = createDice(SEED);
  const acknowledged = new Map<string, string>();
  const written: number[] = [];
  let server = await startServer({ dataFolder: folder });
  const port = Number(new URL(server.url).port);
  let desk = await edition.open(server);
  let who = await receptionistAt(desk);
  await who.isReady();
  let received = 0;
  const receive = async (): Promise<void> => {
    const phone = `05${String(50_000_000 + (received += 1))}`;
    acknowledged.set(phone, await receiveNew(who, 'F2', { typed: phone, section: 1, service: 1 }));
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let visitor = 0; visitor < 3; visitor += 1) await receive();
    await untilSent(desk.page);
    written.push(await edition.journalBytes(desk));
    await server.stop();
    // The first backup in a folder is made at the start.
    server = await startServer({ dataFolder: folder, port, backups: join(folder, `backups-${round}`) });
    await wait(dice.below(INTO_THE_TRIMMING_MS));
    await desk.killHard();
    if (round % 2 === 0) await edition.emptyDatabase(server);
    desk = await edition.open(server);
    who = await receptionistAt(desk);
    await who.isReady();
    for (const phone of acknowledged.keys())
      expect(balanceWithDesk(acknowledged, phone, await numbersFor(who, phone))).toEqual({ lost: [], doubled: [] });
  }
  // What was heard with hello has been thrown away, and counting goes on from what is left.
  await expect.poll(() => edition.journalBytes(desk)).toBeLessThan(Math.max(...written));
  await receive();
  await untilSent(desk.page);
  expect(desk.faults.filter((fault) => !/ERR_CONNECTION_REFUSED|Failed to load/.test(fault))).toEqual([]);
  await server.stop();
  expect(balanceWithLog(acknowledged, await readServerLog(folder))).toEqual({ lost: [], doubled: [] });
  expect(new Set(acknowledged.values()).size).toBe(3 * ROUNDS + 1);
}

/** The built desk, but that it keeps two changes where it is delivered to keep thousands: a day's work is a few visitors. */
function withShortJournal(script: string): string {
  const short = script.replace(/\{kept:[\w$]+,leastGain:[\w$]+\}/, '{kept:2,leastGain:1}');
  expect(short).not.toBe(script);
  return short;
}

async function buildWithShortJournal(folder: string): Promise<string> {
  const app = join(folder, 'app');
  await mkdir(app);
  for (const part of ['package.json', 'out/main', 'out/preload', 'out/renderer', 'resources'])
    await cp(join(repositoryRoot, part), join(app, part), { recursive: true });
  const assets = join(app, 'out', 'renderer', 'assets');
  const script = (await readdir(assets)).find((name) => /^index-.*\.js$/.test(name)) ?? '';
  await writeFile(join(assets, script), withShortJournal(await readFile(join(assets, script), 'utf8')));
  return app;
}

/** The bytes of all that lies in the origin's private files: half-written replacements too. */
const opfsBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    let bytes = 0;
    for await (const handle of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values())
      if (handle.kind === 'file') bytes += (await (handle as FileSystemFileHandle).getFile()).size;
    return bytes;
  });
