import { expect, test } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { sections } from '#shared/association/section.ts';
import { createVault } from '#renderer/data/sealing/vault.ts';
import { fromRow, toRow } from '#renderer/data/store/row-codec.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { anIntake, aVisitor, MORNING, openLab } from '../desk-lab.ts';

const TODAY = '2026-11-24';
const supervisor: Actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR', 'RECEPTIONIST'], sections };
const SAAD = { name: 'سعد بن علي الشهري', phone: '0501234567', idNumber: '1012345672' };
const HIND = { name: 'هند بنت سعد الشهري', phone: '0507654321', idNumber: '1098765430' };

/** One computer, two people: who took both sections down, and who holds the men's section alone. */
async function sharedDesk() {
  const whole = await openLab({ actor: supervisor });
  const man = await whole.requests.record(anIntake({ person: aVisitor(SAAD) }));
  const woman = await whole.requests.record(anIntake({ person: aVisitor(HIND), section: 'WOMEN' }));
  const hers = await whole.requests.byId(woman.requestId);
  if (hers) await whole.requests.addNote(hers, 'تأتي صباحًا');
  const part = await openLab({
    ...whole.options,
    actor: { userId: 'turki', roles: ['RECEPTIONIST'], sections: ['MEN'] },
    scopes: ['association', 'section/MEN'],
  });
  return { whole, part, man, woman };
}

test('rows of a section that is not held are in no list and no count', async () => {
  const { whole, part, man, woman } = await sharedDesk();
  const references = (requests: readonly { readonly id: string }[]) => requests.map(({ id }) => id);
  expect(references(await whole.requests.all())).toHaveLength(2);
  expect(references(await part.requests.all())).toEqual([man.requestId]);
  expect(references(await part.requests.onDay(TODAY))).toEqual([man.requestId]);
  expect(references(await part.requests.ofPerson(woman.personId ?? ''))).toEqual([]);
  expect(await part.requests.byId(woman.requestId)).toBeNull();
  expect(await part.requests.notes(woman.requestId)).toEqual([]);
  expect(await whole.requests.notes(woman.requestId)).toHaveLength(1);
  expect(await part.people.byId(woman.personId ?? '')).toBeNull();
});

test('nor are they found, by name, by number or by reference', async () => {
  const { whole, part, woman } = await sharedDesk();
  await Promise.all([whole.directory.build(), part.directory.build()]);
  expect([whole.directory.size(), part.directory.size()]).toEqual([2, 1]);
  for (const typed of [HIND.name, HIND.phone, HIND.idNumber]) {
    expect(whole.directory.search(typed, 10).map(({ person }) => person.name)).toContain(HIND.name);
    expect(part.directory.search(typed, 10).map(({ person }) => person.name)).not.toContain(HIND.name);
  }
  expect(await whole.requests.byReference(woman.referenceNumber, 10)).toHaveLength(1);
  expect(await part.requests.byReference(woman.referenceNumber, 10)).toEqual([]);
});

test('what is not held takes no place in a list of the newest', async () => {
  const { part, man } = await sharedDesk();
  expect((await part.requests.newest(1)).map(({ id }) => id)).toEqual([man.requestId]);
});

test('they are not held to be damaged, and stay for whoever holds them', async () => {
  const { whole, part } = await sharedDesk();
  await part.requests.all();
  expect(part.store.unreadable().size).toBe(0);
  expect(await part.database.requests.count()).toBe(2);
  expect(await whole.requests.all()).toHaveLength(2);
});

test('a scope whose lease has ended opens nothing more, what was open before neither', async () => {
  let isLeased = true;
  const key = new Uint8Array(32).fill(1);
  const vault = await createVault({ desk: key, scope: () => (isLeased ? key : null) });
  const row = await toRow(vault, aServerRecord('people', 'person-1', aPerson()));
  await fromRow(vault, 'people', row);
  isLeased = false;
  await expect(fromRow(vault, 'people', row)).rejects.toThrow('is not held');
  expect(() => vault.inScope(row.scope)).toThrow('is not held');
});

test('nobody finds what somebody else was typing at the same desk', async () => {
  const { whole, part } = await sharedDesk();
  await whole.drafts.keep('intake', { note: 'خلاف مع جاره', at: MORNING });
  expect(await part.drafts.read('intake')).toBeNull();
  await part.drafts.drop('intake');
  expect(await whole.drafts.read('intake')).toEqual({ note: 'خلاف مع جاره', at: MORNING });
  const rows = await part.database.drafts.toArray();
  expect(rows.map(({ sealed }) => new TextDecoder().decode(sealed)).join('')).not.toContain('خلاف');
});
