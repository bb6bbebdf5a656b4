import { expect, test } from 'vitest';
import type { Device } from '#server/ports.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { blankFacts, type Erasure } from '#shared/privacy/erasure.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, inSequence, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

/* Who is forgotten in one save is forgotten in all that the server made of that save, and of those before it. */

const ERASURE: Erasure = { section: 'MEN', personId: 'person-1', erasedAt: NOON, records: ['people/person-1'] };
const known = { table: 'people', id: 'person-1', revision: 1 } as const;
const forgetting: readonly Operation[] = [
  aChange(known, { ...blankFacts, flags: [] }),
  aCreation('erasures', 'erasure-1', ERASURE),
];

/** A server to which one desk has brought the person and another a name that the first does not know of. */
async function openServer() {
  const storage = createMemorySyncStorage();
  const device = (deviceId: string): Device => ({ associationId: 'association', deviceId, deskCode: '01' });
  const push = async (deviceId: string, operations: readonly Operation[]): Promise<void> => {
    const firstMid = (await storage.lastMid(device(deviceId))) + 1;
    const request = { epoch: 1, operations: inSequence(operations, firstMid) };
    await acceptPush(storage, device(deviceId), request, new Date(NOON), nothingRefused);
  };
  await push('desk-a', [aCreation('people', 'person-1', aPerson({ name: 'زبرجد' }))]);
  await push('desk-b', [aChange(known, { name: 'زبرجد الثاني' })]);
  return { storage, push };
}

const kept = ({ records, log }: ReturnType<ReturnType<typeof createMemorySyncStorage>['state']>): string =>
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
