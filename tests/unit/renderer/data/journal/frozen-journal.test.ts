import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createMemoryJournal } from '#tests/fakes/memory-journal.ts';
import { anIntake, openLab, restart } from '../desk-lab.ts';

/*
 * `tests/frozen/journal-of-1.txt` is a desk's journal from before entries told of withdrawals: settings; four saves, three of
 * them written anew after a tail was lost; two saves that failed and were taken back, the first of whose numbers the next
 * save was given.
 */
const asItLay = async () =>
  createMemoryJournal(Buffer.from(await readFile('tests/frozen/journal-of-1.txt', 'latin1'), 'base64'));

test('a journal of the first kind brings back what was saved, and nothing that was taken back', async () => {
  const lab = await openLab({ journal: await asItLay() });
  expect(await lab.recover()).toEqual({ restored: 2, damaged: 0 });
  const again = await restart(lab);
  const notes = (await again.requests.all()).map(({ note }) => note);
  expect(notes.sort()).toEqual(['أولى', 'ثانية', 'ثالثة', 'رابعة'].sort());
  expect(await again.store.read('settings', 'hours')).toMatchObject({ fields: { value: { opens: 8 } } });
  expect(await again.store.position()).toEqual({ entry: 5, mid: 12, counter: { year: 1448, counter: 4 } });
});

test('a journal of the first kind goes on, under numbers that no entry of it had', async () => {
  const lab = await openLab({ journal: await asItLay() });
  await lab.recover();
  const { referenceNumber } = await lab.requests.record(anIntake({ note: 'خامسة' }));
  expect(referenceNumber).toContain('/00005/');
  await lab.wipe();
  const again = await restart(lab);
  expect((await again.requests.all()).map(({ note }) => note)).toContain('خامسة');
  // The number that was taken back at the end is not given anew.
  expect(await again.store.position()).toMatchObject({ entry: 7, mid: 15 });
});
