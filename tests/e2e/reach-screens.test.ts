import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { newCounter } from './pages/counter.ts';
import { tourOfReach, tourOfReachInEnglish } from './pages/reach-tour.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('axe finds no fault in what reaches people, nor in what is learnt from it, in Arabic or English', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { desk, who } = await newCounter(server, folder);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  await tourOfReach(who, look);
  expect(desk.faults).toEqual([]);
  await tourOfReachInEnglish(who, look);
  expect(faults).toEqual([]);
});
