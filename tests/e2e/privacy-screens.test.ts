import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { newCounter } from './pages/counter.ts';
import { tourOfPrivacy } from './pages/privacy-tour.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('axe finds no fault in what is about people’s rights over their data; each screen is pictured', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { desk, who } = await newCounter(server, folder);
  const faults: string[] = [];
  await tourOfPrivacy(who, await lookAround(desk, faults));
  expect(desk.faults).toEqual([]);
  expect(faults).toEqual([]);
});
