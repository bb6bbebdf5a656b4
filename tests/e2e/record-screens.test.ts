import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { newCounter } from './pages/counter.ts';
import { tourOfTheRecord, tourOfTheRecordInEnglish } from './pages/record-tour.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('axe finds no fault in the month’s report nor in what is learnt from opinions, in Arabic or English', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { desk, who } = await newCounter(server, folder);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  await tourOfTheRecord(who, look);
  expect(desk.faults).toEqual([]);
  await tourOfTheRecordInEnglish(who, look);
  expect(faults).toEqual([]);
});
