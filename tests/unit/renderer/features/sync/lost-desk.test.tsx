import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { ProblemError } from '#server/problem.ts';
import type { ProblemCode } from '#shared/contract/problem.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { LostDeskCard } from '#renderer/features/sync/LostDeskCard.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

const before = {
  associationId: '01a21cbf-3cad-753a-af2f-33885b82746b',
  deviceId: '01a21cbf-3d67-72b5-a660-ea98a7468c50',
  deskCode: '07',
  token: 'the-token-that-nobody-knows',
};
const enrolment = { ...before, serverUrl: 'https://server.test', deskName: 'الاستقبال' };

/** A desk that the server does not know, whose server answers so to the code. */
function show(answer: () => Response) {
  const fetched = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal('fetch', fetched);
  onTestFinished(() => void vi.unstubAllGlobals());
  const write = vi.fn(async () => undefined);
  const lock = vi.fn();
  const desk = { enrolment, platform: { identity: { write } }, lock } as unknown as Desk;
  const shown = renderDesk(
    <DeskContext value={desk}>
      <LostDeskCard />
    </DeskContext>,
  );
  const enter = async (code: string): Promise<void> => {
    if (code !== '') await shown.user.type(screen.getByLabelText('رمز التفعيل'), code);
    await shown.user.click(screen.getByRole('button', { name: 'أعد تسجيل هذا المكتب' }));
  };
  return { ...shown, fetched, write, lock, enter };
}
const refusal = (code: ProblemCode) => () => {
  const { problem } = new ProblemError(code);
  return Response.json(problem, { status: problem.status });
};

test('with a code it becomes itself again, and is shut for whoever signs in anew', async () => {
  const answer = { ...before, token: 'another-token-for-the-desk' };
  const { container, fetched, write, lock, enter } = show(() => Response.json(answer));
  const { violations } = await axe.run(container, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await enter('ABCD-2345');
  await waitFor(() => expect(lock).toHaveBeenCalledExactlyOnceWith('asked'));
  const body = JSON.stringify({ code: 'ABCD-2345', deskName: 'الاستقبال', lost: before });
  const address = new URL('https://server.test/enrol');
  expect(fetched).toHaveBeenCalledExactlyOnceWith(address, expect.objectContaining({ body }));
  expect(write).toHaveBeenCalledExactlyOnceWith({ ...enrolment, token: 'another-token-for-the-desk' });
});

test.each([
  ['code-unknown', 'أو هو لمكتب آخر'],
  ['desk-unknown', 'هذا الخادم لجمعية أخرى'],
] as const)('where the server says %s the person reads why, and the desk stays what it is', async (code, words) => {
  const { write, lock, enter } = show(refusal(code));
  await enter('ABCD-2345');
  expect((await screen.findByRole('alert')).textContent).toContain(words);
  expect(write).not.toHaveBeenCalled();
  expect(lock).not.toHaveBeenCalled();
});

test('Enter in the field asks as the button does, and after a refusal the code is typed again where it stands', async () => {
  const { user, fetched } = show(refusal('code-unknown'));
  const field = screen.getByLabelText('رمز التفعيل');
  await user.type(field, 'ABCD-2345{Enter}');
  await screen.findByRole('alert');
  expect(fetched).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(field);
});

test('without a code nothing is asked', async () => {
  const { fetched, enter } = show(refusal('code-unknown'));
  await enter('');
  expect((await screen.findByRole('alert')).textContent).toContain('اكتب رمز التفعيل');
  expect(fetched).not.toHaveBeenCalled();
});
