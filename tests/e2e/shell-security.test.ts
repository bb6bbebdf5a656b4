import { test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { takeOver } from './harness/taken-over.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('a page that was taken over reaches neither the machine nor another address', async () => {
  const folder = await temporaryFolder();
  const { desk } = await newCounter(await startServer({ dataFolder: folder }), folder);
  await takeOver(desk);
});
