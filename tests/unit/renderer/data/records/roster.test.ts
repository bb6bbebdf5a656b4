import { expect, test } from 'vitest';
import { VolunteerRefusedError } from '#renderer/data/records/roster-repository.ts';
import { anIntake, aVisitor, openLab } from '../desk-lab.ts';

const signed = { skills: ['ترجمة'], charterSignedOn: '2026-11-20', guardianConsent: null };

async function openRoster() {
  const lab = await openLab();
  const { personId } = await lab.requests.record(anIntake({ person: aVisitor() }));
  const person = personId ? await lab.people.byId(personId) : null;
  if (!person) throw new Error('nobody was recorded');
  return { lab, person };
}

test('somebody listed twice stands in the lists once', async () => {
  const { lab, person } = await openRoster();
  const id = await lab.roster.list(person, signed);
  expect(await lab.roster.list(person, signed)).toBe(id);
  expect(await lab.roster.all()).toMatchObject([{ personId: person.id, state: 'LISTED', listedOn: '2026-11-24' }]);
});

test('a minor is listed with his guardian only, whether his birth or a flag says so', async () => {
  const { lab, person } = await openRoster();
  const young = { ...person, flags: ['MINOR' as const] };
  await expect(lab.roster.list(young, signed)).rejects.toThrow(VolunteerRefusedError);
  expect(await lab.roster.all()).toEqual([]);
  await lab.roster.list(young, { ...signed, guardianConsent: { guardianName: 'علي الشهري', on: '2026-11-20' } });
  expect(await lab.roster.ofPerson(person.id)).toMatchObject({ guardianConsent: { guardianName: 'علي الشهري' } });
});

test('who is suspended keeps his card and comes back by one decision', async () => {
  const { lab, person } = await openRoster();
  await lab.roster.list(person, signed);
  const volunteer = await lab.roster.ofPerson(person.id);
  if (!volunteer) throw new Error('not listed');
  await lab.roster.changeStanding(volunteer, person, 'SUSPENDED', 'غياب متكرر');
  const suspended = await lab.roster.ofPerson(person.id);
  expect(suspended).toMatchObject({ state: 'SUSPENDED', reason: 'غياب متكرر', skills: ['ترجمة'] });
  await lab.roster.changeStanding(volunteer, person, 'LISTED', '');
  expect(await lab.roster.ofPerson(person.id)).toMatchObject({ state: 'LISTED', reason: '' });
});
