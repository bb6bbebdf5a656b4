import { expect, test } from 'vitest';
import { anIntake, openLab } from '../desk-lab.ts';

async function deskWithVisitor() {
  const lab = await openLab();
  const { personId, requestId } = await lab.requests.record(anIntake());
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was recorded');
  const volunteering = { section: person.section, personId: person.id, linkId: 'volunteer', title: 'التطوع' } as const;
  return { ...lab, requestId, person, volunteering };
}

test('a link that was given stands on the person and on the request, with who gave it and how', async () => {
  const { links, person, requestId, volunteering } = await deskWithVisitor();
  await links.give({ ...volunteering, requestId, way: 'QR', sendingId: links.newSendingId() });
  const expected = [{ title: 'التطوع', way: 'QR', by: 'receptionist', deskCode: '01' }];
  expect(await links.ofPerson(person.id)).toMatchObject(expected);
  expect(await links.ofRequest(requestId)).toMatchObject(expected);
});

test('pressed twice it was given once; given in another way it is given again', async () => {
  const { links, person, volunteering } = await deskWithVisitor();
  const sendingId = links.newSendingId();
  const give = () => links.give({ ...volunteering, requestId: null, way: 'COPY', sendingId });
  await Promise.all([give(), give()]);
  await links.give({ ...volunteering, requestId: null, way: 'WHATSAPP', sendingId: links.newSendingId() });
  expect((await links.ofPerson(person.id)).map(({ way }) => way).toSorted()).toEqual(['COPY', 'WHATSAPP']);
});

test('a visitor whom nobody wrote down is given a link too', async () => {
  const { links, volunteering, waiting } = await deskWithVisitor();
  const before = (await waiting.summary()).records;
  await links.give({ ...volunteering, personId: null, requestId: null, way: 'PRINT', sendingId: links.newSendingId() });
  expect((await waiting.summary()).records).toBe(before + 1);
});
