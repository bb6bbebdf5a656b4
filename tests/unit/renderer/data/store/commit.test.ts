import { expect, test, vi } from 'vitest';
import { parseReference } from '#shared/requests/reference-number.ts';
import { MalformedSaveError } from '#renderer/data/store/desk-store.ts';
import { anIntake, aVisitor, contentsOf, openLab, restart, type Lab } from '../desk-lab.ts';

/** What one saved intake leaves behind. */
const anIntakeWhole = { people: 1, contactPoints: 1, requests: 1, outbox: 3 };

async function countsOf({ database }: Lab): Promise<Record<string, number>> {
  const { people, contactPoints, requests, outbox } = await contentsOf(database);
  return {
    people: people?.length ?? 0,
    contactPoints: contactPoints?.length ?? 0,
    requests: requests?.length ?? 0,
    outbox: outbox?.length ?? 0,
  };
}

const midsOf = async ({ database }: Lab): Promise<number[]> => database.outbox.orderBy('mid').primaryKeys();

test('a save is in the journal before anything is written to the database', async () => {
  const seen: string[] = [];
  const lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (kind === 'write') seen.push(`${table}: ${lab.journal.frames()} in the journal`);
    },
  });
  await lab.requests.record(anIntake());
  expect(seen).not.toHaveLength(0);
  expect(seen.filter((line) => !line.endsWith(': 1 in the journal'))).toEqual([]);
  expect(await countsOf(lab)).toEqual(anIntakeWhole);
});

test('rows, outbox and position of a save are one transaction', async () => {
  for (const failing of ['people', 'requests', 'outbox', 'meta']) {
    const lab = await openLab({
      beforeStep: ({ kind, table }) => {
        if (kind === 'write' && table === failing) throw new Error(`no room for ${table}`);
      },
    });
    await expect(lab.requests.record(anIntake())).rejects.toThrow(`no room for ${failing}`);
    expect(await countsOf(lab)).toEqual({ people: 0, contactPoints: 0, requests: 0, outbox: 0 });
    expect(await lab.store.position()).toEqual({ entry: 0, mid: 0, counter: null });
  }
});

test('where the journal fails nothing is saved, and the next save has the mid and the number of the failed one', async () => {
  const lab = await openLab();
  const first = await lab.requests.record(anIntake());
  lab.journal.failAppends(1);
  await expect(lab.requests.record(anIntake())).rejects.toThrow('the disk is full');
  expect(await countsOf(lab)).toEqual(anIntakeWhole);

  const second = await lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  expect(parseReference(first.referenceNumber)).toMatchObject({ year: 1448, desk: 1, counter: 1 });
  expect(parseReference(second.referenceNumber)).toMatchObject({ year: 1448, desk: 1, counter: 2 });
  expect(await midsOf(lab)).toEqual([1, 2, 3, 4]);
});

test('where the database fails the save is taken back: it is not there after a restart, and its number is given to the next', async () => {
  let isFull = true;
  const lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (isFull && kind === 'write' && table === 'outbox') throw new Error('the quota is used up');
    },
  });
  await expect(lab.requests.record(anIntake())).rejects.toThrow('the quota is used up');
  // The save, and twice that it is taken back.
  expect(lab.journal.frames()).toBe(3);
  isFull = false;

  const again = await restart(lab);
  expect(await countsOf(again)).toEqual({ people: 0, contactPoints: 0, requests: 0, outbox: 0 });
  const next = await again.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  expect(parseReference(next.referenceNumber)).toMatchObject({ counter: 1 });
  expect(await midsOf(again)).toEqual([1]);
});

test('where taking back fails too, the next save stands in the place of the failed one', async () => {
  let isFull = true;
  const lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (!isFull || kind !== 'write' || table !== 'outbox') return;
      lab.journal.failAppends(1);
      throw new Error('the quota is used up');
    },
  });
  await expect(lab.requests.record(anIntake({ note: 'أول' }))).rejects.toThrow('the quota is used up');
  isFull = false;
  await lab.requests.record(anIntake({ note: 'ثان' }));

  await lab.wipe();
  const again = await restart(lab);
  expect((await again.requests.all()).map(({ note }) => note)).toEqual(['ثان']);
  expect(await midsOf(again)).toEqual([1, 2, 3]);
});

test('where taking back fails and the desk is closed, the save is there once at the most', async () => {
  let isFull = true;
  const lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (!isFull || kind !== 'write' || table !== 'outbox') return;
      lab.journal.failAppends(1);
      throw new Error('the quota is used up');
    },
  });
  await expect(lab.requests.record(anIntake())).rejects.toThrow('the quota is used up');
  isFull = false;
  const again = await restart(lab);
  const once = await countsOf(again);
  expect(once).toEqual(anIntakeWhole);
  expect(await countsOf(await restart(again))).toEqual(once);
});

test('a save whose transaction ended well without being heard is a save', async () => {
  const lab = await openLab();
  const { transaction } = lab.database;
  vi.spyOn(lab.database, 'transaction').mockImplementationOnce((async (...work: Parameters<typeof transaction>) => {
    await transaction.apply(lab.database, work);
    throw new Error('the connection was lost');
  }) as never);
  const { requestId } = await lab.requests.record(anIntake());
  expect(lab.journal.frames()).toBe(1);
  await lab.wipe();
  expect(await (await restart(lab)).requests.byId(requestId)).not.toBeNull();
});

test('a listener that fails is reported and undoes no save', async () => {
  const reported: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  const lab = await openLab();
  const heard: string[] = [];
  lab.store.onWrite(() => {
    throw new Error('the screen is gone');
  });
  lab.store.onWrite(({ written }) => heard.push(...written.map(({ table }) => table)));
  lab.store.onCommit(() => {
    throw new Error('the strip is gone');
  });
  await lab.requests.record(anIntake());
  expect(lab.journal.frames()).toBe(1);
  expect(heard).toEqual(['people', 'contactPoints', 'requests']);
  expect(reported).toHaveLength(2);
});

test('a record without its shape is refused with the name of its field before it reaches the journal', async () => {
  const lab = await openLab();
  const save = lab.requests.record(anIntake({ person: aVisitor({ idNumber: '9'.repeat(31) }) }));
  await expect(save).rejects.toEqual(new MalformedSaveError('people', 'idNumber'));
  expect(lab.journal.frames()).toBe(0);
  expect((await lab.requests.record(anIntake())).referenceNumber).toContain('/00001/');
});

test('saves asked for at once are made one after another', async () => {
  const lab = await openLab();
  const saved = await Promise.all(Array.from({ length: 12 }, () => lab.requests.record(anIntake())));
  const counters = saved.map(({ referenceNumber }) => parseReference(referenceNumber)?.counter);
  expect(counters).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(await midsOf(lab)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
});

test('a database that was emptied under the open desk takes no more saves; the next start has everything again', async () => {
  const lab = await openLab();
  await lab.requests.record(anIntake());
  await lab.requests.record(anIntake());
  await Promise.all(lab.database.tables.map((table) => table.clear()));
  await expect(lab.requests.record(anIntake())).rejects.toMatchObject({ name: 'database-replaced' });
  expect(lab.journal.frames()).toBe(2);

  const again = await restart(lab);
  expect((await again.requests.all()).map(({ referenceNumber }) => referenceNumber.slice(8, 13)).sort()).toEqual([
    '00001',
    '00002',
  ]);
  expect((await again.requests.record(anIntake())).referenceNumber).toContain('/00003/');
});
