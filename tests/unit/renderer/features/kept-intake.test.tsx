import { waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import { putAside, takeUp, useIntakeDrafts } from '#renderer/desk/drafts/intake-draft.ts';
import { changePlaces } from '#renderer/desk/drafts/change-places.ts';
import { bringParkedBack, readKeptDraft } from '#renderer/desk/drafts/kept-draft.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { useKeptDraft } from '#renderer/features/intake/use-kept-draft.ts';
import { useParkedDrafts } from '#renderer/features/intake/use-parked-drafts.ts';
import { renderDesk } from '../../ui/render-desk.tsx';
import { anIntake, openLab, restart } from '../data/desk-lab.ts';

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
  const parked = useParkedDrafts();
  return <output>{parked.length}</output>;
}

type OpenLab = Awaited<ReturnType<typeof openLab>>;
const at = (lab: OpenLab, part: Partial<OpenLab> = {}) => ({ ...lab, ...part }) as unknown as Desk;
const state = () => useIntakeDrafts.getState();
const standing = () => state().drafts.WALK_IN.note;
/** Somebody comes, and is put aside for the next. */
function receiveAndPark(desk: Desk, note: string): Promise<unknown> {
  state().begin('WALK_IN', { note });
  return changePlaces(desk, (places) => putAside(places, 'WALK_IN', null));
}
/** What a desk that begins anew finds on the disk: what stands in the form, and what lies aside. */
async function found(lab: OpenLab): Promise<{ readonly form: string | undefined; readonly aside: readonly string[] }> {
  const again = await restart(lab);
  useIntakeDrafts.setState(empty);
  await bringParkedBack(at(again));
  const form = await readKeptDraft(at(again), 'WALK_IN');
  return { form: form?.note, aside: state().parked.map(({ draft }) => draft.note) };
}

test('three drafts wait beside the one that is written, in turn; for a fourth there is no room', async () => {
  const desk = at(await openLab());
  for (const note of ['أول', 'ثانٍ', 'ثالث']) expect(await receiveAndPark(desk, note)).toBe('WALK_IN');
  expect(await receiveAndPark(desk, 'رابع')).toBeNull();
  const seen: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await changePlaces(desk, takeUp);
    seen.push(standing());
  }
  expect(seen).toEqual(['أول', 'ثانٍ', 'ثالث', 'رابع']);
});

test('what is put aside is on the disk before the form lets it go', async () => {
  const lab = await openLab();
  const onDisk: Promise<unknown>[] = [];
  const stop = useIntakeDrafts.subscribe(({ drafts }) => {
    if (drafts.WALK_IN.note === '') onDisk.push(lab.drafts.read('intake/parked'));
  });
  await receiveAndPark(at(lab), 'ينتظر');
  stop();
  expect(await Promise.all(onDisk)).toMatchObject([[{ channel: 'WALK_IN', draft: { note: 'ينتظر' } }]]);
});

test.each([1, 2])('a desk killed at write %i of a change of places has each draft once', async (fatal) => {
  let left = Infinity;
  const lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (kind === 'write' && table === 'drafts' && (left -= 1) <= 0) throw new Error('killed');
    },
  });
  await receiveAndPark(at(lab), 'ينتظر');
  state().begin('WALK_IN', { note: 'يُكتب' });
  await lab.drafts.keep('intake/WALK_IN', state().drafts.WALK_IN);
  left = fatal;
  await changePlaces(at(lab), takeUp).catch(() => undefined);
  left = Infinity;
  expect(await found(lab)).toEqual({ form: 'يُكتب', aside: ['ينتظر'] });
});

test('what is typed while it is put aside goes with it', async () => {
  const lab = await openLab();
  const keepAll: typeof lab.drafts.keepAll = async (values) => {
    if (standing() === 'ينتظ') state().change('WALK_IN', { note: 'ينتظر' });
    await lab.drafts.keepAll(values);
  };
  await receiveAndPark(at(lab, { drafts: { ...lab.drafts, keepAll } }), 'ينتظ');
  expect(standing()).toBe('');
  expect(await found(lab)).toEqual({ form: undefined, aside: ['ينتظر'] });
});

test('a draft of the other channel that nobody has looked at yet is put aside, not written over', async () => {
  const lab = await openLab();
  await receiveAndPark(at(lab), 'ينتظر');
  await lab.drafts.keep('intake/WALK_IN', { ...state().drafts.WALK_IN, requestId: 'r-1', note: 'لم يُحفظ' });
  await changePlaces(at(lab), takeUp);
  expect(standing()).toBe('ينتظر');
  expect(await found(lab)).toEqual({ form: 'ينتظر', aside: ['لم يُحفظ'] });
});

test('what lay aside when the desk was shut is there again, but for what was saved meanwhile', async () => {
  const lab = await openLab();
  await receiveAndPark(at(lab), 'ينتظر');
  await receiveAndPark(at(lab), 'حُفظ');
  const { requestId } = state().parked[1]?.draft ?? {};
  await lab.requests.record(anIntake({ requestId: requestId ?? '' }));
  useIntakeDrafts.setState(empty);
  renderDesk(
    <DeskContext value={at(lab)}>
      <WithParked />
    </DeskContext>,
  );
  await waitFor(() => expect(state().parked.map(({ draft }) => draft.note)).toEqual(['ينتظر']));
});
