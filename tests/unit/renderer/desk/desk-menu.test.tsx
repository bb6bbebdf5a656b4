import { screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DeskMenu } from '#renderer/desk/DeskMenu.tsx';
import { chosenLanguage, startLanguage } from '#renderer/i18n/language.ts';
import { chosenAppearance } from '#renderer/styles/appearance.ts';
import { renderDesk } from '../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
  vi.unstubAllGlobals();
});

/** Opens the menu with the keyboard alone. */
async function openMenu() {
  const { user } = renderDesk(<DeskMenu deskName="مكتب الاستقبال" deskCode="02" />);
  await user.tab();
  expect(document.activeElement?.textContent).toContain('مكتب الاستقبال · 02');
  await user.keyboard('{Enter}');
  return { user, menu: within(await screen.findByRole('dialog', { name: 'العرض' })) };
}

test('the appearance is chosen with the arrow keys, shown at once and remembered', async () => {
  const { user, menu } = await openMenu();
  await user.tab();
  expect(document.activeElement).toBe(menu.getByRole('radio', { name: 'كالنظام' }));
  await user.keyboard('{ArrowUp}');
  expect(menu.getByRole<HTMLInputElement>('radio', { name: 'داكن' }).checked).toBe(true);
  expect([document.documentElement.dataset.theme, chosenAppearance()]).toEqual(['dark', 'dark']);
});

test('the other language is one key away and says its own name', async () => {
  const reload = vi.fn();
  const { user, menu } = await openMenu();
  vi.stubGlobal('location', { reload });
  await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(menu.getByRole('button', { name: 'English' }));
  expect(menu.getByText('English').lang).toBe('en');
  await user.keyboard('{Enter}');
  expect([chosenLanguage(), reload.mock.calls.length]).toEqual(['en', 1]);
});

test('Escape closes the menu and gives the focus back', async () => {
  const { user } = await openMenu();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement?.textContent).toContain('مكتب الاستقبال');
});
