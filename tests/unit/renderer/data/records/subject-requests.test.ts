import { expect, test } from 'vitest';
import { anIntake, MORNING, openLab } from '../desk-lab.ts';

async function deskWithPerson() {
  const lab = await openLab();
  const { personId } = await lab.requests.record(anIntake());
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was recorded');
  const take = (kind: 'ACCESS' | 'CORRECTION' | 'ERASURE', asked = '') =>
    lab.subjectRequests.take({ person, kind, asked, answerDays: 30 });
  const requests = () => lab.subjectRequests.ofPerson(person.id);
  return { lab, person, take, requests };
}

test('a request knows its last day, and asked again while it is open it stands alone', async () => {
  const { take, requests, lab } = await deskWithPerson();
  await Promise.all([take('ACCESS'), take('ACCESS')]);
  await take('CORRECTION', ' الاسم  خطأ ');
  expect(await requests()).toHaveLength(2);
  const [first] = await lab.subjectRequests.open();
  expect(first).toMatchObject({ receivedAt: MORNING, dueOn: '2026-12-24', state: 'OPEN', takenBy: 'receptionist' });
});

test('it ends once; after that another may be made', async () => {
  const { lab, take, requests } = await deskWithPerson();
  await take('ACCESS');
  const [request] = await requests();
  const end = () => lab.subjectRequests.end(request?.id ?? '', { kind: 'answer' });
  expect(await end()).toEqual({ ok: true, value: null });
  expect(await end()).toEqual({ ok: false, error: 'closed-already' });
  expect(await lab.subjectRequests.open()).toEqual([]);
  await take('ACCESS');
  expect((await requests()).map(({ state }) => state).toSorted()).toEqual(['ANSWERED', 'OPEN']);
});

test('of who is forgotten, what he asked is forgotten and that he asked is not', async () => {
  const { lab, person, take, requests } = await deskWithPerson();
  await take('ERASURE', 'لا أريد أن يعرف أحد');
  await lab.erasures.erase(person);
  expect(await requests()).toMatchObject([{ kind: 'ERASURE', asked: '' }]);
});
