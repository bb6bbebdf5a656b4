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
async function openMenu(waiting = 0) {
  const onLock = vi.fn();
  const { user } = renderDesk(
    <DeskMenu personName="نوف الأسمري" deskName="مكتب الاستقبال" deskCode="02" waiting={waiting} onLock={onLock} />,
  );
  await user.tab();
  expect(document.activeElement?.textContent).toContain('نوف الأسمري');
  await user.keyboard('{Enter}');
  const menu = within(await screen.findByRole('dialog', { name: 'العرض' }));
  expect(menu.getByText('مكتب الاستقبال')).toBeTruthy();
  return { user, menu, onLock };
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
  expect(document.activeElement?.textContent).toContain('نوف الأسمري');
});

test('the shift ends at once where nothing waits, and asks first where something does', async () => {
  const quiet = await openMenu();
  await quiet.user.click(quiet.menu.getByRole('button', { name: 'أنهِ المناوبة' }));
  expect(quiet.onLock).toHaveBeenCalledOnce();
});

test('a shift with records that were not sent ends only after a question whose safe answer has the focus', async () => {
  const { user, menu, onLock } = await openMenu(2);
  await user.click(menu.getByRole('button', { name: 'أنهِ المناوبة' }));
  const question = within(await screen.findByRole('alertdialog'));
  expect(question.getByText(/سجلان محفوظان على هذا الجهاز/)).toBeTruthy();
  expect(document.activeElement?.textContent).toContain('ابقَ حتى تُرسل');
  expect(onLock).not.toHaveBeenCalled();
  await user.click(question.getByRole('button', { name: 'أنهِ المناوبة الآن' }));
  expect(onLock).toHaveBeenCalledOnce();
});
