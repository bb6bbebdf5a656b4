import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import backup from '#renderer/i18n/locales/ar/backup.json' with { type: 'json' };
import { placesOf } from './harness/byte-hunt.ts';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { layNetworkCable } from './harness/network-cable.ts';
import { backUp, bringBack, chooseBackup, chooseFolder, openBackups } from './pages/backup-page.ts';
import { newCounter, openCounter } from './pages/counter.ts';
import { fillIn, intakeParts, receiveNew } from './pages/intake-page.ts';
import { untilDraftIsKept } from './pages/kept-draft.ts';
import { requestsOf } from './pages/search-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const HIND = { typed: '0507654321', name: 'زبرجدة بنت كهرمان', section: 2, service: 1 } as const;
const NURAH = { typed: '0503334445', name: 'نورة بنت حسن', section: 2, service: 1 } as const;
const DRAFTED = '0559998877';

/** Words that stand in a backup, sealed, and nowhere to be read. */
const TELLING = ['زبرجدة', 'كهرمان', '07654321', '07 654 321', DRAFTED.slice(1)];

/** Words of a text of the screen up to its first number. */
const beginOf = (text: string): string => text.slice(0, text.indexOf('{{'));

test('a computer breaks with work that was not sent: its backup brings it to a new one, once, even when the old one comes back', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const cable = await layNetworkCable(server.url);
  const backups = join(folder, 'backups');
  await mkdir(backups);
  const oldFolder = join(folder, 'old');
  const old = await openCounter({
    dataFolder: oldFolder,
    serverUrl: cable.url,
    enrolmentCode: await server.enrolmentCode(),
  });
  const first = await receiveNew(old.who, 'F2', SALIM);
  await old.who.isReady();
  await chooseFolder(old, backups);
  await old.who.sees(backup.plan.last);
  // Of one day the newest is kept: the older one is put aside.
  const older = await spoiled(folder, await backUp(old.who, backups), 'older', (bytes) => bytes);

  await cable.cut();
  const unsent = await receiveNew(old.who, 'F2', HIND);
  await old.who.press('Escape');
  await fillIn(old.who, 'F3', { typed: DRAFTED, section: 1, service: 2 });
  await untilDraftIsKept(old.who);
  const newest = await backUp(old.who, backups);
  await old.desk.screenshot('backup-plan');
  await old.desk.killHard();
  expect(await placesOf(TELLING, backups)).toEqual([]);

  const fresh = await newCounter(server, folder, 'new');
  const { who } = fresh;
  await refused(who, await spoiled(folder, newest, 'empty', () => Buffer.alloc(0)), backup.back.obstacle.empty);
  const half = await spoiled(folder, newest, 'half', (bytes) => bytes.subarray(0, bytes.length >> 1));
  await refused(who, half, backup.back.obstacle.damaged);
  const foreign = await spoiled(folder, newest, 'foreign', () => Buffer.from('%PDF-1.7'));
  await refused(who, foreign, backup.back.obstacle['not-a-backup']);
  expect(await requestsOf(who, HIND.typed)).toEqual([]);

  await chooseBackup(who, newest);
  await who.sees(backup.back.unsent);
  await fresh.desk.screenshot('backup-chosen');
  await bringBack(who);
  await who.sees(beginOf(backup.back.done));
  await fresh.desk.screenshot('backup-brought-back');
  await who.isReady();
  expect(await requestsOf(who, HIND.typed)).toEqual([unsent]);
  expect(await requestsOf(who, SALIM.typed)).toEqual([first]);
  await who.press('F3');
  await expect.poll(() => intakeParts(who).phone.inputValue()).toContain('999');
  await who.press('Escape');
  // An older one afterwards changes nothing.
  await chooseBackup(who, older);
  await bringBack(who);
  await who.sees(beginOf(backup.back.done));
  const own = await receiveNew(who, 'F2', NURAH);
  expect(own.split('/')[1]).not.toBe(unsent.split('/')[1]);

  // The old computer was not broken after all.
  await cable.mend();
  const again = await openCounter({ dataFolder: oldFolder, serverUrl: cable.url });
  expect(await requestsOf(again.who, HIND.typed)).toEqual([unsent]);
  expect(await requestsOf(again.who, NURAH.typed)).toEqual([own]);
  await who.isReady();
  expect(await requestsOf(who, HIND.typed)).toEqual([unsent]);
});

test('a folder that is gone is said where everybody sees it, and holds nobody up; the choice survives a restart', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const backups = join(folder, 'backups');
  await mkdir(backups);
  const counter = await newCounter(server, folder);
  await chooseFolder(counter, backups);
  await backUp(counter.who, backups);
  await rm(backups, { recursive: true });
  const faults: string[] = [];
  const look = await lookAround(counter.desk, faults);
  await openBackups(counter.who);
  await counter.who.confirm();
  await counter.who.sees(beginOf(backup.fault['folder-gone']));
  await look('backup-failed');
  await counter.who.goTo('sync');
  await counter.who.sees(beginOf(backup.fault['folder-gone']));
  await look('sync-backup-failed');
  expect(faults).toEqual([]);
  await receiveNew(counter.who, 'F2', SALIM);
  await counter.who.isReady();
  await counter.desk.close();

  await mkdir(backups);
  const again = await openCounter({ dataFolder: counter.dataFolder, serverUrl: server.url });
  await openBackups(again.who);
  await again.who.sees(backups);
  await backUp(again.who, backups);
  await expect.poll(() => again.who.page.getByText(beginOf(backup.fault['folder-gone'])).count()).toBe(0);
});

type Who = Awaited<ReturnType<typeof newCounter>>['who'];

/** A file that is no backup is named for what it is, and cannot be brought back. */
async function refused(who: Who, path: string, why: string): Promise<void> {
  await chooseBackup(who, path);
  await who.sees(why);
  expect(await who.page.getByRole('button', { name: backup.back.begin }).count()).toBe(0);
}

/** A copy of a backup to which something has happened. */
async function spoiled(
  folder: string,
  path: string,
  name: string,
  to: (bytes: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>,
): Promise<string> {
  const copy = join(folder, `${name}.istiqbal-backup`);
  await writeFile(copy, to(await readFile(path)));
  return copy;
}
