import { expect, test } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { sections } from '#shared/association/section.ts';
import { anIntake, openLab } from '../desk-lab.ts';

const supervisor: Actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections };
const CONTACT = { id: 'contact', text: 'هل توافق أن نتواصل معك؟' };
const TODAY = '2026-11-24';
const NOON = 720;

/** Somebody who was called in vain the day before yesterday. */
async function calledInVain(actor: Actor) {
  let time = '2026-11-22T06:30:00.000Z';
  const lab = await openLab({ actor, now: () => time });
  const { personId, requestId } = await lab.requests.record(anIntake());
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was recorded');
  const call = (outcome: 'NO_ANSWER' | 'REACHED') =>
    lab.calls.log({
      callId: lab.calls.newCallId(),
      section: person.section,
      direction: 'OUT',
      number: '0501234567',
      outcome,
      personId: person.id,
      requestId,
      dueAt: null,
      note: '',
    });
  await call('NO_ANSWER');
  time = '2026-11-24T06:30:00.000Z';
  return { ...lab, person, call };
}

test('whoever was not reached and has agreed to be called is on the list, until they have spoken', async () => {
  const { outreach, consents, person, call } = await calledInVain(supervisor);
  await consents.give({ person, purpose: CONTACT, textVersion: 1, method: 'VERBAL', guardian: '' });
  const before = await outreach.list('unanswered', TODAY, NOON);
  expect(before.entries.map(({ personId }) => personId)).toEqual([person.id]);
  expect(before.leftOut).toBe(0);
  await call('REACHED');
  expect(await outreach.list('unanswered', TODAY, NOON)).toEqual({ entries: [], leftOut: 0 });
});

test('without consent he is counted among those left out, and not named', async () => {
  const { outreach, person } = await calledInVain(supervisor);
  const list = await outreach.list('unanswered', TODAY, NOON);
  expect(list).toEqual({ entries: [], leftOut: 1 });
  expect(JSON.stringify(list)).not.toContain(person.id);
});

test('a receptionist has no list, a coordinator none but that of volunteers', async () => {
  const { outreach } = await calledInVain({ userId: 'reception', roles: ['RECEPTIONIST'], sections });
  expect(await outreach.list('unanswered', TODAY, NOON)).toEqual({ entries: [], leftOut: 0 });
});
