import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import i18next from 'i18next';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { RefusedRow } from '#renderer/features/sync/RefusedRow.tsx';
import { UnheardOfNotice } from '#renderer/features/sync/UnheardOfNotice.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import type { RefusedChange } from '#renderer/data/store/standings.ts';
import { List } from '#renderer/ui/display/List.tsx';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

const lacking = (mid: number, maySendAgain = true): RefusedChange => ({
  mid,
  table: 'people',
  id: `person-${mid}`,
  at: '2026-11-24T06:30:00.000Z',
  reason: 'unheard-of',
  record: { mayDiscard: true, maySendAgain, mending: null },
});

/** What a desk asks about records that its restored server never had. */
function show(refused: readonly RefusedChange[]) {
  const standings = {
    sendAgain: vi.fn(async (mids: readonly number[]) => mids.length),
    discard: vi.fn(async () => true),
  };
  const desk = { standings, actor: { userId: 'nouf' } } as unknown as Desk;
  const shown = renderDesk(
    <DeskContext value={desk}>
      <UnheardOfNotice refused={refused} />
      <List aria-label="قائمة">
        {refused.map((change) => (
          <RefusedRow key={change.mid} change={change} title="شخص" isCurrent={false} onMend={() => undefined} />
        ))}
      </List>
    </DeskContext>,
  );
  return { ...shown, standings };
}

async function expectNoFaults(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test('what the restored server lacks is said, and sent in one save', async () => {
  const { container, user, standings } = show([lacking(1), lacking(2), lacking(3, false)]);
  expect(screen.getByRole('note').textContent).toContain('٣ سجلات ليست عنده');
  expect(screen.getAllByText(/استُعيد الخادم من نسخة أقدم منه، فليس عنده/)).toHaveLength(3);
  await expectNoFaults(container);
  await user.click(screen.getByRole('button', { name: 'أرسلها كلها باسمي' }));
  expect(standings.sendAgain).toHaveBeenCalledExactlyOnceWith([1, 2]);
});

test('whoever may send none of it reads that it is lacking, and no more', () => {
  show([lacking(1, false)]);
  expect(screen.getByRole('note').textContent).toContain('سجل ليس عنده');
  expect(screen.queryByRole('button', { name: 'أرسلها كلها باسمي' })).toBeNull();
});

test('before it is thrown away it is said that no log of the server has it', async () => {
  const { user, standings } = show([lacking(1)]);
  await user.click(screen.getByRole('button', { name: 'احذفه' }));
  const question = await screen.findByRole('alertdialog');
  expect(question.textContent).toContain('ولا يحفظ الخادم شيئًا منه');
  const answers = screen.getAllByRole('button', { name: 'احذفه' });
  const last = answers.at(-1);
  if (last) await user.click(last);
  await waitFor(() => expect(standings.discard).toHaveBeenCalledExactlyOnceWith(1));
});

test('of whom the server cannot tell any more that they worked here, the records are sent in one save too', async () => {
  const unconfirmed = (mid: number): RefusedChange => ({ ...lacking(mid), reason: 'unconfirmed-author' });
  const settled = { ...unconfirmed(3), record: null };
  const { container, user, standings } = show([unconfirmed(1), unconfirmed(2), settled]);
  expect(screen.getByRole('note').textContent).toContain('كاتب سجلين هنا عمل على هذا المكتب');
  await expectNoFaults(container);
  await user.click(screen.getByRole('button', { name: 'أرسلها كلها باسمي' }));
  expect(standings.sendAgain).toHaveBeenCalledExactlyOnceWith([1, 2]);
});

test('where the server lacks nothing, nothing is said of it', () => {
  show([{ ...lacking(1), reason: 'not-permitted' }]);
  expect(screen.queryByRole('note')).toBeNull();
});

test('the same is said in English', async () => {
  await i18next.changeLanguage('en');
  onTestFinished(() => void i18next.changeLanguage('ar'));
  show([lacking(1), lacking(2)]);
  expect(screen.getByRole('note').textContent).toContain('lacks 2 records that are kept here');
  expect(screen.getByRole('button', { name: 'Send them all in my name' })).toBeTruthy();
});
