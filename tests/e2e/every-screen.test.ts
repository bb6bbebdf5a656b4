import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk, startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { resizeDesk } from './harness/window-size.ts';
import { newCounter } from './pages/counter.ts';
import { tourOfEveryScreen, tourOfSetup, tourOfTheDoor } from './pages/every-screen.ts';
import { receiveNew } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('no screen has a fault that axe finds, by day or by night; each is pictured', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const counter = await newCounter(server, folder);
  const faults: string[] = [];
  const look = await lookAround(counter.desk, faults);
  await tourOfEveryScreen(counter, look);

  await resizeDesk(counter.desk, 1366, 700);
  await counter.who.goTo('home');
  await look('home-low');

  // What the console has to say of a secret refused, and once the server is gone, is Chromium's own.
  expect(counter.desk.faults).toEqual([]);
  await tourOfTheDoor(counter, look);

  await server.stop();
  await counter.who.strip.getByText('دون اتصال').waitFor();
  await receiveNew(counter.who, 'F3', { typed: '0590001112', name: 'هيا العمري', section: 2, service: 2 });
  await counter.who.goTo('sync');
  await look('sync-offline');
  expect(faults).toEqual([]);
});

test('the first screen has none either', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const desk = await openDesk({ dataFolder: join(folder, 'desk'), serverUrl: server.url });
  const faults: string[] = [];
  await tourOfSetup(await receptionistAt(desk), await lookAround(desk, faults));
  expect(faults).toEqual([]);
});
