import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { Desks } from '#renderer/features/administration/DesksScreen.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { aDesk, expectNoFaults, renderPage, rowWith } from './administration-lab.tsx';

beforeAll(async () => {
  await startLanguage();
});

test('desks are listed with when they were seen and whether they still are desks', async () => {
  const gone = aDesk({ deviceId: 'd-gone', name: 'مكتب قديم', deskCode: '03', revokedAt: '2026-11-20T06:00:00.000Z' });
  const { container } = renderPage(<Desks />, {
    desks: async () => [aDesk(), gone, aDesk({ deviceId: 'd-new', name: 'مكتب الهاتف', lastSeenAt: null })],
  });
  const rowOf = async (name: string) => (await rowWith(name)).textContent;
  expect(await rowOf('مكتب النساء')).toContain('يعمل');
  expect(await rowOf('مكتب قديم')).toContain('ملغى');
  expect(await rowOf('مكتب الهاتف')).toContain('لم يتصل بعد');
  await expectNoFaults(container);
});

test('a desk is revoked only after a question whose safe answer has the focus', async () => {
  const changeDesk = vi.fn(async () => undefined);
  const { user } = renderPage(<Desks />, { desks: async () => [aDesk()], changeDesk });
  await user.click(await rowWith('مكتب النساء'));
  await user.click(screen.getByRole('button', { name: 'ألغِ المكتب' }));
  const question = within(await screen.findByRole('alertdialog'));
  expect(question.getByText(/يمحو كل ما عليه/)).toBeTruthy();
  expect(document.activeElement?.textContent).toContain('أبقِ المكتب');
  await user.keyboard('{Escape}');
  expect(changeDesk).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'ألغِ المكتب' }));
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'ألغِ المكتب' }));
  expect(changeDesk).toHaveBeenCalledExactlyOnceWith('d-women', { revoked: true });
});

test('whoever would revoke the desk in front of him is told that it is this one', async () => {
  const { user } = renderPage(<Desks />, { desks: async () => [aDesk({ deviceId: 'd-own' })] });
  await user.click(await rowWith('مكتب النساء'));
  expect(screen.getByText('هذا هو المكتب الذي تعمل عليه الآن')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'ألغِ المكتب' }));
  expect((await screen.findByRole('alertdialog')).textContent).toContain('هذا مكتبك الآن');
});

test('a revoked desk can be changed no more', async () => {
  const { user } = renderPage(<Desks />, { desks: async () => [aDesk({ revokedAt: '2026-11-20T06:00:00.000Z' })] });
  await user.click(await rowWith('مكتب النساء'));
  expect(screen.queryByRole('button', { name: 'ألغِ المكتب' })).toBeNull();
  expect(screen.queryByRole('button', { name: /احفظ/ })).toBeNull();
});

test('a new desk gets a code for the sections it will serve', async () => {
  const newDeskCode = vi.fn(async () => ({ code: '7K2M-9QXA', expiresAt: '2026-11-25T06:30:00.000Z' }));
  const { user, container } = renderPage(<Desks />, { desks: async () => [aDesk()], newDeskCode });
  await user.click(await screen.findByRole('button', { name: /مكتب جديد/ }));
  await user.click(screen.getByRole('checkbox', { name: 'نساء' }));
  await user.click(screen.getByRole('button', { name: /أصدر رمز التسجيل/ }));
  expect(newDeskCode).toHaveBeenCalledExactlyOnceWith({ sections: ['MEN', 'FAMILY'] });
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'رمز تسجيل مكتب' });
  expect(field.value).toBe('7K2M-9QXA');
  await expectNoFaults(container);
});
