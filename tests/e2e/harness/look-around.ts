import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Desk } from './desk-harness.ts';

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

/** Pictures what is shown in both themes and adds what axe finds to `faults`. */
export async function lookAround(
  desk: Pick<Desk, 'page' | 'screenshot'>,
  faults: string[],
): Promise<(screen: string) => Promise<void>> {
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
