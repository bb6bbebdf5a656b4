import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import complaints from '#renderer/i18n/locales/ar/complaints.json' with { type: 'json' };
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { MakeRecoveryKey } from '#renderer/features/complaints/MakeRecoveryKey.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

test('of signs typed from a paper none is cut: more than the last four are said to be too many', async () => {
  const papers = ['K1-AAAA-BCD1', 'K2-CCCC-EFG2'];
  const recoveryKey = { make: async () => ({ publicKey: 'key', papers }) };
  const desk = { recoveryKey, settings: { get: async () => null } } as unknown as Desk;
  const { user } = renderDesk(
    <DeskContext value={desk}>
      <MakeRecoveryKey />
    </DeskContext>,
  );
  await user.click(await screen.findByRole('button', { name: complaints.recovery.begin }));
  const [first] = await screen.findAllByRole<HTMLInputElement>('textbox');
  if (!first) throw new Error('No field asks for the last signs.');
  await user.click(first);
  await user.paste('AAAA-BCD1');
  expect(first.value).toBe('AAAA-BCD1');
  expect(screen.getByText('النص أطول من المسموح بـ٥ أحرف، ولم يُقصّ منه شيء')).toBeTruthy();
});
