import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { sectionScope } from '#shared/sync/scope.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aContactPoint, aPerson } from '#tests/builders/records.ts';
import { createSyncStore } from '#renderer/data/store/sync-store.ts';
import { openLab, restart, type Lab, type LabOptions } from '../desk-lab.ts';

const MEN = sectionScope('MEN');
const WOMEN = sectionScope('WOMEN');

const person = (id: string, name: string, section: 'MEN' | 'WOMEN' = 'MEN'): SyncRecord =>
  aServerRecord('people', id, aPerson({ name, section }));
const contact = (id: string, personId: string, raw: string): SyncRecord =>
  aServerRecord('contactPoints', id, aContactPoint({ personId, kind: 'OTHER', raw, e164: null }));

/** Takes records of a scope in as a page of the server would. */
async function receive(
  lab: Lab,
  records: readonly SyncRecord[],
  exits: { table: SyncRecord['table']; id: string }[] = [],
  scope = MEN,
): Promise<void> {
  const { epoch, generation, cursors } = await lab.sync.position();
  const from = cursors[scope] ?? 0;
  const page = { from, to: from + 1, records: [...records], exits, more: false };
  expect(await lab.sync.takePage(scope, page, { epoch, generation })).toBe(true);
}

/** Opens the desk again and builds its directory; says which rows had to be opened for it. */
async function rebuilt(lab: Lab, options: LabOptions = {}) {
  const again = await restart(lab, { worthRemembering: 1, ...options });
  const opened: string[] = [];
  const { openAll } = again.store;
  vi.spyOn(again.store, 'openAll').mockImplementation((table, rows) => {
    opened.push(...rows.map(({ id }) => id));
    return openAll(table, rows);
  });
  await again.directory.build();
  return { again, opened };
}
const everyone = ({ directory }: Lab) => directory.everyone().toSorted((one, other) => (one.id < other.id ? -1 : 1));

async function deskOfThree(): Promise<Lab> {
  const lab = await openLab({ worthRemembering: 1 });
  await receive(lab, [person('p1', 'سعد بن علي'), person('p2', 'خالد بن سعيد'), contact('c1', 'p1', '0501234567')]);
  await receive(lab, [person('p3', 'هند بنت سعد', 'WOMEN')], [], WOMEN);
  return lab;
}

test('the second start opens no row that the first one opened, and knows the same people', async () => {
  const first = await rebuilt(await deskOfThree());
  expect(first.opened.toSorted()).toEqual(['c1', 'p1', 'p2', 'p3']);
  const second = await rebuilt(first.again);
  expect(second.opened).toEqual([]);
  expect(everyone(second.again)).toEqual(everyone(first.again));
  expect(second.again.directory.search('0501234567', 5).map(({ person: { id } }) => id)).toEqual(['p1']);
});

test('who was remembered is found before his row is looked at, and only if it is still there', async () => {
  const { again: first } = await rebuilt(await deskOfThree());
  // As a desk leaves them that ends between forgetting somebody and dropping what it remembered.
  await first.database.people.delete('p2');
  const lab = await restart(first, { worthRemembering: 1 });
  const found: (readonly string[])[] = [];
  lab.directory.onChange(() => found.push(everyone(lab).map(({ id }) => id)));
  expect(lab.directory.isReady()).toBe(false);
  await lab.directory.build();
  expect(found).toEqual([
    ['p1', 'p3'],
    ['p1', 'p3'],
  ]);
  expect(lab.directory.search('خالد', 5)).toEqual([]);
});

test('what was written since is opened, and only that', async () => {
  const { again } = await rebuilt(await deskOfThree());
  await receive(again, [person('p1', 'مسعود بن علي'), person('p4', 'فهد')], [{ table: 'people', id: 'p2' }]);
  const later = await rebuilt(again);
  // Whoever left took all that was remembered along; from then on it is there again.
  expect(everyone(later.again).map(({ name }) => name)).toEqual(['مسعود بن علي', 'هند بنت سعد', 'فهد']);
  await receive(later.again, [person('p4', 'فهد بن محمد')]);
  const last = await rebuilt(later.again);
  expect(last.opened).toEqual(['p4']);
  expect(everyone(last.again).map(({ name }) => name)).toEqual(['مسعود بن علي', 'هند بنت سعد', 'فهد بن محمد']);
});

