import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import backup from '#renderer/i18n/locales/ar/backup.json' with { type: 'json' };
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { BackupOverdueNotice } from '#renderer/features/home/BackupOverdueNotice.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { usualPlan, type BackupState } from '#shared/backup/backup-plan.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

const NOW = '2026-11-27T07:00:00.000Z';

function show(facts: Pick<BackupState, 'lastAt' | 'fault'>) {
  const state: BackupState = { plan: { ...usualPlan, isOn: true }, folder: '/media/backup', count: 1, ...facts };
  const backups = { state: () => state, onState: () => () => undefined };
  return renderDesk(
    <DeskContext value={{ backups, now: () => NOW } as unknown as Desk}>
      <BackupOverdueNotice />
    </DeskContext>,
  );
}

test('a desk without a backup for days says since when and why, and leads to where that is mended', async () => {
  const { user } = show({
    lastAt: '2026-11-22T10:05:00.000Z',
    fault: { reason: 'folder-gone', at: '2026-11-27T06:50:00.000Z' },
  });
  const told = screen.getByRole('note').textContent ?? '';
  expect(told).toContain('آخرها ١٢ جمادى الآخرة ١٤٤٨ هـ');
  expect(told).toContain('لم يُعثر على المجلد');
  await user.click(screen.getByRole('button', { name: backup.overdue.open }));
  expect(location.hash).toBe('#/backup');
});

test('a desk with yesterday’s backup says nothing', () => {
  show({ lastAt: '2026-11-26T10:05:00.000Z', fault: null });
  expect(screen.queryByRole('note')).toBeNull();
});
