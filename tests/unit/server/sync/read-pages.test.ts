import { describe, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { greet, readPages } from '#server/sync/read-pages.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { PullRequest } from '#shared/contract/pull.ts';
import { aChange, aCreation, inSequence, NOON } from '../../../builders/operations.ts';
import { aPerson } from '../../../builders/records.ts';
import { createMemorySyncStorage } from '../../../fakes/memory-sync-storage.ts';
import { aReader, everyone, nothingRefused } from '#tests/builders/readers.ts';

const desk = { associationId: 'association', deviceId: 'desk-a', deskCode: '01' };
const pull = (facts: Partial<PullRequest> = {}): PullRequest => ({
  protocol: SYNC_PROTOCOL,
  epoch: 1,
  generation: 1,
  cursors: { 'section/MEN': 0 },
  limit: 2,
  ...facts,
});

async function serverWithFivePeople() {
  const storage = createMemorySyncStorage();
  const operations = inSequence([1, 2, 3, 4, 5].map((number) => aCreation('people', `person-${number}`, aPerson())));
  await acceptPush(storage, desk, { epoch: 1, operations }, new Date(NOON), nothingRefused);
  return storage;
}

describe('a pull', () => {
  test('gives the latest state in the order of change, page by page', async () => {
    const storage = await serverWithFivePeople();
    const move = aChange({ table: 'people', id: 'person-1', revision: 1 }, { name: 'سعد' }, { mid: 6 });
    await acceptPush(storage, desk, { epoch: 1, operations: [move] }, new Date(NOON), nothingRefused);
    const first = (await readPages(storage, aReader(desk), pull({ limit: 4 }))).pages['section/MEN'];
    expect(first).toMatchObject({ from: 0, to: 5, more: true, exits: [] });
    expect(first?.records.map(({ id }) => id)).toEqual(['person-2', 'person-3', 'person-4', 'person-5']);
    const second = (await readPages(storage, aReader(desk), pull({ cursors: { 'section/MEN': 5 } }))).pages[
      'section/MEN'
    ];
    expect(second).toMatchObject({ from: 5, to: 6, more: false, records: [{ id: 'person-1', revision: 2 }] });
  });

  test('that reaches the end exactly at the limit says that there is no more', async () => {
    const storage = await serverWithFivePeople();
    const { pages } = await readPages(storage, aReader(desk), pull({ limit: 5 }));
    expect(pages['section/MEN']).toMatchObject({ to: 5, more: false });
  });

  test('moves the cursor of a scope in which nothing happened', async () => {
    const storage = await serverWithFivePeople();
    const { pages } = await readPages(storage, aReader(desk), pull({ cursors: { 'section/WOMEN': 0 } }));
    expect(pages).toEqual({ 'section/WOMEN': { from: 0, to: 5, more: false, records: [], exits: [] } });
  });

  test('answers no scope that the desk may not hold, and none it did not ask for', async () => {
    const storage = await serverWithFivePeople();
    const { pages } = await readPages(
      storage,
      aReader(desk),
      pull({ cursors: { 'section/SECRET': 0, association: 0 } }),
    );
    expect(Object.keys(pages)).toEqual(['association']);
  });

  test.each([
    ['another epoch', { epoch: 2 }, { code: 'epoch-changed', epoch: 1 }],
    ['another generation of grants', { generation: 0 }, { code: 'epoch-changed', epoch: 1 }],
    ['another protocol', { protocol: SYNC_PROTOCOL + 1 }, { code: 'protocol-unsupported', status: 426 }],
  ])('in %s is refused', async (_which, facts, problem) => {
    const storage = await serverWithFivePeople();
    await expect(readPages(storage, aReader(desk), pull(facts))).rejects.toMatchObject({ problem });
  });
});

test('a greeting says where the server stands and what it has of this desk', async () => {
  const storage = await serverWithFivePeople();
  expect(await greet(storage, aReader(desk))).toEqual({
    protocol: SYNC_PROTOCOL,
    epoch: 1,
    generation: 1,
    scopes: [
      'association',
      ...['MEN', 'WOMEN', 'FAMILY'].map((section) => `section/${section}`),
      ...['MEN', 'WOMEN', 'FAMILY'].map((section) => `case/${section}`),
      'complaints',
    ],
    person: everyone,
    lastMid: 5,
    stableMid: 0,
    lastSave: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await greet(storage, aReader({ ...desk, deviceId: 'new' }))).toMatchObject({ lastMid: 0, lastSave: null });
});

test('a desk hears up to which of its operations the newest backup holds them', async () => {
  const storage = await serverWithFivePeople();
  const backup = storage.backUp();
  expect(await greet(storage, aReader(desk))).toMatchObject({ lastMid: 5, stableMid: 5 });
  // What a backup holds is said by later ones alone.
  storage.restore(backup);
  expect(await greet(storage, aReader(desk))).toMatchObject({ lastMid: 5, stableMid: 0 });
});
