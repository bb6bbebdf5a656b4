import { screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, test, vi } from 'vitest';
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import { createSettingsRepository } from '#renderer/data/records/settings-repository.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { PersonSearch } from '#renderer/desk/people/PersonSearch.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';
import { anIntake, aVisitor, openLab, restart } from '../../data/desk-lab.ts';

beforeAll(async () => {
  await startLanguage();
});

function Field({ onTake, onNew }: { readonly onTake: (id: string) => void; readonly onNew: () => void }) {
  const [typed, setTyped] = useState('');
  return <PersonSearch typed={typed} onTyped={setTyped} onTake={onTake} onNew={onNew} />;
}

/** The search at a desk, and what it was asked to do. */
function openSearch(lab: Awaited<ReturnType<typeof openLab>>) {
  const desk = { ...lab, settings: createSettingsRepository(lab as never) } as unknown as Desk;
  const [onTake, onNew] = [vi.fn(), vi.fn()];
  const { user } = renderDesk(
    <DeskContext value={desk}>
      <Field onTake={onTake} onNew={onNew} />
    </DeskContext>,
  );
  return { user, onTake, onNew };
}

test('nobody is called unknown, nor recorded anew by Enter, before the desk has read everybody', async () => {
  const before = await openLab();
  const { personId } = await before.requests.record(anIntake());
  const lab = await restart(before);
  const { user, onTake, onNew } = openSearch(lab);
  await user.type(screen.getByRole('searchbox'), '0501234567');
  await screen.findByText(search.reading);
  expect(screen.queryByText(search.none)).toBeNull();
  await user.keyboard('{Enter}');
  expect(onNew).not.toHaveBeenCalled();

  await lab.directory.build();
  await screen.findByRole('option');
  await user.keyboard('{Enter}');
  expect(onTake).toHaveBeenCalledWith(personId);

  await user.clear(screen.getByRole('searchbox'));
  await user.type(screen.getByRole('searchbox'), '0509999999');
  await screen.findByText(search.none);
  await user.keyboard('{Enter}');
  expect(onNew).toHaveBeenCalledOnce();
});

/** The search of a desk that knows these people. */
async function searchAmong(visitors: readonly Parameters<typeof aVisitor>[0][]) {
  const lab = await openLab();
  const ids: (string | null)[] = [];
  for (const visitor of visitors)
    ids.push((await lab.requests.record(anIntake({ person: aVisitor(visitor) }))).personId);
  await lab.directory.build();
  const { user, onTake, onNew } = openSearch(lab);
  const field = screen.getByRole('searchbox');
  return { user, onTake, onNew, ids, type: (text: string) => user.type(field, text) };
}

const AZIZAH = { name: 'عزيزة بنت علي العمري', phone: '0501234567' };
const NOURA = { name: 'نورة بنت سعد العمري', phone: '0559876543' };

test('S3 Enter takes nobody for a similar name, but carries on with what was typed; the arrows take him', async () => {
  const { user, onTake, onNew, ids, type } = await searchAmong([AZIZAH, NOURA]);
  await type('زيد بن عمر');
  await screen.findByRole('option', { name: /عزيزة/ });
  await user.keyboard('{Enter}');
  expect(onTake).not.toHaveBeenCalled();
  expect(onNew).toHaveBeenCalledOnce();

  await user.keyboard('{ArrowDown}{Enter}');
  expect(onTake).toHaveBeenCalledExactlyOnceWith(ids[0]);
  expect(onNew).toHaveBeenCalledOnce();
});

test('S3 Enter takes the one whose words or number were typed, and nobody where several have them', async () => {
  const { user, onTake, onNew, ids, type } = await searchAmong([AZIZAH, NOURA]);
  await type('نوره العمرى{Enter}');
  expect(onTake).toHaveBeenLastCalledWith(ids[1]);
  await user.clear(screen.getByRole('searchbox'));
  await type('501234567{Enter}');
  expect(onTake).toHaveBeenLastCalledWith(ids[0]);
  expect(onNew).not.toHaveBeenCalled();

  await user.clear(screen.getByRole('searchbox'));
  await type('العمري{Enter}');
  expect(onTake).toHaveBeenCalledTimes(2);
  expect(onNew).toHaveBeenCalledOnce();
});

test('a text longer than any name finds nobody, and is carried on whole to be shortened', async () => {
  const { user, onNew } = await searchAmong([AZIZAH]);
  const pasted = `عزيزة ${'العمري '.repeat(40)}`;
  await user.click(screen.getByRole('searchbox'));
  await user.paste(pasted);
  expect(screen.queryByRole('option')).toBeNull();
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe(pasted);
  await user.keyboard('{Enter}');
  expect(onNew).toHaveBeenCalledOnce();
});
