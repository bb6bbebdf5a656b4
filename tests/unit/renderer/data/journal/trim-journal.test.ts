import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKillSwitch } from '#tests/fakes/kill-switch.ts';
import { keepLasting } from '#renderer/data/journal/lasting-records.ts';
import { createJournalTrimmer } from '#renderer/data/journal/trim-journal.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { anIntake, openLab, restart, upTo, type Lab } from '../desk-lab.ts';

const save = async (lab: Lab, count: number): Promise<void> => {
  // Of an unnamed visitor a save is one operation.
  for (let made = 0; made < count; made += 1) await lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
};
const send = (lab: Lab, lastMid: number): Promise<unknown> =>
  lab.database.outbox.where('mid').belowOrEqual(lastMid).delete();
const trim = (lab: Lab, stableMid: number, { kept = 5, leastGain = 1 } = {}): Promise<void> =>
  createJournalTrimmer(lab, { kept, leastGain })(stableMid);
const midsOf = async ({ database }: Lab): Promise<number[]> => database.outbox.orderBy('mid').primaryKeys();
const emptied = async (lab: Lab): Promise<Lab> => {
  await lab.wipe();
  return restart(lab);
};
const run = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const hours = (revision: number, opens: number): SyncRecord => ({
  table: 'settings',
  id: 'hours',
  scope: 'association',
  epoch: 1,
  revision,
  fieldRevisions: {},
  writes: {},
  fields: { value: { opens } },
});

test('what a backup of the server holds goes, but for the last of it; a desk whose database was emptied counts on', async () => {
  const lab = await openLab();
  await save(lab, 40);
  await send(lab, 40);
  await trim(lab, 20);
  expect(lab.journal.frames()).toBe(21);

  const again = await emptied(lab);
  expect(await again.store.position()).toEqual({ entry: 40, mid: 40, counter: { year: 1448, counter: 40 } });
  // The server was restored from that backup.
  expect(await again.align(upTo(20))).toBe('aligned');
  expect(await midsOf(again)).toEqual(run(20, 40));
});

test('the last changes stay, and all from the oldest one that waits', async () => {
  const acknowledged = await openLab();
  await save(acknowledged, 40);
  await send(acknowledged, 40);
  await trim(acknowledged, 40);
  expect(acknowledged.journal.frames()).toBe(5);

  const waiting = await openLab();
  await save(waiting, 40);
  await send(waiting, 10);
  await trim(waiting, 40);
  expect(waiting.journal.frames()).toBe(35);
});

test('nothing goes where no backup is made, or where it would free little', async () => {
  const lab = await openLab();
  await save(lab, 20);
  await send(lab, 20);
  await trim(lab, 0);
  await trim(lab, 20, { leastGain: 100_000 });
  expect(lab.journal.frames()).toBe(20);
});

test('a new record that the server refused stays, however long ago: an emptied database has it from nowhere else', async () => {
  const lab = await openLab();
  await save(lab, 20);
  await lab.sync.settle([{ mid: 8, outcome: 'quarantined', reason: 'not-permitted' }]);
  await send(lab, 20);
  await trim(lab, 20);
  expect(lab.journal.frames()).toBe(13);

  const [review] = await lab.database.reviews.toArray();
  const id = review?.recordKey.split('/')[1] ?? '';
  expect(await (await emptied(lab)).requests.byId(id)).not.toBeNull();
});

test('what the server said of settings stays, as it was said last', async () => {
  const lab = await openLab();
  await keepLasting(lab.store, [hours(1, 7), { ...hours(1, 7), id: 'profile' }]);
  await save(lab, 20);
  await keepLasting(lab.store, [hours(2, 8)]);
  await send(lab, 20);
  await trim(lab, 20);
  // Five saves, the later word, and what only the earlier one said.
  expect(lab.journal.frames()).toBe(7);
  const again = await emptied(lab);
  expect(await again.store.read('settings', 'hours')).toMatchObject({ fields: { value: { opens: 8 } } });
  expect(await again.store.read('settings', 'profile')).not.toBeNull();
});

test('a save that failed does not come back with the journal that is trimmed behind it', async () => {
  let isFull = false;
  const lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (isFull && kind === 'write' && table === 'outbox') throw new Error('the disk is full');
    },
  });
  await save(lab, 10);
  isFull = true;
  await expect(save(lab, 1)).rejects.toThrow('the disk is full');
  isFull = false;
  await save(lab, 4);
  await send(lab, 14);
  await trim(lab, 11);
  expect(await (await emptied(lab)).store.position()).toMatchObject({ entry: 15, mid: 14 });
});

test('whenever the desk is killed while the journal is trimmed, it opens with all that an untrimmed one brings back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 6 }),
      async (killedBefore, stableMid, waiting) => {
        const killSwitch = createKillSwitch();
        const lab = await openLab({ killSwitch });
        await keepLasting(lab.store, [hours(1, 7)]);
        await save(lab, 12);
        await send(lab, 12 - waiting);
        killSwitch.killBefore(killedBefore);
        await killSwitch.survive(trim(lab, stableMid, { kept: 2 }));
        killSwitch.killBefore(Number.POSITIVE_INFINITY);

        const again = await emptied(lab);
        expect(await again.store.position()).toMatchObject({ entry: 12, mid: 12, counter: { counter: 12 } });
        expect(await again.store.read('settings', 'hours')).not.toBeNull();
        const lastMid = Math.min(stableMid, 12 - waiting);
        expect(await again.align(upTo(lastMid))).toBe('aligned');
        expect((await midsOf(again)).filter((mid) => mid > lastMid)).toEqual(run(lastMid + 1, 12));
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
