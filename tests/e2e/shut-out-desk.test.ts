import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import setup from '#renderer/i18n/locales/ar/setup.json' with { type: 'json' };
import { administratorAt } from './harness/administrator.ts';
import { openDesk, startServer } from './harness/desk-harness.ts';
import { layNetworkCable } from './harness/network-cable.ts';
import { openCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { requestsOf } from './pages/search-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const HIND = { typed: '0507654321', name: 'هند بنت سعد الشهري', section: 2, service: 1 } as const;

/** As a file that another computer's key ring sealed looks at this one. */
const OF_ANOTHER_KEY_RING = '{"protection":"system","sealed":"djEwAAAAAAAA"}\n';

test('a desk whose computer has lost its key is the same desk again with a code for it: what waited is sent, once', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const administrator = await administratorAt(server);
  const cable = await layNetworkCable(server.url);
  const dataFolder = join(folder, 'desk');
  const enrolmentCode = await server.enrolmentCode();
  const before = await openCounter({ dataFolder, serverUrl: cable.url, enrolmentCode });
  const sent = await receiveNew(before.who, 'F2', SALIM);
  await before.who.isReady();
  await cable.cut();
  const unsent = await receiveNew(before.who, 'F2', HIND);
  await before.desk.close();

  for (const name of ['device-key.json', 'enrolment.json'])
    await writeFile(join(dataFolder, name), OF_ANOTHER_KEY_RING);
  await cable.mend();
  const desk = await openDesk({ dataFolder, serverUrl: cable.url });
  const who = await receptionistAt(desk);
  await who.sees(setup.shutOut.title);
  await desk.screenshot('shut-out');
  // The code of a new desk makes it no other desk.
  const code = desk.page.getByLabel(setup.code, { exact: true });
  await code.fill(await server.enrolmentCode());
  await who.press('Enter');
  await who.sees(setup.problem['code-unknown']);
  await code.fill(await administrator.renewalCode());
  await who.press('Enter');
  await who.isReady();
  expect(await requestsOf(who, HIND.typed)).toEqual([unsent]);
  expect(await requestsOf(who, SALIM.typed)).toEqual([sent]);

  const enrolAnother = await server.enrolmentCode();
  const other = await openCounter({
    dataFolder: join(folder, 'other'),
    serverUrl: server.url,
    enrolmentCode: enrolAnother,
  });
  expect(await requestsOf(other.who, HIND.typed)).toEqual([unsent]);
  await desk.close();
  // And opens without the server from now on, as any desk.
  await cable.cut();
  const offline = await openCounter({ dataFolder, serverUrl: cable.url }, false);
  expect(await requestsOf(offline.who, HIND.typed)).toEqual([unsent]);
});
