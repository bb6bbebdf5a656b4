import { screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import setup from '#renderer/i18n/locales/ar/setup.json' with { type: 'json' };
import { SetupScreen } from '#renderer/features/setup/SetupScreen.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import type { DeskPlatform } from '#renderer/platform/desk-platform.ts';
import { LONGEST_DESK_NAME } from '#shared/contract/enrol.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

test('a desk’s name that is too long is neither cut nor sent: the field says by how much', async () => {
  const chooseServer = vi.fn(async () => undefined);
  const { user } = renderDesk(
    <SetupScreen
      platform={{ identity: { chooseServer } } as unknown as DeskPlatform}
      offer={null}
      past={{ kind: 'none' }}
      onEnrolled={vi.fn()}
    />,
  );
  await user.type(screen.getByRole('textbox', { name: setup.server }), 'http://127.0.0.1:4180');
  await user.type(screen.getByRole('textbox', { name: setup.code }), 'ABCD-1234');
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: setup.deskName });
  await user.clear(name);
  await user.click(name);
  await user.paste('م'.repeat(LONGEST_DESK_NAME + 1));
  expect(name.value).toHaveLength(LONGEST_DESK_NAME + 1);
  await user.keyboard('{Enter}');
  expect(screen.getByText(desk.typed.tooLong_one)).toBeTruthy();
  expect(chooseServer).not.toHaveBeenCalled();
  await user.keyboard('{Backspace}{Enter}');
  expect(chooseServer).toHaveBeenCalledOnce();
});
