import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { newCounter } from './pages/counter.ts';
import { tourOfEarlierWords, tourOfPaperDialogs } from './pages/paper-dialogs-tour.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('axe finds no fault in the dialogs of papers and files, nor in the words before the present ones', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { desk, who } = await newCounter(server, folder);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  await tourOfPaperDialogs(who, look);
  await tourOfEarlierWords(who, look);
  expect(desk.faults).toEqual([]);
  expect(faults).toEqual([]);
});
