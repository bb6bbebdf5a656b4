import { join } from 'node:path';
import { expect, test } from 'vitest';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import home from '#renderer/i18n/locales/ar/home.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import { layNetworkCable } from './harness/network-cable.ts';
import { newCounter, openCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { bookFirstFreeSlot, openFromToday } from './pages/request-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const HAMAD = { typed: '0507654321', name: 'حمد بن سعد الشهري', section: 1, service: 2 } as const;

/** What the task of a lost time begins with. */
const LOST = home.due.clash.split('{{')[0] ?? '';

test('a time that another desk took meanwhile becomes a task with the three nearest free ones, and one key moves it', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const cable = await layNetworkCable(server.url);
  const enrolmentCode = await server.enrolmentCode();
  const { who: away } = await openCounter({ dataFolder: join(folder, 'away'), serverUrl: cable.url, enrolmentCode });
  const { who: there } = await newCounter(server, folder, 'there');
  const salim = await receiveNew(away, 'F2', SALIM);
  await away.isReady();
  const hamad = await receiveNew(there, 'F2', HAMAD);
  await there.isReady();

  await cable.cut();
  await book(away, salim);
  await book(there, hamad);
  await there.isReady();
  await cable.mend();
  await away.isReady();

  await away.goTo('home');
  await away.page.getByRole('option').filter({ hasText: LOST }).waitFor();
  await away.press('F8');
  await away.press('Enter');
  const offered = away.page.getByRole('listbox', { name: desk.clash.slots });
  await offered.getByRole('option').first().waitFor();
  expect(await offered.getByRole('option').count()).toBe(3);
  await away.tabTo(offered.getByRole('option'));
  await away.press('Enter');
  await away.sees(desk.clash.moved);
  await away.isReady();
  await away.goTo('home');
  await away.sees(home.due.none);
});

/** Books the first free time of a request; its slip is put away. */
async function book(who: Receptionist, referenceNumber: string): Promise<void> {
  await openFromToday(who, referenceNumber);
  await bookFirstFreeSlot(who);
  await who.press('Escape');
  await who.page.getByRole('dialog').waitFor({ state: 'detached' });
}
