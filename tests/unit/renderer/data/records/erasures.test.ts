import { expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import type { Device } from '#server/ports.ts';
import type { Actor } from '#shared/access/actor.ts';
import { aChange } from '#tests/builders/operations.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { aVisitor, anIntake, contentsOf, MORNING, openLab, type Lab } from '../desk-lab.ts';

const manager: Actor = { userId: 'manager', roles: ['MANAGER'], sections: ['MEN'] };
const TELLING = ['زبرجد', '0598761234', '+966598761234', '1098765434', 'بئر السبع', 'وعد بالعودة'];
const device: Device = { associationId: 'association', deviceId: 'desk', deskCode: '01' };

async function deskWithAVisitor(
  options: Parameters<typeof openLab>[0] = {},
): Promise<Lab & { readonly personId: string; readonly requestId: string }> {
  const lab = await openLab(options);
  const person = aVisitor({ name: 'زبرجد بن كهرمان', phone: '0598761234', idNumber: '1098765434' });
  const { personId, requestId } = await lab.requests.record(anIntake({ person, note: 'خلاف عند بئر السبع' }));
  const request = await lab.requests.byId(requestId);
  if (!request || !personId) throw new Error('the intake was not saved');
  await lab.requests.addNote(request, 'وعد بالعودة');
  return { ...lab, personId, requestId };
}

const shownAt = async (lab: Lab): Promise<string> => {
  await lab.directory.build();
  const requests = await lab.requests.all();
  const notes = await Promise.all(requests.map(({ id }) => lab.requests.notes(id)));
  return JSON.stringify([
    requests,
    notes,
    await lab.people.all(),
    TELLING.map((mark) => lab.directory.search(mark, 9)),
  ]);
};
const found = (text: string): string[] => TELLING.filter((mark) => text.includes(mark));

test('nothing tells any more who somebody was who asked to be forgotten; that he was served stays', async () => {
  const lab = await deskWithAVisitor();
  expect(found(await shownAt(lab))).toEqual(
    expect.arrayContaining(['زبرجد', '0598761234', 'بئر السبع', 'وعد بالعودة']),
  );
  const before = await lab.requests.byId(lab.requestId);
  const person = await lab.people.byId(lab.personId);
  if (!person || !before) throw new Error('not saved');
  await lab.erasures.erase(person);

  expect(found(await shownAt(lab))).toEqual([]);
  expect(await lab.people.idsByPhone('0598761234')).toEqual([]);
  expect((await contentsOf(lab.database))['people']).toMatchObject([
    expect.not.objectContaining({ token: expect.anything() }),
  ]);
  const { section, serviceId, receivedAt, referenceNumber, state } = before;
  expect(await lab.requests.byId(lab.requestId)).toMatchObject({
    section,
    serviceId,
    receivedAt,
    referenceNumber,
    state,
  });
  expect(await lab.erasures.ofPerson(lab.personId)).toEqual({ erasedAt: MORNING, isWrittenAbout: false });
});

test('asked for twice, it is done once', async () => {
  const lab = await deskWithAVisitor();
  const person = await lab.people.byId(lab.personId);
  if (!person) throw new Error('not saved');
  await lab.erasures.erase(person);
  await lab.erasures.erase(person);
  expect(await lab.database.erasures.count()).toBe(1);
});

test('what is written about whoever is forgotten is told on his card, and can be erased once more', async () => {
  const lab = await deskWithAVisitor();
  const person = await lab.people.byId(lab.personId);
  if (!person) throw new Error('not saved');
  expect(await lab.erasures.ofPerson(person.id)).toBeNull();
  await lab.erasures.erase(person);
  const request = await lab.requests.byId(lab.requestId);
  if (!request) throw new Error('not kept');
  await lab.requests.addNote(request, 'اتصل زبرجد');
  expect(await lab.erasures.ofPerson(person.id)).toEqual({ erasedAt: MORNING, isWrittenAbout: true });
  await lab.erasures.erase(person);
  expect(await lab.erasures.ofPerson(person.id)).toEqual({ erasedAt: MORNING, isWrittenAbout: false });
  expect(found(await shownAt(lab))).toEqual([]);
});

test('the server forgets it too: its records, its log of operations and what was overwritten', async () => {
  const lab = await deskWithAVisitor();
  const storage = createMemorySyncStorage();
  const send = async () => {
    const operations = await lab.sync.waiting(100);
    const { results } = await acceptPush(storage, device, { epoch: 1, operations }, new Date(MORNING), () => null);
    await lab.sync.settle(results);
  };
  await send();
  const held = () => JSON.stringify([[...storage.state().records.values()], storage.state().log]);
  expect(found(held())).toEqual(TELLING.filter((mark) => mark !== '—'));
  const person = await lab.people.byId(lab.personId);
  if (!person) throw new Error('not saved');
  await lab.erasures.erase(person);
  await send();
  expect(found(held())).toEqual([]);
  expect(storage.state().log.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
});

test('not even a value that another desk wrote meanwhile is kept for a decision', async () => {
  const lab = await deskWithAVisitor();
  const storage = createMemorySyncStorage();
  const send = async (from: Device, operations: Parameters<typeof acceptPush>[2]['operations']) =>
    (await acceptPush(storage, from, { epoch: 1, operations }, new Date(MORNING), () => null)).results;
  await lab.sync.settle(await send(device, await lab.sync.waiting(100)));
  const person = await lab.people.byId(lab.personId);
  if (!person) throw new Error('not saved');
  const elsewhere = { ...device, deviceId: 'other', deskCode: '02' };
  const known = { table: 'people', id: lab.personId, revision: 1, epoch: 1 } as const;
  await send(elsewhere, [aChange(known, { name: 'زبرجد الثاني' }, { mid: 1 })]);
  await lab.erasures.erase(person);
  await send(device, await lab.sync.waiting(100));
  expect(found(JSON.stringify([[...storage.state().records.values()], storage.state().log]))).toEqual([]);
});

test('of somebody under legal hold nothing is blanked, on whichever of his cards it was set, until it is lifted', async () => {
  const lab = await deskWithAVisitor({ actor: manager });
  const [person, request] = [await lab.people.byId(lab.personId), await lab.requests.byId(lab.requestId)];
  if (!person || !request) throw new Error('not saved');
  const { section } = person;
  const before = await shownAt(lab);
  await lab.legalHolds.set('hold-1', { section, personId: null, requestId: request.id }, 'طلب المحكمة');
  await lab.legalHolds.set('hold-2', { section, personId: person.id, requestId: request.id }, 'طلب المجلس');
  await lab.legalHolds.set('hold-2', { section, personId: person.id, requestId: request.id }, 'مرة أخرى');
  expect(await lab.erasures.erase(person)).toEqual({ ok: false, error: 'under-legal-hold' });
  expect(await shownAt(lab)).toBe(before);
  const [standing] = await lab.legalHolds.standingOver(person.id);
  expect(standing).toMatchObject({ id: 'hold-2', reason: 'طلب المجلس', setBy: manager.userId, setAt: MORNING });
  for (const id of ['hold-1', 'hold-2']) await lab.legalHolds.lift({ id });
  expect(await lab.legalHolds.ofRequest(request.id)).toMatchObject([{ liftedAt: MORNING }, { liftedAt: MORNING }]);
  expect(await lab.erasures.erase(person)).toEqual({ ok: true, value: null });
  expect(found(await shownAt(lab))).toEqual([]);
});
