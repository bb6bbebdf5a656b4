import { expect, test, vi } from 'vitest';
import { sections } from '#shared/association/section.ts';
import { openAssociation } from '../association-lab.ts';
import { anIntake, openLab } from '../desk-lab.ts';

const aSupervisor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections } as const;
const SINCE = '2026-06-01';

/** A desk at which somebody made a suggestion and another rated, with a word and without. */
async function openHeard() {
  const lab = await openLab({ actor: aSupervisor });
  await lab.requests.record(anIntake({ type: 'SUGGESTION', serviceId: 'suggestion', note: 'زيدوا شباكًا' }));
  const tap = (responseId: string, comment: string, score: number | null) =>
    lab.surveys.answerAtKiosk({ responseId, section: 'MEN', question: null, score, comment });
  await tap('response-1', 'الانتظار طويل', null);
  await tap('response-2', '', 4);
  return lab;
}

test('opinions are suggestions and words beside ratings; a rating without a word is none', async () => {
  const lab = await openHeard();
  const said = await lab.improvements.opinionsSince(SINCE);
  expect(new Map(said.map(({ kind, text, theme }) => [kind, { text, theme }]))).toEqual(
    new Map([
      ['COMMENT', { text: 'الانتظار طويل', theme: null }],
      ['SUGGESTION', { text: 'زيدوا شباكًا', theme: null }],
    ]),
  );
});

test('what an opinion is about is said once, said anew, and never changes the opinion', async () => {
  const lab = await openHeard();
  const [opinion] = await lab.improvements.opinionsSince(SINCE);
  if (!opinion) throw new Error('somebody said something');
  const waiting = async (): Promise<number> => (await lab.sync.waiting(100)).length;
  await lab.improvements.sort(opinion, 'waiting');
  const once = await waiting();
  await lab.improvements.sort(opinion, 'waiting');
  expect(await waiting()).toBe(once);
  await lab.improvements.sort(opinion, 'place');
  const after = (await lab.improvements.opinionsSince(SINCE)).find(({ id }) => id === opinion.id);
  expect(after).toEqual({ ...opinion, theme: 'place' });
});

test('the log goes from the opinion to the action to the effect, each told once and by whoever told it', async () => {
  const lab = await openHeard();
  const [first, second] = await lab.improvements.opinionsSince(SINCE);
  const begin = () =>
    lab.improvements.begin({
      improvementId: 'improvement-1',
      section: 'MEN',
      theme: 'waiting',
      opinionIds: [first?.id ?? ''],
      heard: ' الانتظار يطول ',
    });
  await begin();
  await begin();
  const [begun] = await lab.improvements.all();
  if (!begun) throw new Error('it was begun');
  expect(begun.heard).toEqual({ text: 'الانتظار يطول', on: '2026-11-24', by: 'supervisor' });
  // What came of it is not told before what was done.
  await expect(lab.improvements.tell(begun, 'effect', 'قصر')).rejects.toThrow('improvements.effect is malformed');
  await lab.improvements.tell(begun, 'action', 'زيد شباك');
  await lab.improvements.tell(begun, 'action', 'شيء آخر');
  await lab.improvements.tell(begun, 'effect', 'قصر الانتظار');
  await lab.improvements.join(begun, second?.id ?? '');
  await lab.improvements.join(begun, second?.id ?? '');
  const [told] = await lab.improvements.all();
  expect(told).toMatchObject({ action: { text: 'زيد شباك' }, effect: { text: 'قصر الانتظار', by: 'supervisor' } });
  expect(told?.opinionIds).toEqual([first?.id, second?.id]);
  const answered = (await lab.improvements.opinionsSince(SINCE)).filter(({ isAnswered }) => isAnswered);
  expect(answered).toHaveLength(2);
});

test('it reaches the supervisor’s other desks, and whoever may not read it sees nothing of it', async () => {
  const association = await openAssociation();
  await association.employ('supervisor', ['SECTION_SUPERVISOR']);
  const here = await association.deskOf('supervisor');
  await here.improvements.begin({
    improvementId: 'improvement-1',
    section: 'WOMEN',
    theme: 'waiting',
    opinionIds: [],
    heard: 'الانتظار يطول',
  });
  const reception = await association.deskOf('receptionist');
  const there = await association.deskOf('supervisor');
  await association.exchange(here, there, reception);
  expect(await there.improvements.all()).toHaveLength(1);
  expect(await reception.improvements.all()).toEqual([]);
});

test('a correction that was read out is kept once, with a line in the log of the inquiry that it answered', async () => {
  const lab = await openLab();
  const { requestId } = await lab.requests.record(anIntake({ type: 'INQUIRY', serviceId: 'inquiry', note: '' }));
  const give = () =>
    lab.corrections.give({
      correctionId: 'correction-1',
      misconception: { id: 'fee' },
      scriptVersion: 3,
      section: 'MEN',
      inquiry: { requestId, note: 'صُحِّح له مفهوم: الخدمة برسوم' },
    });
  await give();
  await give();
  const given = await lab.corrections.ofRequest(requestId);
  expect(given).toMatchObject([{ misconceptionId: 'fee', scriptVersion: 3, by: 'receptionist' }]);
  expect(await lab.requests.notes(requestId)).toHaveLength(1);
});

test('of all that was asked for since, only the suggestions are opened', async () => {
  const lab = await openHeard();
  for (let visitor = 0; visitor < 3; visitor += 1) await lab.requests.record(anIntake());
  const opened = vi.spyOn(lab.store, 'openAll');
  await lab.improvements.opinionsSince(SINCE);
  const rows = opened.mock.calls.flatMap(([table, found]) => (table === 'requests' ? found : []));
  expect(rows).toHaveLength(1);
});
