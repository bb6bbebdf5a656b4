import { waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import { useIntakeDrafts } from '#renderer/desk/drafts/intake-draft.ts';
import { readKeptDraft, readParkedDrafts } from '#renderer/desk/drafts/kept-draft.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { useKeptDraft } from '#renderer/features/intake/use-kept-draft.ts';
import { useParkedDrafts } from '#renderer/features/intake/use-parked-drafts.ts';
import { renderDesk } from '../../ui/render-desk.tsx';
import { anIntake, openLab } from '../data/desk-lab.ts';

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

/** An intake that has parked drafts, and how many. */
function WithParked() {
  const parked = useParkedDrafts('WALK_IN');
  return <output>{parked.length}</output>;
}

const drafts = () => useIntakeDrafts.getState();
const standing = () => drafts().drafts.WALK_IN.note;
/** Somebody comes, and is put aside for the next. */
function receiveAndPark(note: string): boolean {
  drafts().begin('WALK_IN', { note });
  const isAside = drafts().park({ channel: 'WALK_IN', draft: drafts().drafts.WALK_IN });
  drafts().clear('WALK_IN');
  return isAside;
}

test('three drafts wait beside the one that is written, in turn; for a fourth there is no room', () => {
  expect(['أول', 'ثانٍ', 'ثالث'].map(receiveAndPark)).toEqual([true, true, true]);
  drafts().change('WALK_IN', { note: 'رابع' });
  expect(drafts().park({ channel: 'WALK_IN', draft: drafts().drafts.WALK_IN })).toBe(false);
  const seen = Array.from({ length: 4 }, () => {
    drafts().switchOver();
    return standing();
  });
  expect(seen).toEqual(['أول', 'ثانٍ', 'ثالث', 'رابع']);
});

test('what lay aside when the desk was shut is there again, but for what was saved meanwhile', async () => {
  const lab = await openLab();
  const open = () =>
    renderDesk(
      <DeskContext value={lab as unknown as Desk}>
        <WithParked />
      </DeskContext>,
    );
  receiveAndPark('ينتظر');
  receiveAndPark('حُفظ');
  const first = open();
  await waitFor(async () => expect(await readParkedDrafts(lab as unknown as Desk)).toHaveLength(2));
  const { requestId } = drafts().parked[1]?.draft ?? {};
  await lab.requests.record(anIntake({ requestId: requestId ?? '' }));
  first.unmount();
  useIntakeDrafts.setState(empty);
  open();
  await waitFor(() => expect(drafts().parked.map(({ draft }) => draft.note)).toEqual(['ينتظر']));
});

test('a draft that is on the disk stays there while what lay aside is brought back', async () => {
  const lab = await openLab();
  await lab.drafts.keep('intake/WALK_IN', { ...drafts().drafts.WALK_IN, note: 'لم يُحفظ' });
  await lab.drafts.keep('intake/parked', []);
  renderDesk(
    <DeskContext value={lab as unknown as Desk}>
      <WithParked />
    </DeskContext>,
  );
  await waitFor(async () => expect(await lab.drafts.read('intake/parked')).toBeNull());
  await lab.drafts.read('intake/WALK_IN');
  expect(await readKeptDraft(lab as unknown as Desk, 'WALK_IN')).toMatchObject({ note: 'لم يُحفظ' });
});
