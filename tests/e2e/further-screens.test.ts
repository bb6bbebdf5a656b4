import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { newCounter } from './pages/counter.ts';
import { tourInEnglish } from './pages/english-tour.ts';
import { tourOfFurtherStates } from './pages/further-states-tour.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('axe finds no fault in what stands over and beside the screens, nor in any screen in English', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { desk, who } = await newCounter(server, folder);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  await tourOfFurtherStates(who, look);
  // The language is chosen for a page that is opened anew; what that breaks off is Chromium's own.
  expect(desk.faults).toEqual([]);
  await tourInEnglish(who, look);
  expect(faults).toEqual([]);
});
