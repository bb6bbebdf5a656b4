import { expect, test } from 'vitest';
import type { GivenConsent } from '#renderer/data/records/consents-repository.ts';
import { anIntake, openLab } from '../desk-lab.ts';

const CONTACT = { id: 'contact', text: 'هل توافق أن نتواصل معك؟' };

async function deskWithPerson() {
  const lab = await openLab();
  const { personId } = await lab.requests.record(anIntake());
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was recorded');
  const give = (facts: Partial<GivenConsent> = {}) =>
    lab.consents.give({ person, purpose: CONTACT, textVersion: 1, method: 'VERBAL', guardian: '', ...facts });
  const standing = async () =>
    (await lab.consents.ofPerson(person.id))
      .map(({ purpose, textVersion, withdrawnAt }) => `${purpose} ${textVersion}${withdrawnAt ? ' taken back' : ''}`)
      .sort((a, b) => a.localeCompare(b));
  return { lab, person, give, standing };
}

test('a consent keeps the words that were read out, how, when and who took it', async () => {
  const { lab, person, give } = await deskWithPerson();
  await give({ method: 'SIGNED', guardian: '  سعد  الأحمري ' });
  expect(await lab.consents.ofPerson(person.id)).toMatchObject([
    {
      section: person.section,
      purpose: 'contact',
      text: CONTACT.text,
      textVersion: 1,
      method: 'SIGNED',
      guardian: 'سعد الأحمري',
      takenBy: 'receptionist',
      withdrawnAt: null,
    },
  ]);
});

test('pressed twice it is given once; other words are agreed to anew, and another purpose apart', async () => {
  const { give, standing } = await deskWithPerson();
  await Promise.all([give(), give()]);
  expect(await standing()).toEqual(['contact 1']);
  await give({ textVersion: 2 });
  await give({ purpose: { id: 'survey', text: 'هل نسألك لاحقًا؟' } });
  expect(await standing()).toEqual(['contact 1', 'contact 2', 'survey 1']);
});

test('taking back ends a purpose in all its words and leaves what was agreed to on record', async () => {
  const { lab, person, give, standing } = await deskWithPerson();
  await give();
  await give({ textVersion: 2 });
  await give({ purpose: { id: 'survey', text: 'هل نسألك لاحقًا؟' } });
  await lab.consents.withdraw(person.id, 'contact');
  await lab.consents.withdraw(person.id, 'contact');
  expect(await standing()).toEqual(['contact 1 taken back', 'contact 2 taken back', 'survey 1']);
  await give({ textVersion: 2 });
  expect((await standing()).filter((each) => each === 'contact 2')).toHaveLength(1);
});

test('who is forgotten leaves no guardian behind, and that there was a consent stays', async () => {
  const { lab, person, give } = await deskWithPerson();
  await give({ guardian: 'سعد الأحمري' });
  await lab.erasures.erase(person);
  expect(await lab.consents.ofPerson(person.id)).toMatchObject([{ purpose: 'contact', guardian: '' }]);
});
