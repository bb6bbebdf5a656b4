import { describe, expect, test } from 'vitest';
import type { Device } from '#server/ports.ts';
import { acceptPush, type Refusal } from '#server/sync/accept-push.ts';
import { blankFacts, type Erasure } from '#shared/privacy/erasure.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, inSequence, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aNote, aPerson, aRequest } from '#tests/builders/records.ts';
import { createMemorySyncStorage, type MemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

/* Who is forgotten in one save is forgotten in all that the server made of that save, and of those before it. */

const ERASURE: Erasure = { section: 'MEN', personId: 'person-1', erasedAt: NOON, records: ['people/person-1'] };
const known = { table: 'people', id: 'person-1', revision: 1 } as const;
const forgetting: readonly Operation[] = [
  aChange(known, { ...blankFacts, flags: [] }),
  aCreation('erasures', 'erasure-1', ERASURE),
];

/** Brings a server the next operations of a desk. */
const pushTo =
  (storage: MemorySyncStorage) =>
  async (deviceId: string, operations: readonly Operation[], refusal: Refusal = nothingRefused): Promise<void> => {
    const device: Device = { associationId: 'association', deviceId, deskCode: '01' };
    const firstMid = (await storage.lastMid(device)) + 1;
    const { epoch } = await storage.standing('association');
    const request = { epoch, operations: inSequence(operations, firstMid) };
    await acceptPush(storage, device, request, new Date(NOON), refusal);
  };

/** A server to which one desk has brought the person and another a name that the first does not know of. */
async function openServer() {
  const storage = createMemorySyncStorage();
  const push = pushTo(storage);
  await push('desk-a', [aCreation('people', 'person-1', aPerson({ name: 'زبرجد' }))]);
  await push('desk-b', [aChange(known, { name: 'زبرجد الثاني' })]);
  return { storage, push };
}

const kept = ({ records, log }: ReturnType<MemorySyncStorage['state']>): string =>
  JSON.stringify([[...records.values()], log]);

test('a value that the forgetting save itself overwrote without knowing it is kept nowhere', async () => {
  const { storage, push } = await openServer();
  await push('desk-a', forgetting);
  expect(storage.state().records.get('people/person-1')?.record.fields['name']).toBe('');
  expect(kept(storage.state())).not.toContain('زبرجد');
});

test('what people were asked about him before has nothing of him left in it, and is decided', async () => {
  const { storage, push } = await openServer();
  await push('desk-a', [aChange(known, { name: 'زبرجد الثالث' })]);
  expect(kept(storage.state())).toContain('زبرجد الثاني');
  await push('desk-b', forgetting);
  expect(kept(storage.state())).not.toContain('زبرجد');
  expect(storage.state().records.get('decisions/desk-a-2')?.record.fields).toMatchObject({
    kept: [],
    state: 'DECIDED',
  });
});

test('an answer to a question about him is forgotten too, though the desk that forgets him knows of no question', async () => {
  const { storage, push } = await openServer();
  await push('desk-a', [aChange(known, { name: 'زبرجد الثالث' })]);
  const question = { table: 'decisions', id: 'desk-a-2', revision: 1 } as const;
  const write = { deviceId: 'desk-c', by: null, at: NOON, receivedAt: NOON, epoch: 1 };
  await push('desk-c', [
    aChange({ ...known, revision: 3 }, { name: 'زبرجد الثاني' }),
    aChange(question, { kept: [{ field: 'name', value: 'زبرجد الثالث', writtenBy: write }] }),
  ]);
  await push('desk-b', forgetting);
  expect(kept(storage.state())).not.toContain('زبرجد');
});

test('an erasure does not reach what its author may not blank', async () => {
  const { storage, push } = await openServer();
  await push('desk-b', [aCreation('people', 'person-2', aPerson({ name: 'فيروز' }))]);
  const other = { table: 'people', id: 'person-2', revision: 1 } as const;
  const records = ['people/person-1', 'people/person-2'];
  const mayNotChange: Refusal = ({ recordId, kind }) =>
    recordId === 'person-2' && kind === 'change' ? 'not-permitted' : null;
  const operations = [...forgetting.slice(0, 1), aCreation('erasures', 'erasure-1', { ...ERASURE, records })];
  await push('desk-a', operations, mayNotChange);
  expect(kept(storage.state())).not.toContain('زبرجد');
  expect(storage.state().records.get('people/person-2')?.record.fields['name']).toBe('فيروز');
  expect(
    storage.state().log.find(({ operation: { recordId } }) => recordId === 'person-2')?.operation.fields,
  ).toMatchObject({ name: 'فيروز' });
  await push('desk-c', [aChange(other, { name: 'فيروزة' })]);
  expect(storage.state().records.get('people/person-2')?.record.fields['name']).toBe('فيروزة');
});

describe('what a desk wrote of him that had not heard of it', () => {
  test('is taken without what tells who he is', async () => {
    const { storage, push } = await openServer();
    await push('desk-a', [aCreation('requests', 'request-1', aRequest({ personId: 'person-1', note: 'زبرجد' }))]);
    const request = { table: 'requests', id: 'request-1', revision: 1 } as const;
    const records = ['people/person-1', 'requests/request-1'];
    await push('desk-a', [
      ...forgetting.slice(0, 1),
      aChange(request, { note: '' }),
      aCreation('erasures', 'erasure-1', { ...ERASURE, records }),
    ]);
    await push('desk-c', [
      aChange(known, { name: 'زبرجد الرابع' }),
      aChange(request, { note: 'اتصل زبرجد', state: 'SCREENING' }),
    ]);
    expect(kept(storage.state())).not.toContain('زبرجد');
    expect(storage.state().records.get('requests/request-1')?.record.fields).toMatchObject({
      note: '',
      state: 'SCREENING',
    });
  });

  test('is forgotten too where it came between what blanked his records and the erasure', async () => {
    const { storage, push } = await openServer();
    await push('desk-a', forgetting.slice(0, 1));
    await push('desk-b', [aChange(known, { name: 'زبرجد الرابع' })]);
    await push('desk-a', forgetting.slice(1));
    expect(storage.state().records.get('people/person-1')?.record.fields['name']).toBe('');
    expect(kept(storage.state())).not.toContain('زبرجد');
  });

  test('is in no answer to a question about him', async () => {
    const { storage, push } = await openServer();
    await push('desk-a', [aChange(known, { name: 'زبرجد الثالث' })]);
    await push('desk-b', forgetting);
    const question = { table: 'decisions', id: 'desk-a-2', revision: 1 } as const;
    const write = { deviceId: 'desk-c', by: null, at: NOON, receivedAt: NOON, epoch: 1 };
    await push('desk-c', [
      aChange(known, { name: 'زبرجد الثاني' }),
      aChange(question, { kept: [{ field: 'name', value: 'زبرجد الثالث', writtenBy: write }] }),
    ]);
    expect(kept(storage.state())).not.toContain('زبرجد');
  });
});

test('a new record about him is taken, and people are asked about it without a word of it', async () => {
  const { storage, push } = await openServer();
  await push('desk-a', [aCreation('requests', 'request-1', aRequest({ personId: 'person-1', note: '' }))]);
  await push('desk-a', [
    ...forgetting.slice(0, 1),
    aCreation('erasures', 'erasure-1', { ...ERASURE, records: ['people/person-1', 'requests/request-1'] }),
  ]);
  await push('desk-b', [
    aCreation('notes', 'note-1', aNote({ requestId: 'request-1', body: 'اتصل زبرجد' })),
    aCreation('notes', 'note-2', aNote({ requestId: 'request-2' })),
  ]);
  const { records } = storage.state();
  expect(records.get('notes/note-1')?.record.fields['body']).toBe('اتصل زبرجد');
  const asked = [...records.values()].filter(({ record: { fields } }) => fields['reason'] === 'about-forgotten');
  expect(asked.map(({ record: { fields } }) => fields)).toMatchObject([
    { kind: 'needs-review', table: 'notes', recordId: 'note-1', kept: [], state: 'OPEN' },
  ]);

  await push('desk-a', [
    aChange({ table: 'notes', id: 'note-1', revision: 1 }, { body: '—' }),
    aCreation('erasures', 'erasure-2', { ...ERASURE, records: ['people/person-1', 'notes/note-1'] }),
  ]);
  expect(kept(storage.state())).not.toContain('زبرجد');
  expect(storage.state().records.get('decisions/desk-b-2')?.record.fields['state']).toBe('DECIDED');
});

test('a restored server that had lost him and hears of the erasure first takes his card empty', async () => {
  const storage = createMemorySyncStorage();
  const before = storage.backUp();
  const push = pushTo(storage);
  await push('desk-a', forgetting);
  storage.restore(before);
  await push('desk-a', forgetting);
  await push('desk-b', [aCreation('people', 'person-1', aPerson({ name: 'زبرجد' }))]);
  expect(storage.state().records.get('people/person-1')?.record.fields).toMatchObject({ section: 'MEN', name: '' });
  expect(kept(storage.state())).not.toContain('زبرجد');
});
