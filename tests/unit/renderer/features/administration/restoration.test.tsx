import { screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Desks } from '#renderer/features/administration/DesksScreen.tsx';
import { Staff } from '#renderer/features/administration/StaffScreen.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { UnreachableError } from '#renderer/sync/transport.ts';
import { aDesk, aUser, expectNoFaults, renderPage, rowWith } from './administration-lab.tsx';

beforeAll(async () => {
  await startLanguage();
});

const RESTORED = { restoredAt: '2026-11-24T06:00:00.000Z', backedUpAt: '2026-11-23T03:00:00.000Z' };
const reviewed = () => screen.queryByRole<HTMLButtonElement>('button', { name: 'راجعت القائمتين' });

test.each([
  ['people', <Staff key="staff" />, { users: async () => [aUser()] }, 'نوف الأسمري'],
  ['desks', <Desks key="desks" />, { desks: async () => [aDesk()] }, 'مكتب النساء'],
] as const)(
  'the page of the %s says that the server was restored, until it is said that all was gone through',
  async (_name, page, answers, row) => {
    const restoration = vi.fn().mockResolvedValueOnce(RESTORED).mockResolvedValue(null);
    const reviewRestoration = vi.fn(async () => undefined);
    const { container, user } = renderPage(page, { ...answers, restoration, reviewRestoration });
    await rowWith(row);
    const notice = await screen.findByText(/لا يعرف الخادم ما قُرر بينهما/);
    expect(notice.textContent).not.toContain('{{');
    await expectNoFaults(container);
    const button = reviewed();
    if (!button) throw new Error('nothing can be said');
    await user.click(button);
    expect(reviewRestoration).toHaveBeenCalledExactlyOnceWith(RESTORED);
    await waitFor(() => expect(reviewed()).toBeNull());
    expect(screen.queryByText(/لا يعرف الخادم ما قُرر بينهما/)).toBeNull();
  },
);

test('a server that was never restored is not spoken of', async () => {
  renderPage(<Staff />, { users: async () => [aUser()] });
  await rowWith('نوف الأسمري');
  expect(reviewed()).toBeNull();
});

test('what the server did not hear stays, and its silence is said', async () => {
  const reviewRestoration = vi.fn(async () => Promise.reject(new UnreachableError('away')));
  const { user } = renderPage(<Staff />, { restoration: async () => RESTORED, reviewRestoration });
  await user.click(await screen.findByRole('button', { name: 'راجعت القائمتين' }));
  expect((await screen.findByRole('alert')).textContent).toContain('الخادم لا يجيب');
  expect(reviewed()).not.toBeNull();
});

test('the same is said in English', async () => {
  await i18next.changeLanguage('en');
  onTestFinished(() => void i18next.changeLanguage('ar'));
  renderPage(<Staff />, { restoration: async () => RESTORED });
  expect(await screen.findByText(/does not know what was decided about people and desks/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'I have gone through both lists' })).toBeTruthy();
});
