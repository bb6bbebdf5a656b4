import { expect, test } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { sections } from '#shared/association/section.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
import { createSurveysRepository } from '#renderer/data/records/surveys-repository.ts';
import { asFields } from '#tests/builders/operations.ts';
import { anIntake, openLab, MORNING } from '../desk-lab.ts';

const QUESTION = { id: 'reception', text: { ar: 'كيف كان استقبالك؟' }, step: 'RECEPTION', sources: ['KIOSK'] } as const;
const question = { ...QUESTION, sources: [...QUESTION.sources], services: [] };
const supervisor: Actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections: ['MEN'] };

test('a tap at the kiosk is one answer that names nobody', async () => {
  const { surveys } = await openLab({ actor: { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections } });
  const tap = () => surveys.answerAtKiosk({ responseId: 'tap-1', section: 'MEN', question, score: 5, comment: '' });
  await Promise.all([tap(), tap()]);
  expect(await surveys.since('2026-01-01')).toMatchObject([
    {
      questionId: 'reception',
      score: 5,
      source: 'KIOSK',
      isAnonymous: true,
      requestId: null,
      staffId: null,
      takenBy: null,
    },
  ]);
});

test('a supervisor reads his section’s, a receptionist none but what is about himself', async () => {
  const lab = await openLab({ actor: supervisor, scopes: ['association', 'section/MEN', 'section/WOMEN'] });
  await lab.surveys.answerAtKiosk({ responseId: 'men', section: 'MEN', question, score: 2, comment: '' });
  expect(await lab.surveys.since('2026-01-01')).toHaveLength(1);
  expect(await lab.surveys.since('2026-12-01')).toHaveLength(0);
  const receptionist = await openLab();
  await receptionist.surveys.answerAtKiosk({ responseId: 'men', section: 'MEN', question, score: 2, comment: '' });
  expect(await receptionist.surveys.since('2026-01-01')).toEqual([]);
});

test('nobody is asked by whoever served him; a colleague asks, and is written down', async () => {
  const lab = await openLab();
  const { requestId } = await lab.requests.record(anIntake());
  const request = await lab.requests.byId(requestId);
  if (!request) throw new Error('nothing was recorded');
  const answers = {
    surveyId: 'survey-1',
    request,
    scores: [{ question, score: 4 }],
    comment: 'جزاكم الله خيرًا',
    isAnonymous: true,
    note: 'سُئل عن رضاه بالهاتف',
  };
  expect(await lab.surveys.answerByPhone(answers)).toBe(false);
  expect(await lab.requests.notes(requestId)).toEqual([]);

  // Another sits down at the same desk once the server has the request.
  const { database, store, vault } = lab;
  const colleague = createSurveysRepository({
    database,
    store: { ...store, read: async (table, id) => written(await store.read(table, id)) },
    vault,
    deskCode: '01',
    actor: { userId: 'manager', roles: ['MANAGER', 'RECEPTIONIST'], sections },
    signer: async () => Promise.reject(new Error('nothing is signed here')),
    now: () => MORNING,
    newId: () => 'note-1',
  });
  expect(await colleague.answerByPhone(answers)).toBe(true);
  const given = await colleague.since('2026-01-01');
  expect(new Set(given.map(({ score, comment }) => `${String(score)} ${comment}`))).toEqual(
    new Set(['4 ', 'null جزاكم الله خيرًا']),
  );
  for (const each of given)
    expect(each).toMatchObject({ takenBy: 'manager', staffId: 'receptionist', requestId: null });
  expect(await lab.requests.notes(requestId)).toMatchObject([{ body: 'سُئل عن رضاه بالهاتف' }]);
});

/** A record as the server has it: it knows who made it. */
const written = <Read extends { readonly revision: number; readonly writes: object } | null>(record: Read): Read =>
  record === null
    ? record
    : {
        ...record,
        revision: 1,
        writes: { 1: { deviceId: 'device-1', by: 'receptionist', at: MORNING, receivedAt: MORNING, epoch: 1 } },
      };

test('an answer that says who gave it, or that comes from no kiosk and no telephone, is none', () => {
  const atKiosk = {
    section: 'MEN',
    questionId: 'reception',
    step: 'RECEPTION',
    serviceId: null,
    score: 3,
    comment: '',
    source: 'KIOSK',
    isAnonymous: true,
    requestId: null,
    staffId: null,
    takenBy: null,
    at: MORNING,
    deskCode: '01',
  };
  const takes = (facts: object): boolean =>
    checkRecord('surveyResponses', 'id-1', asFields({ ...atKiosk, ...facts })).ok;
  expect(takes({})).toBe(true);
  expect(takes({ takenBy: 'user-1' })).toBe(false);
  expect(takes({ staffId: 'user-1' })).toBe(false);
  expect(takes({ requestId: 'request-1' })).toBe(false);
  expect(takes({ isAnonymous: false })).toBe(false);
  expect(takes({ score: 6 })).toBe(false);
  expect(takes({ score: null })).toBe(false);
  expect(takes({ source: 'DESK' })).toBe(false);
  expect(takes({ source: 'PHONE' })).toBe(false);
  expect(takes({ source: 'PHONE', takenBy: 'user-1', staffId: 'user-1' })).toBe(false);
  expect(takes({ source: 'PHONE', takenBy: 'user-1', staffId: 'user-2' })).toBe(true);
});
