import { screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import type { AuditLine, AuditPage } from '#shared/contract/audit.ts';
import { Audit } from '#renderer/features/administration/AuditScreen.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { expectNoFaults, noRowSays, renderPage, rowWith } from './administration-lab.tsx';

beforeAll(async () => {
  await startLanguage();
});

const line = (number: number, facts: Partial<AuditLine> = {}): AuditLine => ({
  number,
  at: '2026-11-24T06:30:00.000Z',
  by: 'u-nouf',
  kind: 'printed',
  facts: { paper: 'slip-02-0008', printer: 'HP' },
  previous: '',
  hash: '',
  deviceId: 'd-women',
  ...facts,
});

const pageOf = (lines: AuditLine[], more: Partial<AuditPage> = {}): AuditPage => ({
  lines,
  hasMore: false,
  names: { 'u-nouf': 'نوف الأسمري', 'u-saad': 'سعد الشهري', 'd-women': 'مكتب النساء' },
  brokenAt: null,
  ...more,
});

test('each line says who did what, where and to whom, by name', async () => {
  const change = { userId: 'u-saad', roles: 'MANAGER RECEPTIONIST', sections: '', state: null };
  const auditPage = async () => pageOf([line(9, { kind: 'user-changed', facts: change }), line(8)]);
  const { container } = renderPage(<Audit />, { auditPage });
  const row = (await rowWith('تغيرت صلاحيات مستخدم')).textContent;
  expect(row).toContain('نوف الأسمري');
  expect(row).toContain('مكتب النساء');
  expect(row).toContain('المستخدم: سعد الشهري · الصلاحيات: إدارة الجمعية، الاستقبال');
  expect(row).not.toContain('الحالة');
  expect(screen.getByText(/متصل الحلقات/)).toBeTruthy();
  await expectNoFaults(container);
});

test('while the server looks its chain through, that is said where the answer will stand', async () => {
  let answer: (page: AuditPage) => void = () => undefined;
  renderPage(<Audit />, { auditPage: () => new Promise((resolve) => (answer = resolve)) });
  expect((await screen.findByRole('note')).textContent).toBe('تُراجَع حلقات السجل…');
  answer(pageOf([line(9)]));
  await rowWith('طُبعت ورقة');
  expect(screen.getByRole('note').textContent).toContain('متصل الحلقات');
});

test('a broken chain is announced with its link', async () => {
  renderPage(<Audit />, { auditPage: async () => pageOf([line(9)], { brokenAt: 7 }) });
  expect((await screen.findByRole('alert')).textContent).toContain('انكسر السجل عند الحلقة ٧');
});

test('older lines are added below, and another kind begins anew', async () => {
  const auditPage = vi
    .fn()
    .mockResolvedValueOnce(pageOf([line(9)], { hasMore: true }))
    .mockResolvedValueOnce(pageOf([line(8, { kind: 'exported' })]))
    .mockResolvedValue(pageOf([line(3, { kind: 'sealed-read', facts: {} })]));
  const { user } = renderPage(<Audit />, { auditPage });
  await user.click(await screen.findByRole('button', { name: /أقدم/ }));
  await rowWith('حُفظ ملف خارج المكتب');
  expect(auditPage).toHaveBeenLastCalledWith({ before: 9, kind: null });
  await rowWith('طُبعت ورقة');
  expect(screen.queryByRole('button', { name: /أقدم/ })).toBeNull();

  await user.click(screen.getByRole('button', { name: /نوع الحدث/ }));
  await user.click(await screen.findByRole('option', { name: 'فُتحت شكوى' }));
  expect(auditPage).toHaveBeenLastCalledWith({ before: null, kind: 'sealed-read' });
  await rowWith('فُتحت شكوى');
  noRowSays('طُبعت ورقة');
});

test('without the server the audit says why it is not shown', () => {
  renderPage(<Audit />, {}, 'offline');
  expect(screen.getByText(/سجل التدقيق عنده وحده/)).toBeTruthy();
});
