import { afterEach, expect, test } from 'vitest';
import html from '#renderer/index.html?raw';
import { appearances, chooseAppearance, chosenAppearance } from '#renderer/styles/appearance.ts';
import startScript from '#resources/public/chosen-appearance.js?raw';

const page = document.documentElement;

/** What a page does first when it is opened. */
function start(): void {
  const script = document.createElement('script');
  script.text = startScript;
  document.head.append(script);
  script.remove();
}

afterEach(() => {
  localStorage.clear();
  delete page.dataset.theme;
});

test('the desk looks as the system does unless it was told otherwise', () => {
  start();
  expect([chosenAppearance(), page.dataset.theme]).toEqual(['system', undefined]);
});

test.each(appearances)('"%s" is shown at once, remembered, and there again at the next start', (appearance) => {
  chooseAppearance('dark');
  chooseAppearance(appearance);
  const shown = page.dataset.theme;
  expect(shown).toBe(appearance === 'system' ? undefined : appearance);
  expect(chosenAppearance()).toBe(appearance);
  delete page.dataset.theme;
  start();
  expect(page.dataset.theme).toBe(shown);
});

test('something unknown in its place is as the system', () => {
  localStorage.setItem('appearance', 'sepia');
  start();
  expect([chosenAppearance(), page.dataset.theme]).toEqual(['system', undefined]);
});

test('the page runs the script before it draws, and holds none of its own', () => {
  const { head, scripts } = new DOMParser().parseFromString(html, 'text/html');
  const early = head.querySelector('script[src="/chosen-appearance.js"]');
  expect([early?.hasAttribute('async'), early?.hasAttribute('defer'), early?.getAttribute('type')]).toEqual([
    false,
    false,
    null,
  ]);
  expect([...scripts].map(({ text }) => text).join('')).toBe('');
});
