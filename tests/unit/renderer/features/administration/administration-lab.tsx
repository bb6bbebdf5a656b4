import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import type { ManagedDesk, ManagedUser } from '#shared/contract/administration.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import type { Administration } from '#renderer/sync/administration.ts';
import type { SyncStatus } from '#renderer/sync/engine.ts';
import { createMemoryDrafts } from '#tests/fakes/memory-drafts.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

export const aUser = (facts: Partial<ManagedUser> = {}): ManagedUser => ({
  userId: 'u-nouf',
  name: 'نوف الأسمري',
  roles: ['RECEPTIONIST'],
  sections: ['WOMEN'],
  secretKind: 'passphrase',
  state: 'ACTIVE',
  hasKeys: true,
  ...facts,
});

export const aDesk = (facts: Partial<ManagedDesk> = {}): ManagedDesk => ({
  deviceId: 'd-women',
  name: 'مكتب النساء',
  deskCode: '02',
  sections: ['WOMEN'],
  enrolledAt: '2026-11-01T06:00:00.000Z',
  lastSeenAt: '2026-11-24T06:30:00.000Z',
  revokedAt: null,
  ...facts,
});

/** Renders a page of the administration at a desk whose server is a record of what it was asked. */
export function renderPage(
  page: ReactNode,
  answers: Partial<Administration>,
  connection: SyncStatus['connection'] = 'online',
  drafts = createMemoryDrafts(),
) {
  const administration = {
    users: vi.fn(async () => []),
    desks: vi.fn(async () => []),
    restoration: vi.fn(async () => null),
    ...answers,
  } as unknown as Administration;
  const status: SyncStatus = { connection, since: null, busy: false, progress: null, problem: null };
  const desk = {
    administration,
    drafts,
    enrolment: { deviceId: 'd-own' },
    sync: { status: () => status, onStatus: () => () => undefined },
  } as unknown as Desk;
  return renderDesk(<DeskContext value={desk}>{page}</DeskContext>);
}

/** Axe finds nothing on what is shown. */
export async function expectNoFaults(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The row of the table in which a text stands, as soon as there is one. */
export const rowWith = (text: string): Promise<HTMLElement> =>
  waitFor(() => {
    const row = screen.getAllByRole('row').find(({ textContent }) => textContent.includes(text));
    if (!row) throw new Error(`No row says "${text}".`);
    return row;
  });

export const noRowSays = (text: string): void =>
  expect(screen.getAllByRole('row').filter(({ textContent }) => textContent.includes(text))).toEqual([]);
