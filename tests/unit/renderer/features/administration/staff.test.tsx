import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { Staff } from '#renderer/features/administration/StaffScreen.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { RefusedError, UnreachableError } from '#renderer/sync/transport.ts';
import { createMemoryDrafts } from '#tests/fakes/memory-drafts.ts';
import { aUser, expectNoFaults, renderPage, rowWith } from './administration-lab.tsx';

beforeAll(async () => {
  await startLanguage();
});

const CODE = { code: '7K2M-9QXA', expiresAt: '2026-11-27T06:30:00.000Z' };
const saad = aUser({ userId: 'u-saad', name: 'سعد الشهري', roles: ['MANAGER'], sections: [], secretKind: null });

const open = async (user: ReturnType<typeof renderPage>['user'], name: string): Promise<void> =>
  user.click(await rowWith(name));
const checkbox = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

test('people are listed with their rights, and whether they were ever here', async () => {
  const { container } = renderPage(<Staff />, { users: async () => [aUser(), saad] });
  const { textContent } = await rowWith('نوف الأسمري');
  expect(textContent).toContain('الاستقبال');
  expect(textContent).toContain('مفعّل');
  expect((await rowWith('سعد الشهري')).textContent).toContain('بانتظار أول دخول');
  await expectNoFaults(container);
});

test('a new person needs a name, a role and where it matters a section; then a code is shown once', async () => {
  const addUser = vi.fn(async () => ({ userId: 'u-new', ...CODE }));
  const users = vi
    .fn()
    .mockResolvedValueOnce([aUser()])
    .mockResolvedValue([aUser(), aUser({ userId: 'u-new', name: 'هيا العمري', secretKind: null })]);
  const { user, container } = renderPage(<Staff />, { users, addUser });
  await rowWith('نوف الأسمري');
  await user.click(screen.getByRole('button', { name: /مستخدم جديد/ }));
  const add = () => screen.getByRole<HTMLButtonElement>('button', { name: /أضف المستخدم/ });
  expect(screen.getByText('ينقص الاسم')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'الاسم' }), 'هيا العمري');
  expect(screen.getByText('اختر صلاحية واحدة على الأقل')).toBeTruthy();
  await user.click(checkbox('الهاتف'));
  expect(screen.getByText('اختر قسمًا لهذه الصلاحيات')).toBeTruthy();
  expect(add().disabled).toBe(true);
  await user.click(checkbox('رجال'));
  await user.click(add());
  expect(addUser).toHaveBeenCalledExactlyOnceWith({ name: 'هيا العمري', roles: ['PHONE_AGENT'], sections: ['MEN'] });
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'رمز الدخول' });
  expect([field.value, field.readOnly]).toEqual(['7K2M-9QXA', true]);
  await expectNoFaults(container);

  await open(user, 'نوف الأسمري');
  await open(user, 'هيا العمري');
  expect(screen.queryByRole('textbox', { name: 'رمز الدخول' })).toBeNull();
});

test('only what was changed is sent', async () => {
  const changeUser = vi.fn(async () => undefined);
  const { user } = renderPage(<Staff />, { users: async () => [aUser()], changeUser });
  await open(user, 'نوف الأسمري');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /احفظ/ }).disabled).toBe(true);
  await user.click(checkbox('مشترك'));
  await user.click(screen.getByRole('button', { name: /احفظ/ }));
  expect(changeUser).toHaveBeenCalledExactlyOnceWith('u-nouf', { sections: ['WOMEN', 'FAMILY'] });
});

test('suspending asks first, and its safe answer has the focus', async () => {
  const changeUser = vi.fn(async () => undefined);
  const { user } = renderPage(<Staff />, { users: async () => [aUser()], changeUser });
  await open(user, 'نوف الأسمري');
  await user.click(screen.getByRole('button', { name: 'أوقف' }));
  const question = within(await screen.findByRole('alertdialog'));
  expect(document.activeElement?.textContent).toContain('أبقِ الحساب');
  expect(changeUser).not.toHaveBeenCalled();
  await user.click(question.getByRole('button', { name: 'أوقف' }));
  expect(changeUser).toHaveBeenCalledExactlyOnceWith('u-nouf', { state: 'SUSPENDED' });
});

test('whoever is suspended is let in again without a question', async () => {
  const changeUser = vi.fn(async () => undefined);
  const { user } = renderPage(<Staff />, { users: async () => [aUser({ state: 'SUSPENDED' })], changeUser });
  await open(user, 'نوف الأسمري');
  await user.click(screen.getByRole('button', { name: 'أعد إلى العمل' }));
  expect(changeUser).toHaveBeenCalledExactlyOnceWith('u-nouf', { state: 'ACTIVE' });
});

test('without the server nothing is asked, and the page says why', async () => {
  const users = vi.fn(async () => [aUser()]);
  const { container, user } = renderPage(<Staff />, { users }, 'offline');
  expect(screen.getByText(/لا اتصال بالخادم/)).toBeTruthy();
  expect(users).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: /مستخدم جديد/ }));
  expect(screen.getByText('يحتاج اتصالًا بالخادم')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /أضف المستخدم/ }).disabled).toBe(true);
  await expectNoFaults(container);
});

test.each([
  ['last-administrator', 'لا بد أن يبقى مدير نظام واحد على الأقل'],
  ['not-permitted', 'لم تعد هذه الصلاحية لك'],
] as const)('a refusal is said in words: %s', async (code, words) => {
  const refused = new RefusedError({ type: `urn:istiqbal:problem:${code}`, title: code, status: 409, code });
  const changeUser = vi.fn(async () => Promise.reject(refused));
  const { user } = renderPage(<Staff />, { users: async () => [aUser()], changeUser });
  await open(user, 'نوف الأسمري');
  await user.click(checkbox('رجال'));
  await user.click(screen.getByRole('button', { name: /احفظ/ }));
  expect((await screen.findByRole('alert')).textContent).toContain(words);
  expect(checkbox('رجال').checked).toBe(true);
});

test('an answer that never comes is said, with what it means', async () => {
  const users = vi.fn(async () => Promise.reject(new UnreachableError('away')));
  renderPage(<Staff />, { users });
  expect((await screen.findByRole('alert')).textContent).toContain('الخادم لا يجيب');
});

test('what was typed of a new person and changed of another is there again after the page was shut', async () => {
  const drafts = createMemoryDrafts();
  const begin = () => renderPage(<Staff />, { users: async () => [aUser(), saad] }, 'online', drafts);
  const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'الاسم' });
  const first = begin();
  await rowWith('نوف الأسمري');
  await first.user.click(screen.getByRole('button', { name: /مستخدم جديد/ }));
  await first.user.type(name(), 'هيا');
  await open(first.user, 'سعد الشهري');
  await first.user.type(name(), ' الأسمري');
  first.unmount();

  const { user } = begin();
  await rowWith('نوف الأسمري');
  await screen.findByDisplayValue('هيا');
  await open(user, 'سعد الشهري');
  await screen.findByDisplayValue('سعد الشهري الأسمري');
  await user.click(screen.getByRole('button', { name: /مستخدم جديد/ }));
  expect(name().value).toBe('هيا');
});

test('a name that is too long is said at its field and not sent', async () => {
  const changeUser = vi.fn();
  const { user } = renderPage(<Staff />, { users: async () => [aUser()], changeUser });
  await open(user, 'نوف الأسمري');
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'الاسم' });
  await user.click(field);
  await user.paste('م'.repeat(90));
  expect(field.value).toHaveLength('نوف الأسمري'.length + 90);
  expect(screen.getByText(/أطول من المسموح/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(changeUser).not.toHaveBeenCalled();
});
