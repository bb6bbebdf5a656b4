import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Actor } from '#shared/access/actor.ts';
import { roles } from '#shared/access/role.ts';
import { sections } from '#shared/association/section.ts';
import { createSettingsRepository } from '#renderer/data/records/settings-repository.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import { Finder } from '#renderer/desk/finder/Finder.tsx';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { startLanguage } from '#renderer/i18n/language.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';
import { anIntake, openLab } from '../../data/desk-lab.ts';

beforeAll(async () => {
  await startLanguage();
});

function Address() {
  const [address] = useLocation();
  return <output>{address}</output>;
}

async function openFinder(actor?: Actor) {
  const lab = await openLab(actor ? { actor } : {});
  const { requestId, personId, referenceNumber } = await lab.requests.record(anIntake());
  await lab.directory.build();
  const desk = { ...lab, settings: createSettingsRepository(lab as never) } as unknown as Desk;
  location.hash = '#/requests';
  const { user } = renderDesk(
    <Router hook={useHashLocation}>
      <DeskContext value={desk}>
        <Finder />
        <Address />
      </DeskContext>
    </Router>,
  );
  await user.keyboard('{Control>}[KeyK]{/Control}');
  await screen.findByRole('dialog');
  return { user, requestId, personId, referenceNumber };
}

const titles = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

test('a screen is found by its name in either language, and opened with Enter', async () => {
  const { user } = await openFinder();
  await user.keyboard('appoint');
  await waitFor(() => expect(titles()).toHaveLength(1));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('status', { hidden: true }).textContent).toBe('/appointments'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a person is found by any spelling, a request by its last digits; Escape clears, then closes', async () => {
  const { user, referenceNumber } = await openFinder();
  await user.keyboard('سعد الشهرى');
  await waitFor(() => expect(titles()[0]).toContain('سعد بن علي الشهري'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(titles().length).toBeGreaterThan(3));
  await user.keyboard(referenceNumber.replaceAll('/', '').slice(-7));
  await waitFor(() => expect(titles().join()).toContain(referenceNumber));
  await user.keyboard('{Escape}');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a screen that two rights lead to is offered once to whoever has both', async () => {
  const { user } = await openFinder({ userId: 'everybody', roles, sections });
  await user.keyboard('م');
  await waitFor(() => expect(titles().length).toBeGreaterThan(2));
  expect(new Set(titles()).size).toBe(titles().length);
});

test('S3 somebody who is only similar is opened by the arrows, not by Enter alone; who was named is', async () => {
  const { user, personId } = await openFinder();
  const address = () => screen.getByRole('status', { hidden: true }).textContent;
  await user.keyboard('سعيد علي');
  await waitFor(() => expect(titles()[0]).toContain('سعد بن علي الشهري'));
  await user.keyboard('{Enter}');
  expect(address()).toBe('/requests');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(address()).toBe(`/people/${personId}`));
});

test('S3 whom the typed words name is opened by Enter', async () => {
  const { user, personId } = await openFinder();
  await user.keyboard('سعد الشهري');
  await waitFor(() => expect(titles()[0]).toContain('سعد بن علي الشهري'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('status', { hidden: true }).textContent).toBe(`/people/${personId}`));
});
