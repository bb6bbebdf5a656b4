import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { openDesk, startServer, type ElectronDesk } from './desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { tourOfEveryScreen, tourOfSetup, tourOfTheDoor } from './pages/every-screen.ts';
import { receiveNew } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Colours are all that the theme changes. */
const RULES = { light: {}, dark: { runOnly: ['color-contrast'] } } as const;

/** While its choices are open, a combo box hides all else from those who hear the screen; axe then misses what is hidden. */
const RULES_BESIDE_OPEN_CHOICES = {
  rules: Object.fromEntries(
    ['aria-hidden-focus', 'page-has-heading-one', 'region'].map((rule) => [rule, { enabled: false }]),
  ),
};

/** React Aria says a busy button's words by pointing at them, and keeps that for some seconds after the button is gone. */
const ALL_BUT_WHAT_WAS_SAID = { exclude: ['[data-live-announcer]'] };

test('no screen has a fault that axe finds, by day or by night; each is pictured', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const counter = await newCounter(server, folder);
  const faults: string[] = [];
  const look = await lookAround(counter.desk, faults);
  await tourOfEveryScreen(counter, look);

  await resize(counter.desk, 1366, 700);
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

/** Pictures what is shown in both themes and adds what axe finds to `faults`. */
async function lookAround(desk: ElectronDesk, faults: string[]): Promise<(screen: string) => Promise<void>> {
  const { page } = desk;
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return async (screen) => {
    // Shutting the desk opens its page anew.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
    // The colours of both languages are the same.
    for (const theme of screen.startsWith('en-') ? (['light'] as const) : (['light', 'dark'] as const)) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const { violations } = await page.evaluate(
        ([context, options]) =>
          (window as unknown as { axe: { run(c: unknown, o: unknown): Promise<AxeResults> } }).axe.run(
            context,
            options,
          ),
        [
          ALL_BUT_WHAT_WAS_SAID,
          theme === 'light' && screen === 'intake-village' ? RULES_BESIDE_OPEN_CHOICES : RULES[theme],
        ] as const,
      );
      for (const { id, nodes } of violations)
        for (const { target, failureSummary } of nodes)
          faults.push(`${screen}, ${theme}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`);
      await desk.screenshot(`${screen}-${theme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
}

const resize = ({ app }: ElectronDesk, width: number, height: number): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [width, height] as const,
  );