test('a number that was taken away is remembered as one that is nobody’s: its row is not opened at each start', async () => {
  const lab = await deskOfThree();
  const gone = aContactPoint({ personId: 'p1', kind: 'OTHER', raw: '0509999999', e164: null, isRemoved: true });
  await receive(lab, [aServerRecord('contactPoints', 'c2', gone)]);
  const { again } = await rebuilt(lab);
  const next = await rebuilt(again);
  expect(next.opened).toEqual([]);
  expect(next.again.directory.search('0509999999', 5)).toEqual([]);
});

test('whatever happens between two starts, it knows what a directory knows that remembers nothing', async () => {
  const step = fc.record({
    id: fc.constantFrom('p1', 'p2', 'p3'),
    what: fc.constantFrom('name', 'leave', 'number', 'restart' as const),
    word: fc.constantFrom('سعد', 'علي', 'خالد'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      let lab = await openLab({ worthRemembering: 1 });
      for (const { id, what, word } of steps) {
        if (what === 'name') await receive(lab, [person(id, word)]);
        if (what === 'leave') await receive(lab, [], [{ table: 'people', id }]);
        if (what === 'number') await receive(lab, [contact(`${id}-c`, id, `05${word.length}0000000`)]);
        if (what === 'restart') lab = (await rebuilt(lab)).again;
      }
      const remembering = await rebuilt(lab);
      const fresh = await rebuilt(lab, { worthRemembering: Number.POSITIVE_INFINITY });
      expect(everyone(remembering.again)).toEqual(everyone(fresh.again));
    }),
    { numRuns: 30 },
  );
});

test('what is remembered lies sealed under the key of its scope: whoever holds fewer learns nothing of the rest', async () => {
  const { again } = await rebuilt(await deskOfThree());
  const pieces = await again.database.snapshots.toArray();
  expect(pieces.map(({ scope }) => scope)).toContain(WOMEN);
  const bytes = pieces.map(({ sealed }) => Buffer.from(sealed));
  for (const word of ['سعد', 'هند', '0501234567', '"p1"'])
    expect(
      bytes.some((piece) => piece.includes(word)),
      word,
    ).toBe(false);
  const part = await rebuilt(again, { scopes: ['association', MEN] });
  expect(everyone(part.again).map(({ id }) => id)).toEqual(['p1', 'p2']);
  // And takes nothing from whoever holds all of it.
  expect((await rebuilt(again)).opened).toEqual([]);
});

test('where somebody is forgotten, nothing of him is remembered', async () => {
  const { again } = await rebuilt(await deskOfThree());
  const saad = await again.people.byId('p1');
  if (!saad) throw new Error('he is not there');
  await again.erasures.erase(saad);
  await expect.poll(() => again.database.snapshots.count()).toBe(0);
  const later = await rebuilt(again);
  expect(later.again.directory.search('سعد بن علي', 5)).toEqual([]);
});

test('a scope that is withdrawn takes along what was remembered of it, though the desk ends before the directory hears of it', async () => {
  const { again } = await rebuilt(await deskOfThree());
  const { database, vault, store } = again;
  await createSyncStore({ database, vault, store: { ...store, announce: () => undefined } }).keepOnlyScopes([MEN]);
  expect(await again.database.snapshots.where('name').startsWith(`people/${WOMEN}`).count()).toBe(0);
});

test('a piece that does not open is as if it were not there', async () => {
  const { again } = await rebuilt(await deskOfThree());
  const [piece] = await again.database.snapshots.toArray();
  if (!piece) throw new Error('nothing is remembered');
  await again.database.snapshots.toCollection().modify({ sealed: piece.sealed.slice(0, 40) });
  const later = await rebuilt(again);
  expect(later.opened.toSorted()).toEqual(['c1', 'p1', 'p2', 'p3']);
  expect(everyone(later.again)).toHaveLength(3);
});

test('a desk of few people remembers nothing: opening them is as fast', async () => {
  const lab = await deskOfThree();
  const again = await restart(lab, { worthRemembering: 2000 });
  await again.directory.build();
  expect(await again.database.snapshots.count()).toBe(0);
});
