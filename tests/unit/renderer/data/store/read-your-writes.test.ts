import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PullResponse } from '#shared/contract/pull.ts';
import type { Fields } from '#shared/sync/record.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { change } from '#renderer/data/records/plans.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { greet, readPages } from '#server/sync/read-pages.ts';
import { aChange, aCreation, NOON } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { openLab, restart } from '../desk-lab.ts';
import { aReader, nothingRefused } from '#tests/builders/readers.ts';

const AT = '2026-11-24T07:00:00.000Z';
const desk = { associationId: 'association-1', deviceId: 'desk-a', deskCode: '01' };
const other = { associationId: 'association-1', deviceId: 'desk-b', deskCode: '02' };
const ID = 'person-1';
const fields = ['name', 'villageId', 'idNumber'] as const;
type Field = (typeof fields)[number];

const field = fc.constantFrom(...fields);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('save' as const), field }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('foreign' as const), field }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      isHeard: fc.boolean(),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('ask for pages' as const, 'take pages' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('hello' as const, 'restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** One record, this desk and another one writing it, and the server's own code between them. */
async function playThrough(steps: readonly Step[]): Promise<void> {
  const storage = createMemorySyncStorage();
  let lab = await openLab();
  let foreignMid = 1;
  let values = 0;
  let isUnheard = false;
  let answer: PullResponse | null = null;
  /** Every value in the order in which the server held it. */
  const order = new Map<Field, string[]>(fields.map((name) => [name, []]));
  const written = new Map<Field, string>();

  const pushForeign = async (operation: Parameters<typeof acceptPush>[2]['operations'][number]): Promise<void> => {
    await acceptPush(
      storage,
      other,
      { epoch: 1, operations: [{ ...operation, mid: foreignMid }] },
      new Date(NOON),
      nothingRefused,
    );
    foreignMid += 1;
    await noteOrder();
  };
  const noteOrder = async (): Promise<void> => {
    const record = storage.state().records.get(`people/${ID}`)?.record;
    for (const name of fields) {
      const value = JSON.stringify(record?.fields[name]);
      if (order.get(name)?.at(-1) !== value) order.get(name)?.push(value);
    }
  };
  const hello = async (): Promise<void> => {
    const { epoch, generation, ...taken } = await greet(storage, aReader(desk));
    const position = await lab.sync.position();
    if (position.epoch !== epoch) await lab.sync.savePosition({ epoch, generation, cursors: {} });
    expect(await lab.align(taken)).toBe('aligned');
  };
  const pull = async (): Promise<PullResponse> => {
    const { epoch, generation, cursors } = await lab.sync.position();
    const asked = { 'section/MEN': cursors['section/MEN'] ?? 0 };
    return readPages(storage, aReader(desk), {
      protocol: SYNC_PROTOCOL,
      epoch,
      generation,
      cursors: asked,
      limit: 100,
    });
  };
  const take = async ({ epoch, generation, pages }: PullResponse): Promise<void> => {
    for (const [scope, page] of Object.entries(pages)) await lab.sync.takePage(scope, page, { epoch, generation });
  };
  const push = async (limit: number, isHeard: boolean): Promise<void> => {
    const operations = await lab.sync.waiting(limit);
    if (operations.length === 0) return;
    // One at a time, so that every value the server held in between is known.
    const results = [];
    for (const operation of operations) {
      results.push(
        ...(await acceptPush(storage, desk, { epoch: 1, operations: [operation] }, new Date(NOON), nothingRefused))
          .results,
      );
      await noteOrder();
    }
    if (isHeard) await lab.sync.settle(results);
    else await hello();
    isUnheard = !isHeard || (isUnheard && (await lab.sync.waitingCount()) > 0);
  };

  await pushForeign(aCreation('people', ID, aPerson({ villageId: 'village-0' })));
  await hello();
  await take(await pull());

  const play = async (now: Step): Promise<void> => {
    if (now.kind === 'save') {
      const value = `${(values += 1)}`;
      await lab.store.commit(async () => {
        const person = await lab.store.read('people', ID);
        if (!person) throw new Error('the record is gone');
        return { operations: [change('people', person, { [now.field]: value }, AT)], value: undefined };
      });
      written.set(now.field, JSON.stringify(value));
    }
    if (now.kind === 'foreign') {
      const record = storage.state().records.get(`people/${ID}`)?.record;
      if (!record) throw new Error('the server lost the record');
      const changed: Fields = { [now.field]: `${(values += 1)}` };
      await pushForeign(aChange(record, changed));
    }
    // A page asked for before a push is not taken after it: one round does one after the other.
    if (now.kind === 'push') {
      answer = null;
      await push(now.limit, now.isHeard);
    }
    // And a page is asked for once everything was answered that the server may have.
    if (now.kind === 'ask for pages') {
      if (isUnheard) await push(100, true);
      answer = await pull();
    }
    if (now.kind === 'take pages' && answer) await take(answer);
    if (now.kind === 'hello') await hello();
    if (now.kind === 'restart') lab = await restart(lab);
  };
  const inspect = async (): Promise<void> => {
    const shown = await lab.people.byId(ID);
    for (const [name, value] of written) {
      const seen = JSON.stringify(shown?.[name]);
      const held = order.get(name) ?? [];
      const isMine = seen === value;
      // Or something that the server took after it.
      expect(
        isMine || (held.includes(value) && held.indexOf(seen) > held.indexOf(value)),
        `${name}: ${value}, shown ${seen}, held ${held.join(' ')}`,
      ).toBe(true);
    }
  };

  for (const now of steps) {
    await play(now);
    await inspect();
  }
  await hello();
  while ((await lab.sync.waitingCount()) > 0) await push(100, true);
  await take(await pull());
  expect((await lab.store.read('people', ID))?.fields).toEqual(
    storage.state().records.get(`people/${ID}`)?.record.fields,
  );
  const inConflict = storage
    .state()
    .log.filter(({ deviceId, outcome }) => deviceId === desk.deviceId && outcome === 'conflict');
  for (const { mid } of inConflict)
    expect(await lab.store.read('decisions', `${desk.deviceId}-${mid}`)).toMatchObject({
      fields: { kind: 'conflict' },
    });
}

test('a desk never shows less than what was saved at it and hears of every conflict, however all of it interleaves', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), playThrough), { numRuns: 100 });
});
