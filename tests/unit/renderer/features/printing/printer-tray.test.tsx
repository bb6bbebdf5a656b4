import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import printing from '#renderer/i18n/locales/ar/printing.json' with { type: 'json' };
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { ProfileCard } from '#renderer/features/printing/ProfileCard.tsx';
import { LONGEST_TRAY, readPrinterProfile } from '#renderer/papers/printer-profile.ts';
import { startLanguage } from '#renderer/i18n/language.ts';
import { createMemoryDrafts } from '#tests/fakes/memory-drafts.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

async function openProfile() {
  const drafts = createMemoryDrafts();
  const platform = { papers: { printers: async () => [] } };
  const { user } = renderDesk(
    <DeskContext value={{ drafts, platform, settings: { get: async () => null } } as unknown as Desk}>
      <ProfileCard />
    </DeskContext>,
  );
  const tray = await screen.findByRole<HTMLInputElement>('textbox', { name: new RegExp(printing.tray) });
  return { user, drafts, tray };
}

test('a tray’s name is kept as it is typed, its words apart', async () => {
  const { user, drafts, tray } = await openProfile();
  await user.type(tray, 'Tray 2 ');
  expect(tray.value).toBe('Tray 2 ');
  await user.click(screen.getByRole('button', { name: new RegExp(printing.saveProfile) }));
  await waitFor(async () => expect((await readPrinterProfile(drafts, 'A4')).tray).toBe('Tray 2'));
});

test('one that is too long is not cut: the field says so, and nothing is saved until it fits', async () => {
  const { user, tray } = await openProfile();
  await user.click(tray);
  await user.paste('x'.repeat(LONGEST_TRAY + 1));
  expect(tray.value).toHaveLength(LONGEST_TRAY + 1);
  expect(screen.getByText(desk.typed.tooLong_one)).toBeTruthy();
  const save = () => screen.getByRole<HTMLButtonElement>('button', { name: new RegExp(printing.saveProfile) });
  expect(save().disabled).toBe(true);
  await user.keyboard('{Backspace}');
  expect(save().disabled).toBe(false);
});
