import { waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { createNameBook } from '#renderer/data/search/name-book.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { DueCard } from '#renderer/features/home/DueCard.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import type { Task } from '#shared/work/task.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';
import { openLab } from '../../data/desk-lab.ts';

beforeAll(async () => {
  await startLanguage();
});

const steps = (count: number): Task[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'step' as const,
    id: `r${index}`,
    requestId: `r${index}`,
    personId: `p${index}`,
    serviceId: 'inquiry',
    state: 'NEW' as const,
    day: '2026-11-20',
  }));

async function showDue(tasks: readonly Task[]) {
  const lab = await openLab();
  const names = createNameBook({
    directory: lab.directory,
    people: { byId: async (id) => ({ name: `مستفيد ${id}`, gender: 'MALE' }) },
  });
  const work = { tasks: async () => tasks, likelyDuplicates: async () => [] };
  const { user } = renderDesk(
    <DeskContext value={{ ...lab, names, work } as unknown as Desk}>
      <DueCard asked="F8" />
    </DeskContext>,
  );
  // Asked by CSS: a question by role looks at the style of everything on the page.
  const rows = (): string[] => [...document.querySelectorAll('[role=option]')].map((row) => row.textContent ?? '');
  await waitFor(() => expect(rows()[0]).toContain('مستفيد p0'));
  return { user, rows };
}

test('of a morning with six hundred overdue the most urgent fifty are drawn, and the last row leads to all of them', async () => {
  const { user, rows } = await showDue(steps(600));
  expect(rows()).toHaveLength(51);
  expect(rows().at(-1)).toContain('وغيرها ٥٥٠');
  await user.keyboard('{End}{Enter}');
  expect(location.hash).toMatch(/^#\/requests/);
});

test('fifty fit, and nothing is said of others', async () => {
  const { rows } = await showDue(steps(50));
  expect(rows()).toHaveLength(50);
});
