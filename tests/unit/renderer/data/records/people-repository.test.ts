import { expect, test } from 'vitest';
import { usuallyAllowed } from '#shared/people/contact-point.ts';
import type { ContactFacts } from '#renderer/data/records/people-repository.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { anIntake, openLab, type Lab } from '../desk-lab.ts';

const aContact = (facts: Partial<ContactFacts> = {}): ContactFacts => ({
  raw: '0559876543',
  relation: 'SPOUSE',
  isWhatsapp: false,
  safeHours: { from: 600, to: 720 },
  allowed: { ...usuallyAllowed, whatsapp: false },
  ...facts,
});

async function somebody(lab: Lab) {
  const { personId } = await lab.requests.record(anIntake());
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was saved');
  return person;
}

/** Fields of each operation that waits, oldest first. */
const sentFields = async (lab: Lab) => (await lab.sync.waiting(50)).map(({ fields }) => fields);

test('only what a form changed is sent, and what another desk changed meanwhile stays', async () => {
  const lab = await openLab();
  const begun = await somebody(lab);
  await lab.people.change(begun, { ...begun, villageId: 'tanomah' });
  await lab.people.change(begun, { ...begun, name: 'سعد بن علي آل سالم' });
  expect((await sentFields(lab)).slice(3)).toEqual([{ villageId: 'tanomah' }, { name: 'سعد بن علي آل سالم' }]);
  expect(await lab.people.byId(begun.id)).toMatchObject({ villageId: 'tanomah', name: 'سعد بن علي آل سالم' });
});

test('saving twice, or nothing, sends nothing more', async () => {
  const lab = await openLab();
  const begun = await somebody(lab);
  const changed = { ...begun, name: 'سعيد' };
  await Promise.all([lab.people.change(begun, changed), lab.people.change(begun, changed)]);
  await lab.people.change(begun, begun);
  expect((await sentFields(lab)).slice(3)).toEqual([{ name: 'سعيد' }]);
});

test('a number is added once, found by search, changed, taken off and put back', async () => {
  const lab = await openLab();
  await lab.directory.build();
  const person = await somebody(lab);
  const [, ...none] = await lab.people.contactPoints(person.id);
  expect(none).toEqual([]);
  const id = lab.people.newContactId();
  await Promise.all([lab.people.addContact(person, id, aContact()), lab.people.addContact(person, id, aContact())]);
  const [, added] = await lab.people.contactPoints(person.id);
  if (!added) throw new Error('nothing was added');
  expect(added).toMatchObject({ kind: 'MOBILE', e164: '+966559876543', relation: 'SPOUSE', section: 'MEN' });
  expect(lab.directory.search('0559876', 5)).toHaveLength(1);

  await lab.people.changeContact(added, aContact({ raw: '0551112223', isWhatsapp: true }));
  expect((await lab.people.contactPoints(person.id))[1]).toMatchObject({ kind: 'WHATSAPP', e164: '+966551112223' });
  expect(lab.directory.search('0559876', 5)).toEqual([]);
  expect(await lab.people.idsByPhone('055 111 2223')).toEqual([person.id]);

  await lab.people.setContactRemoved(added, true);
  expect(await lab.people.contactPoints(person.id)).toHaveLength(1);
  expect(lab.directory.search('0551112223', 5)).toEqual([]);
  await lab.people.setContactRemoved(added, false);
  expect(lab.directory.search('0551112223', 5)).toHaveLength(1);
});

test('a card that came from the server is changed on top of the revision the desk knows', async () => {
  const lab = await openLab();
  const record = { ...aServerRecord('people', 'person-9', aPerson()), revision: 7 };
  await lab.sync.savePosition({ epoch: 1, generation: 1, cursors: { [record.scope]: 0 } });
  const page = { from: 0, to: 7, records: [record], exits: [], more: false };
  await lab.sync.takePage(record.scope, page, { epoch: 1, generation: 1 });
  const person = await lab.people.byId('person-9');
  if (!person) throw new Error('the page was not taken');
  await lab.people.change(person, { ...person, flags: ['DO_NOT_DISCLOSE'] });
  expect(await lab.sync.waiting(5)).toMatchObject([{ baseRevision: 7, fields: { flags: ['DO_NOT_DISCLOSE'] } }]);
});
