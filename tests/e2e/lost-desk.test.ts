import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { repositoryRoot } from '#tools/folders.mjs';
import words from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import setup from '#renderer/i18n/locales/ar/setup.json' with { type: 'json' };
import sync from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { cutOff } from './harness/cut-off.ts';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';
import { resizeDesk } from './harness/window-size.ts';
import { newCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { requestsOf } from './pages/search-page.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const HIND = { typed: '0507654321', name: 'هند بنت سعد الشهري', section: 2, service: 1 } as const;

/** Runs a command of the server's program on its folder, while it is at rest. */
async function onBackup(folder: string, ...command: readonly string[]): Promise<void> {
  const main = join(repositoryRoot, 'out', 'server', 'main.js');
  const parameters = [main, ...command, '--data', join(folder, 'server'), join(folder, 'server.backup')];
  const env = { ...process.env, ISTIQBAL_BACKUP_PASSPHRASE: 'عبارة مرور لنسخ التجربة' };
  await promisify(execFile)(process.execPath, parameters, { env });
}

test('a desk enrolled after the backup from which its server was restored says so within the window, and with a code is itself again', async () => {
  const folder = await temporaryFolder();
  const first = await startServer({ dataFolder: folder });
  const port = Number(new URL(first.url).port);
  await first.stop();
  await onBackup(folder, 'backup');
  const before = await startServer({ dataFolder: folder, port });
  const { desk, who } = await newCounter(before, folder);
  const sent = await receiveNew(who, 'F2', SALIM);
  await who.isReady();
  await before.stop();
  const unsent = await receiveNew(who, 'F2', HIND);
  await onBackup(folder, 'restore', '--replace');
  const restored = await startServer({ dataFolder: folder, port });

  await who.strip.getByText(words.strip.problem['not-signed-in']).waitFor();
  await who.goTo('sync');
  await who.sees(sync.lost.title);
  const code = desk.page.getByLabel(setup.code, { exact: true });
  await who.tabTo(code);
  await who.type('ABCD-2345');
  await who.press('Enter');
  await who.sees(setup.problem['code-unknown']);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  for (const width of [1366, 1024]) {
    await resizeDesk(desk, width, 768);
    await look(`lost-desk-${width}`);
    for (const each of await cutOff(desk.page)) faults.push(`${width}: ${each}`);
    const { right, left } = await desk.page.evaluate(() => {
      const keys = [...document.querySelectorAll('footer button')].map((key) => key.getBoundingClientRect());
      return {
        left: Math.min(...keys.map((key) => key.left)),
        right: innerWidth - Math.max(...keys.map((key) => key.right)),
      };
    });
    if (left < 0 || right < 0) faults.push(`${width}: the keys of the strip reach out of the window`);
  }
  expect(faults).toEqual([]);

  await code.fill(await restored.enrolmentCode());
  await who.press('Enter');
  await desk.page.getByLabel(unlock.secret.passphrase, { exact: true }).waitFor();
  await who.isReady();
  expect(await requestsOf(who, SALIM.typed)).toEqual([sent]);
  expect(await requestsOf(who, HIND.typed)).toEqual([unsent]);
  const { who: other } = await newCounter(restored, folder, 'other');
  expect(await requestsOf(other, SALIM.typed)).toEqual([sent]);
  expect(await requestsOf(other, HIND.typed)).toEqual([unsent]);
});
