import { screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import calls from '#renderer/i18n/locales/ar/calls.json' with { type: 'json' };
import { createSettingsRepository } from '#renderer/data/records/settings-repository.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import { CallDock } from '#renderer/desk/calls/CallDock.tsx';
import { keepCalls } from '#renderer/desk/calls/keep-calls.ts';
import { useOpenCalls, type OpenCall } from '#renderer/desk/calls/open-calls.ts';
import { useIntakeDrafts } from '#renderer/desk/drafts/intake-draft.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { startLanguage } from '#renderer/i18n/language.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';
import { anIntake, MORNING, openLab, type Lab } from '../../data/desk-lab.ts';

beforeAll(async () => {
  await startLanguage();
});
const noDrafts = useIntakeDrafts.getState();
beforeEach(() => {
  useOpenCalls.setState({ calls: [] });
  useIntakeDrafts.setState(noDrafts);
});

const aCallFrom = (number: string, callId = 'call-1'): OpenCall => ({
  callId,
  direction: 'IN',
  number,
  beganAt: MORNING,
  personId: null,
  note: '',
});

/** A screen with a field of its own, and the panel of whatever call is open. */
function Screen() {
  const [call, ...parked] = useOpenCalls(({ calls }) => calls);
  return (
    <>
      <input aria-label="بحث" />
      {call && <CallDock key={call.callId} call={call} parked={parked.length} />}
    </>
  );
}

async function openScreen() {
  const lab = await openLab();
  const settings = createSettingsRepository(lab as never);
  const desk = { ...lab, settings, now: () => MORNING } as unknown as Desk;
  const { user } = renderDesk(
    <DeskContext value={desk}>
      <Screen />
    </DeskContext>,
  );
  return { lab, desk, user, field: screen.getByLabelText<HTMLInputElement>('بحث') };
}

const outcomesOf = async (lab: Lab) =>
  (await lab.store.readAll('calls', await lab.database.calls.toArray())).map(({ fields }) => fields['outcome']);

test('a call that comes in takes no focus, and its letters write until F3 has gone over to it', async () => {
  const { lab, user, field } = await openScreen();
  await user.click(field);
  useOpenCalls.getState().begin(aCallFrom('0559998887'));
  await screen.findByText('055 999 8887');
  expect(document.activeElement).toBe(field);
  await user.keyboard('awn');
  expect(field.value).toBe('awn');
  expect(await outcomesOf(lab)).toEqual([]);

  await user.keyboard('[F3]');
  await user.keyboard('[KeyW]');
  await waitFor(async () => expect(await outcomesOf(lab)).toEqual(['WRONG_NUMBER']));
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('a number that the telephone did not show is typed to its end, in any digits, and finds who calls', async () => {
  const { lab, user } = await openScreen();
  await lab.requests.record(anIntake());
  await lab.directory.build();
  useOpenCalls.getState().begin(aCallFrom(''));
  const number = await screen.findByLabelText<HTMLInputElement>(/رقم المتصل/);
  await user.click(number);
  await user.keyboard('٠٥٠١٢٣٤٥٦٧');
  expect(number.value).toBe('0501234567');
  expect(document.activeElement).toBe(number);
  await screen.findByText('طلب مفتوح');
  expect(useOpenCalls.getState().calls[0]?.number).toBe('0501234567');
});

test('the caller with an open request is said to have one, never what; Enter writes, Ctrl+Enter puts it into the log', async () => {
  const { lab, user } = await openScreen();
  const { requestId } = await lab.requests.record(anIntake());
  await lab.directory.build();
  useOpenCalls.getState().begin(aCallFrom('0501234567'));
  await screen.findByText('طلب مفتوح');
  expect(document.body.textContent).not.toContain('خلاف');
  await user.keyboard('[F3]{Enter}');
  await user.keyboard('سأل عن الموعد');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () =>
    expect((await lab.requests.notes(requestId)).map(({ body }) => body)).toEqual(['سأل عن الموعد']),
  );
});

test('whom nobody may speak of is warned of plainly', async () => {
  const { lab } = await openScreen();
  const { personId } = await lab.requests.record(anIntake());
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was saved');
  await lab.people.change(person, { ...person, flags: ['DO_NOT_DISCLOSE'] });
  useOpenCalls.getState().begin(aCallFrom('0501234567'));
  expect((await screen.findByRole('alert')).textContent).toContain('لا تُفصح لأحد');
});

/** A call from a number that nobody has, and the search for whose it is. */
async function lookForOwner() {
  const { lab, user } = await openScreen();
  await lab.requests.record(anIntake());
  await lab.directory.build();
  useOpenCalls.getState().begin(aCallFrom('0559998887'));
  await screen.findByText('055 999 8887');
  await user.keyboard('[F3][KeyK]');
  return { lab, user };
}

test('whoever is not found for a number is recorded with what was typed and that number; Escape leaves the search', async () => {
  const { user } = await lookForOwner();
  await user.type(await screen.findByRole('searchbox'), 'سعيد الشهري{Enter}');
  await waitFor(() =>
    expect(useIntakeDrafts.getState().drafts.PHONE.person).toMatchObject({ name: 'سعيد الشهري', phone: '0559998887' }),
  );
  expect(screen.queryByRole('searchbox')).toBeNull();
  await user.keyboard('[F3][KeyK]');
  await screen.findByRole('searchbox');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('searchbox')).toBeNull();
});

test('a call that is dropped gives the focus back to where it came from, by the keyboard or not', async () => {
  const { user, field } = await openScreen();
  await user.click(field);
  useOpenCalls.getState().begin(aCallFrom('0559998887'));
  await user.click(await screen.findByRole('button', { name: calls.drop }));
  await waitFor(() => expect(screen.queryByText('055 999 8887')).toBeNull());
  expect(document.activeElement).toBe(field);
});

test('after a number was linked the letters of the panel act again', async () => {
  const { lab, user } = await lookForOwner();
  await user.type(await screen.findByRole('searchbox'), '0501234567{Enter}');
  await waitFor(() => expect(screen.queryByRole('searchbox')).toBeNull());
  await user.keyboard('[KeyA]');
  await waitFor(async () => expect(await outcomesOf(lab)).toEqual(['REACHED']));
});

test('a second call is spoken while the first waits, with what was noted; Alt+Q goes over', async () => {
  const { user } = await openScreen();
  const { begin, change } = useOpenCalls.getState();
  begin(aCallFrom('0501234567', 'call-1'));
  change({ note: 'ينتظر الرد' });
  begin(aCallFrom('0559998887', 'call-2'));
  await screen.findByText('055 999 8887');
  await user.keyboard('{Alt>}[KeyQ]{/Alt}');
  await screen.findByText('050 123 4567');
  expect(screen.getByDisplayValue('ينتظر الرد')).toBeTruthy();
});

test('what was noted survives a crash; a fourth call is logged as missed and the three stay', async () => {
  const { lab, desk } = await openScreen();
  let ring = (_number: string): void => undefined;
  const platform = { onIncomingCall: (listener: typeof ring) => (ring = listener) };
  await keepCalls({ ...desk, platform } as never);
  ring('0501111111');
  useOpenCalls.getState().change({ note: 'ينتظر الرد' });
  await waitFor(async () => expect(await lab.drafts.read('calls')).toMatchObject([{ note: 'ينتظر الرد' }]));

  useOpenCalls.setState({ calls: [] }, false);
  await lab.drafts.keep('calls', [aCallFrom('0501111111')]);
  await keepCalls({ ...desk, platform } as never);
  expect(useOpenCalls.getState().calls.map(({ number }) => number)).toEqual(['0501111111']);

  for (const number of ['0502222222', '0503333333', '0504444444']) ring(number);
  expect(useOpenCalls.getState().calls.map(({ number }) => number)).toEqual(['0503333333', '0502222222', '0501111111']);
  await waitFor(async () => expect(await outcomesOf(lab)).toEqual(['NO_ANSWER']));
});
