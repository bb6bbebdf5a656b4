import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { expect, test } from 'vitest';
import { AppFrame } from '#renderer/ui/frame/AppFrame.tsx';
import { Main } from '#renderer/ui/frame/Main.tsx';
import { renderDesk } from './render-desk.tsx';

const around = (content: ReactNode) => (
  <AppFrame rail={<button type="button">الطلبات</button>} topBar={<header />} strip={<footer />}>
    {content}
  </AppFrame>
);
const home = <Main key="home">الاستقبال</Main>;
const focused = () => document.activeElement;
/** Whoever wants the focus has taken it by then. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

test('a screen that gives the focus to nothing takes it, at its first drawing and from the link that led to it', async () => {
  const { rerender } = renderDesk(around(home));
  await waitFor(() => expect(focused()).toBe(screen.getByRole('main')));
  screen.getByRole('button', { name: 'الطلبات' }).focus();
  rerender(around(<Main key="requests">الطلبات كلها</Main>));
  await waitFor(() => expect(focused()).toBe(screen.getByRole('main')));
  expect(focused()?.textContent).toBe('الطلبات كلها');
});

test('the frame stays as screens change', () => {
  const { rerender } = renderDesk(around(home));
  const link = screen.getByRole('button', { name: 'الطلبات' });
  const before = screen.getByRole('main');
  rerender(around(<Main key="requests">الطلبات كلها</Main>));
  expect(link.isConnected).toBe(true);
  expect(before.isConnected).toBe(false);
});

test('a field that asks for the focus keeps it', async () => {
  const { rerender } = renderDesk(around(home));
  rerender(
    around(
      <Main key="intake">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what is tested */}
        <input aria-label="الجوال" autoFocus />
      </Main>,
    ),
  );
  await nextFrame();
  expect(focused()).toBe(screen.getByRole('textbox', { name: 'الجوال' }));
});

test('what lies over the whole window keeps the focus', async () => {
  const { rerender } = renderDesk(around(home));
  const dialog = (key: string) =>
    around(
      <>
        <Main key={key}>{key}</Main>
        {createPortal(<button type="button">أغلق</button>, document.body)}
      </>,
    );
  rerender(dialog('one'));
  await nextFrame();
  screen.getByRole('button', { name: 'أغلق' }).focus();
  rerender(dialog('two'));
  await nextFrame();
  expect(focused()).toBe(screen.getByRole('button', { name: 'أغلق' }));
});
