import { expect, test } from 'vitest';
import type { CallEnd } from '#renderer/data/records/calls-repository.ts';
import { usuallyAllowed } from '#shared/people/contact-point.ts';
import { anIntake, aVisitor, changeStateOf, MORNING, openLab, type Lab } from '../desk-lab.ts';

const anEnd = (lab: Lab, facts: Partial<CallEnd> = {}): CallEnd => ({
  callId: lab.calls.newCallId(),
  section: 'MEN',
  direction: 'IN',
  number: '0501234567',
  outcome: 'REACHED',
  personId: null,
  requestId: null,
  dueAt: null,
  note: '',
  ...facts,
});

test('a call is logged once, and what was noted stands in the log of its request', async () => {
  const lab = await openLab();
  const { requestId, personId } = await lab.requests.record(anIntake());
  const end = anEnd(lab, { requestId, personId, note: ' سأل عن الموعد ' });
  await Promise.all([lab.calls.log(end), lab.calls.log(end)]);
  expect(await lab.calls.ofPerson(personId ?? '')).toMatchObject([
    { outcome: 'REACHED', number: '0501234567', note: 'سأل عن الموعد', at: MORNING, deskCode: '01' },
  ]);
  expect((await lab.requests.notes(requestId)).map(({ body }) => body)).toEqual(['سأل عن الموعد']);
});

test('a caller who withheld the number and stays unknown is logged like any other', async () => {
  const lab = await openLab();
  await lab.calls.log(anEnd(lab, { number: '', note: 'لم يذكر اسمه' }));
  expect(await lab.database.calls.count()).toBe(1);
  expect(await lab.calls.callersFrom('')).toEqual([]);
});

test('everybody who shares the number may be calling: whoever waits for something first, then its owner', async () => {
  const lab = await openLab();
  const asked = await lab.requests.record(anIntake());
  const request = await lab.requests.byId(asked.requestId);
  const wife = await lab.requests.record(
    anIntake({ section: 'WOMEN', person: aVisitor({ name: 'نورة', phone: '', idNumber: '', gender: 'FEMALE' }) }),
  );
  const person = await lab.people.byId(wife.personId ?? '');
  if (!person || !request) throw new Error('nothing was saved');
  await lab.people.addContact(person, lab.people.newContactId(), {
    raw: '+966 50 123 4567',
    relation: 'SPOUSE',
    isWhatsapp: false,
    safeHours: null,
    allowed: usuallyAllowed,
  });
  const callers = async () => (await lab.calls.callersFrom('٠٥٠١٢٣٤٥٦٧')).map(({ personId }) => personId);
  expect(await callers()).toEqual([asked.personId, wife.personId]);
  await changeStateOf(lab, request, 'CLOSED');
  expect(await callers()).toEqual([wife.personId, asked.personId]);
});
