import { expect, test } from 'vitest';
import { startServer } from './harness/desk-harness.ts';
import { cutOff } from './harness/cut-off.ts';
import { resizeDesk } from './harness/window-size.ts';
import { newCounter } from './pages/counter.ts';
import { takeACall, tourBesideACall } from './pages/beside-a-call-tour.ts';
import { receiveNew } from './pages/intake-page.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SIZES = [
  [1366, 700],
  [1024, 768],
] as const;

test('beside the panel of a call nothing of any screen is cut off, nor scrolls sideways', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { desk, who } = await newCounter(server, folder);
  const { page } = desk;
  await receiveNew(who, 'F2', {
    typed: '0551112223',
    name: 'عبدالرحمن بن سعيد بن محمد آل مشهور',
    section: 1,
    service: 2,
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await takeACall(who, '0551112223');
  const faults: string[] = [];
  for (const [width, height] of SIZES) {
    await resizeDesk(desk, width, height);
    await tourBesideACall(who, async (screen) => {
      for (const each of await cutOff(page)) faults.push(`${width}: ${screen}: ${each}`);
      await desk.screenshot(`call-${width}-${screen}`);
    });
  }
  expect(desk.faults).toEqual([]);
  expect(faults).toEqual([]);
});
