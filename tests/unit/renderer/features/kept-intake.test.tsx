import { waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import { useIntakeDrafts } from '#renderer/desk/drafts/intake-draft.ts';
import { readKeptDraft } from '#renderer/desk/drafts/kept-draft.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { useKeptDraft } from '#renderer/features/intake/use-kept-draft.ts';
import { renderDesk } from '../../ui/render-desk.tsx';
import { openLab } from '../data/desk-lab.ts';

const empty = useIntakeDrafts.getState();
beforeEach(() => useIntakeDrafts.setState(empty));

function Intake() {
  useKeptDraft('WALK_IN');
  return null;
}

test('what was typed while the kept draft was read is kept too, though no other key follows', async () => {
  const lab = await openLab();
  let goOn = (): void => undefined;
  const slow = new Promise<void>((resolve) => (goOn = resolve));
  const drafts = { ...lab.drafts, read: (name: string) => slow.then(() => lab.drafts.read(name)) };
  const desk = { ...lab, drafts } as unknown as Desk;
  renderDesk(
    <DeskContext value={desk}>
      <Intake />
    </DeskContext>,
  );
  useIntakeDrafts.getState().change('WALK_IN', { note: 'خلاف على حدّ أرض' });
  goOn();
  await waitFor(async () =>
    expect(await readKeptDraft(lab as unknown as Desk, 'WALK_IN')).toMatchObject({ note: 'خلاف على حدّ أرض' }),
  );
});
