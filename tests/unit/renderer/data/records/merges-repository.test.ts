import { expect, test } from 'vitest';
import { mergedFacts, proposedChoices } from '#shared/people/merge-people.ts';
import { possibleDuplicates, factsOf } from '#renderer/data/search/duplicates.ts';
import type { MergeWish } from '#renderer/data/records/merges-repository.ts';
import { anIntake, aVisitor, openLab, restart, type Lab } from '../desk-lab.ts';

async function aPersonAt(lab: Lab, facts: Parameters<typeof aVisitor>[0]) {
  const { personId } = await lab.requests.record(anIntake({ person: aVisitor(facts) }));
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was saved');
  return person;
}

/** The same man twice: once by his id, once by his phone and village. */
async function twice(lab: Lab) {
  const survivor = await aPersonAt(lab, { name: 'سعد بن علي الشهري', phone: '0501234567', villageId: null });
  const merged = await aPersonAt(lab, { name: 'سعد الشهري', phone: '0559876543', idNumber: '', villageId: 'tanomah' });
  const chosen = mergedFacts(survivor, merged, proposedChoices(survivor, merged));
  const wish: MergeWish = { mergeId: lab.merges.newMergeId(), survivor, merged, chosen };
  return { survivor, merged, wish };
}

test('after a merge everything of both is on the one card, and either name and number finds it', async () => {
  const lab = await openLab();
  await lab.directory.build();
  const { survivor, merged, wish } = await twice(lab);
  await lab.merges.merge(wish);
  expect(await lab.people.byId(survivor.id)).toMatchObject({ villageId: 'tanomah', idNumber: '1012345672' });
  expect(await lab.merges.groupOf(merged.id)).toMatchObject({ survivorId: survivor.id });
  expect(await lab.requests.ofPerson(survivor.id)).toHaveLength(2);
  expect((await lab.people.contactPoints(survivor.id)).map(({ e164 }) => e164)).toEqual([
    '+966501234567',
    '+966559876543',
  ]);
  for (const typed of ['سعد الشهري', '0559876543', '0501234567'])
    expect(lab.directory.search(typed, 5).map(({ person }) => person.id)).toEqual([survivor.id]);
  expect(lab.directory.everyone()).toHaveLength(1);
  const again = await restart(lab);
  await again.directory.build();
  expect(again.directory.search('0559876543', 5).map(({ person }) => person.id)).toEqual([survivor.id]);
});

test('a request taken later for the merged card belongs to the one that stands, and late facts are named', async () => {
  const lab = await openLab();
  const { survivor, merged, wish } = await twice(lab);
  await lab.merges.merge(wish);
  await lab.requests.record(anIntake({ person: { kind: 'known', personId: merged.id } }));
  await lab.people.change(merged, { ...merged, name: 'سعد بن علي آل سالم' });
  expect(await lab.requests.ofPerson(survivor.id)).toHaveLength(3);
  const now = await lab.people.byId(survivor.id);
  expect(now && (await lab.merges.late(now))).toEqual([
    { field: 'name', value: 'سعد بن علي آل سالم', personId: merged.id },
  ]);
});

test('taken back, both stand for themselves as before, except for what was changed since', async () => {
  const lab = await openLab();
  const { survivor, merged, wish } = await twice(lab);
  await lab.merges.merge(wish);
  const one = await lab.people.byId(survivor.id);
  if (!one) throw new Error('the survivor is gone');
  await lab.people.change(one, { ...one, name: 'سعد بن علي آل سالم' });
  const [done] = await lab.merges.undoableOf(survivor.id);
  if (!done) throw new Error('nothing to take back');
  await Promise.all([lab.merges.undo(done), lab.merges.undo(done)]);
  expect(await lab.people.byId(survivor.id)).toMatchObject({ name: 'سعد بن علي آل سالم', villageId: null });
  expect(await lab.people.byId(merged.id)).toMatchObject({ mergedInto: null, villageId: 'tanomah' });
  expect(await lab.requests.ofPerson(survivor.id)).toHaveLength(1);
  expect(await lab.merges.undoableOf(survivor.id)).toEqual([]);
});

test('a proposal changes nobody until it is decided; pressing twice proposes and merges once', async () => {
  const lab = await openLab();
  const { survivor, merged, wish } = await twice(lab);
  await Promise.all([lab.merges.propose(wish), lab.merges.propose(wish)]);
  const [proposal, ...others] = await lab.merges.proposed();
  expect(others).toEqual([]);
  expect(await lab.merges.groupOf(merged.id)).toEqual({ survivorId: merged.id, ids: [merged.id] });
  await Promise.all([lab.merges.merge(wish), lab.merges.merge(wish)]);
  expect(await lab.merges.proposed()).toEqual([]);
  const sent = (await lab.sync.waiting(50)).slice(7).map(({ table, recordId }) => `${table}/${recordId}`);
  expect(sent).toEqual([`people/${survivor.id}`, `people/${merged.id}`, `merges/${proposal?.id}`]);
});

test('a refused proposal is gone and leaves both as they were', async () => {
  const lab = await openLab();
  const { merged, wish } = await twice(lab);
  await lab.merges.propose(wish);
  const [proposal] = await lab.merges.proposed();
  if (!proposal) throw new Error('nothing was proposed');
  await lab.merges.refuse(proposal);
  await lab.merges.refuse(proposal);
  expect(await lab.merges.proposed()).toEqual([]);
  expect(await lab.people.byId(merged.id)).toMatchObject({ mergedInto: null });
});

test('two desks that merged the other way round, offline, end with one card that has everything', async () => {
  const lab = await openLab();
  const { survivor, merged, wish } = await twice(lab);
  await lab.merges.merge(wish);
  const chosen = wish.chosen;
  await lab.merges.merge({ mergeId: lab.merges.newMergeId(), survivor: merged, merged: survivor, chosen });
  for (const id of [survivor.id, merged.id]) {
    const { survivorId, ids } = await lab.merges.groupOf(id);
    expect({ survivorId, ids: ids.toSorted() }).toEqual({ survivorId: survivor.id, ids: [survivor.id, merged.id] });
    expect(await lab.requests.ofPerson(id)).toHaveLength(2);
  }
});

test('the same person is warned of strongly; a spouse who shares the phone is not', async () => {
  const lab = await openLab();
  await lab.directory.build();
  const known = await aPersonAt(lab, { name: 'سعد بن علي الشهري', phone: '0501234567' });
  const facts = { name: 'سعد علي الشهرى', idKey: '', ownNumbers: ['+966501234567'], villageId: null, birthYear: null };
  expect(possibleDuplicates(lab.directory, { ...facts, gender: 'MALE' }, 3)).toMatchObject([
    { person: { id: known.id }, score: { verdict: 'strong' } },
  ]);
  expect(possibleDuplicates(lab.directory, { ...facts, name: 'نورة القحطاني', gender: 'FEMALE' }, 3)).toEqual([]);
  const [card] = lab.directory.search('0501234567', 1);
  if (!card) throw new Error('the number finds nobody');
  const itself = factsOf(card.person, lab.directory.ownNumbers(known.id));
  expect(possibleDuplicates(lab.directory, itself, 3, known.id)).toEqual([]);
});
