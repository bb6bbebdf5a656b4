import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Operation } from '#shared/sync/operation.ts';
import { recordKey } from '#shared/sync/record.ts';
import { aChange, aCreation, inSequence } from '../../builders/operations.ts';
import { anAppointment, aNote, aPerson } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, type TestDesk } from './desk.ts';
import { startServer, useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

const desks = (count: number): Promise<TestDesk[]> => Promise.all(Array.from({ length: count }, () => server.desk()));
const outcomesOf = (results: readonly { outcome: string }[]): string[] => results.map(({ outcome }) => outcome);

/** Every record of the database by its key, with its revision. */
async function stored(): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; revision: number }>`
    select table_name || '/' || id as key, revision from record`.execute(lab.connection().database);
  return new Map(rows.map(({ key, revision }) => [key, revision]));
}

const ROUNDS = 12;

describe('eight desks that write at once, through two server processes', () => {
  test('lose nothing to a reader that follows by cursor, and give every change a number of its own', async () => {
    const second = await startServer(lab.connectionString(), lab.associationId());
    onTestFinished(() => second.stop());
    // One reads small pages and lags behind; the other is always at the newest change, where rows get lost.
    const readers = [
      { desk: await server.desk(), limit: 7 },
      { desk: await server.desk(), limit: 500 },
    ];
    const shared = newId();
    const [first] = await desks(1);
    await first?.push(inSequence([aCreation('people', shared, aPerson())]));

    const urls = [server.url(), second.url];
    let writing = 8;
    const write = async (number: number): Promise<void> => {
      const { token } = await enrolDirectly(lab.connection(), lab.associationId());
      const desk = createDesk(urls[number % 2] ?? '', token);
      let mid = 1;
      for (let round = 0; round < ROUNDS; round += 1) {
        // Long transactions among short ones that overtake them.
        const length = number % 4 === 0 ? 80 : 1;
        const run: Operation[] = Array.from({ length }, () => aCreation('notes', newId(), aNote()));
        // Not every time: whoever changes a record in common waits for the others, and would never be overtaken.
        if (round % 4 === 0)
          run.push(aChange({ table: 'people', id: shared, revision: 1 }, { name: `من ${number} في ${round}` }));
        await desk.push(inSequence(run, mid));
        mid += run.length;
      }
      writing -= 1;
    };
    const read = async ({ desk, limit }: (typeof readers)[number]): Promise<void> => {
      while (writing > 0) await desk.pullOnce(limit);
      await desk.pullAll();
    };
    await Promise.all([...readers.map(read), ...Array.from({ length: 8 }, (_, number) => write(number))]);

    const all = await stored();
    for (const { desk } of readers) {
      expect(new Map([...desk.records].map(([key, { revision }]) => [key, revision]))).toEqual(all);
    }
    expect(all.get(`people/${shared}`)).toBe(1 + (8 * ROUNDS) / 4);
    const { rows } = await sql<{ numbers: number; different: number }>`
      select count(*)::int as numbers, count(distinct seq)::int as different from record`.execute(
      lab.connection().database,
    );
    expect(rows[0]?.different).toBe(rows[0]?.numbers);
  });
});

describe('at the same moment', () => {
  test('the same record made by two desks is made once, and the other is looked at by a person', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b] = await desks(2);
      const [id, others] = [newId(), Array.from({ length: 20 }, () => aCreation('notes', newId(), aNote()))];
      const run = (name: string) =>
        inSequence([
          aCreation('people', id, aPerson({ name })),
          ...others.map((one) => ({ ...one, recordId: newId() })),
        ]);
      const results = await Promise.all([a?.push(run('من أ')), b?.push(run('من ب'))]);
      expect(results.map((list) => String(list?.[0]?.outcome)).toSorted()).toEqual(['applied', 'needs-review']);
      const winner = results[0]?.[0]?.outcome === 'applied' ? 'من أ' : 'من ب';
      await a?.pullAll();
      expect(a?.records.get(recordKey({ table: 'people', id }))).toMatchObject({
        revision: 1,
        fields: { name: winner },
      });
    }
  });

  test('one run sent twice by one desk is taken once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [desk] = await desks(1);
      const run = inSequence(Array.from({ length: 10 }, () => aCreation('notes', newId(), aNote())));
      const answers = await Promise.all([desk?.push(run), desk?.push(run), desk?.push(run)]);
      const counted = answers.flatMap((results) => outcomesOf(results ?? []));
      expect(counted.filter((outcome) => outcome === 'applied')).toHaveLength(10);
      expect(counted.filter((outcome) => outcome === 'duplicate')).toHaveLength(20);
    }
  });

  test('a record changed by two desks keeps both changes', async () => {
    const [a, b] = await desks(2);
    const known = { table: 'people', id: newId(), revision: 1 } as const;
    await a?.push(inSequence([aCreation('people', known.id, aPerson())]));
    await Promise.all([
      a?.push([aChange(known, { name: 'من أ' }, { mid: 2 })]),
      b?.push([aChange(known, { idNumber: '7' }, { mid: 1 })]),
    ]);
    await a?.pullAll();
    expect(a?.records.get(recordKey(known))).toMatchObject({ revision: 3, fields: { name: 'من أ', idNumber: '7' } });
  });

  test('records changed crosswise never leave two desks waiting for each other', async () => {
    const [a, b] = await desks(2);
    const ids = Array.from({ length: 30 }, () => newId());
    await a?.push(inSequence(ids.map((id) => aCreation('people', id, aPerson()))));
    const change = (id: string) => aChange({ table: 'people', id, revision: 1 }, { name: 'س' });
    await Promise.all([a?.push(inSequence(ids.map(change), 31)), b?.push(inSequence(ids.toReversed().map(change)))]);
    // PostgreSQL finds a deadlock after a second, ends one of the two and writes it down; the server would try again.
    expect(lab.databaseLog().join('\n')).not.toContain('deadlock');
  });

  test('rooms booked crosswise go to one desk or the other, and neither is sent away', async () => {
    for (let round = 0; round < 2; round += 1) {
      const [a, b] = await desks(2);
      const rooms = [newId(), newId()];
      const book = (order: readonly string[]) => {
        const booking = (resourceId: string) => aCreation('appointments', newId(), anAppointment({ resourceId }));
        const between = Array.from({ length: 40 }, () => booking(newId()));
        return inSequence([booking(order[0] ?? ''), ...between, booking(order[1] ?? '')]);
      };
      const answers = await Promise.all([a?.push(book(rooms)), b?.push(book(rooms.toReversed()))]);
      const [ofA, ofB] = answers.map((results) => outcomesOf(results ?? []));
      const perRoom = [
        [ofA?.at(0), ofB?.at(-1)],
        [ofA?.at(-1), ofB?.at(0)],
      ];
      for (const both of perRoom) expect(both.map(String).toSorted()).toEqual(['applied', 'needs-review']);
    }
  });

  test('ten desks that want the one slot left: one has it', async () => {
    const all = await desks(10);
    const wanted = anAppointment({ resourceId: newId() });
    const answers = await Promise.all(all.map((desk) => desk.push([aCreation('appointments', newId(), wanted)])));
    const [clashes, confirmed] = [
      answers.flat().filter(({ reason }) => reason === 'appointment-clash'),
      answers.flat().filter(({ outcome }) => outcome === 'applied'),
    ];
    expect([confirmed.length, clashes.length]).toEqual([1, 9]);
    const { rows } = await sql`select 1 from booked_slot where resource_id = ${wanted.resourceId}`.execute(
      lab.connection().database,
    );
    expect(rows).toHaveLength(1);
  });
});
