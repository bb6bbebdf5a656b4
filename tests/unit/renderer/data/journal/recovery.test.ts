import { expect, test, vi } from 'vitest';
import { creation } from '#renderer/data/records/plans.ts';
import { openOperation } from '#renderer/data/store/outbox.ts';
import { textHash } from '#renderer/data/sealing/text-hash.ts';
import { saveText } from '#shared/sync/save-identity.ts';
import { createMemoryJournal } from '#tests/fakes/memory-journal.ts';
import { anIntake, changeStateOf, MORNING, openLab, restart, upTo, type Lab, type LabOptions } from '../desk-lab.ts';

const record = async (lab: Lab, ...notes: string[]): Promise<void> => {
  for (const note of notes) await lab.requests.record(anIntake({ note }));
};
const notesOf = async (lab: Lab): Promise<string[]> => (await lab.requests.all()).map(({ note }) => note).sort();
const midsOf = async ({ database }: Lab): Promise<number[]> => database.outbox.orderBy('mid').primaryKeys();
const emptied = async (lab: Lab, changed?: LabOptions): Promise<Lab> => {
  await lab.wipe();
  return restart(lab, changed);
};

/** A desk whose database refuses one save; the journal's disk may be full too. */
async function openWithTrouble() {
  const trouble: { now: 'none' | 'database' | 'both' } = { now: 'none' };
  const lab: Lab = await openLab({
    beforeStep: ({ kind, table }) => {
      if (trouble.now === 'none' || kind !== 'write' || table !== 'outbox') return;
      if (trouble.now === 'both') lab.journal.failAppends(1);
      throw new Error('the disk is full');
    },
  });
  const refuse = async (how: 'database' | 'both', note: string): Promise<void> => {
    trouble.now = how;
    await expect(record(lab, note)).rejects.toThrow('the disk is full');
    trouble.now = 'none';
  };
  return { lab, refuse };
}

test('an emptied database is rebuilt from the journal, and says how many saves came back', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب', 'ج');
  await lab.wipe();
  const again = await openLab(lab.options);
  expect(await again.recover()).toEqual({ restored: 3, damaged: 0 });
  expect(await notesOf(again)).toEqual(['أ', 'ب', 'ج']);
  expect(await midsOf(again)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await again.recover()).toEqual({ restored: 0, damaged: 0 });
});

test('a rebuild longer than one transaction brings everything', async () => {
  const lab = await openLab();
  for (let save = 0; save < 205; save += 1) await lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  const again = await emptied(lab);
  expect(await again.database.requests.count()).toBe(205);
  expect((await again.store.position()).mid).toBe(205);
});

test('of a long journal only the end is opened, as far back as something is missing or waits', async () => {
  const lab = await openLab();
  for (let save = 0; save < 100; save += 1) await lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  const opened = async (missing: number, waiting: number): Promise<number> => {
    await lab.database.outbox.clear();
    await lab.database.meta.put({
      name: 'journal',
      value: { entry: 100 - missing, mid: 100 - missing, counter: { year: 1448, counter: 100 - missing } },
    });
    const again = await openLab(lab.options);
    if (waiting > 0) {
      await again.align(upTo(100 - missing - waiting));
      again.database.close();
    }
    const fresh = await openLab(lab.options);
    const open = vi.spyOn(fresh.vault, 'open');
    expect(await fresh.recover()).toEqual({ restored: missing, damaged: 0 });
    expect(await fresh.database.requests.count()).toBe(100);
    return open.mock.calls.filter(([, place]) => place === 'journal').length;
  };
  expect(await opened(0, 0)).toBeLessThan(20);
  expect(await opened(0, 30)).toBeLessThan(50);
  expect(await opened(40, 0)).toBeLessThan(60);
  expect(await opened(100, 0)).toBe(100);
});

test('what is missing from the journal far from its end is noticed while it waits', async () => {
  const lab = await openLab();
  for (let save = 0; save < 60; save += 1) await lab.requests.record(anIntake({ person: { kind: 'unnamed' } }));
  lab.journal.damage(20);
  const again = await emptied(await restart(lab));
  expect(await again.database.requests.count()).toBe(60);
});

test('changes made one after another come back in their order', async () => {
  const lab = await openLab();
  const { requestId } = await lab.requests.record(anIntake());
  const asNew = await lab.requests.byId(requestId);
  if (asNew) await changeStateOf(lab, asNew, 'SCREENING');
  const inProgress = await lab.requests.byId(requestId);
  if (inProgress) await changeStateOf(lab, inProgress, 'ANSWERED');
  expect((await (await emptied(lab)).requests.byId(requestId))?.state).toBe('ANSWERED');
});

test('a save that only the database has is written to the journal at the next start', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب', 'ج');
  lab.journal.damage(1);
  const again = await restart(lab);
  expect(await notesOf(await emptied(again))).toEqual(['أ', 'ب', 'ج']);
});

test('a journal that was lost begins again with what waits and with the last number', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  lab.journal.lose();
  const again = await emptied(await restart(lab));
  expect(await notesOf(again)).toEqual(['أ', 'ب']);
  expect((await again.requests.record(anIntake())).referenceNumber).toContain('/00003/');
});

test('a journal that was lost begins again with what waits, however much that is', async () => {
  const lab = await openLab();
  const long = { document: 'profile', version: 1, until: MORNING, fields: { text: 'ن'.repeat(6 * 1024 * 1024) } };
  for (const id of ['earlier-1', 'earlier-2'])
    await lab.store.commit(() => ({ operations: [creation('settingsVersions', id, long, MORNING)], value: undefined }));
  lab.journal.lose();
  const again = await emptied(await restart(lab));
  expect(await midsOf(again)).toEqual([1, 2]);
});

test('a journal that was lost after everything was sent still knows mid and number', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  await lab.database.outbox.clear();
  lab.journal.lose();
  const again = await emptied(await restart(lab));
  expect(await again.store.position()).toMatchObject({ mid: 6, counter: { year: 1448, counter: 2 } });
  expect(await again.align(upTo(6))).toBe('aligned');
});

test('the desk opens where the disk is too full to complete the journal, and completes it later', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  lab.journal.damage(0);
  lab.journal.failAppends(1);
  const again = await restart(lab);
  expect(await notesOf(again)).toEqual(['أ', 'ب']);
  expect(await notesOf(await emptied(await restart(again)))).toEqual(['أ', 'ب']);
});

test('damage is reported: in the frames, and in frames that another key sealed', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  lab.journal.damage(0);
  await lab.journal.append(new Uint8Array(40));
  lab.database.close();
  expect(await (await openLab(lab.options)).recover()).toEqual({ restored: 0, damaged: 2 });
});

test('a failed save does not come back where the one after it is damaged', async () => {
  const { lab, refuse } = await openWithTrouble();
  await refuse('both', 'لم يُحفظ');
  await record(lab, 'أ', 'ب');
  lab.journal.damage(3);
  await lab.wipe();
  expect(await notesOf(await restart(lab))).toEqual(['ب']);
});

test('a failed save does not come back where damage took its withdrawal and the save after it', async () => {
  const { lab, refuse } = await openWithTrouble();
  await refuse('database', 'لم يُحفظ');
  await record(lab, 'أ', 'ب');
  for (const frame of [3, 2, 1]) lab.journal.damage(frame);
  expect(await notesOf(await emptied(await restart(lab)))).toEqual(['أ', 'ب']);
});

test('an emptied database does not bring back a failed save whose withdrawal and next save are damaged', async () => {
  const { lab, refuse } = await openWithTrouble();
  await refuse('database', 'لم يُحفظ');
  await record(lab, 'أ', 'ب');
  const lastOfFirst = await lab.database.outbox.get(3);
  const lastSave = lastOfFirst && (await textHash(saveText(await openOperation(lab.vault, lastOfFirst))));
  // The failed save, its withdrawal, written twice, and the two saves.
  expect(lab.journal.frames()).toBe(5);
  for (const frame of [3, 2, 1]) lab.journal.damage(frame);
  const again = await emptied(lab);
  expect(await notesOf(again)).toEqual(['ب']);
  expect(await again.align({ lastMid: 3, lastSave: lastSave ?? null })).toBe('aligned');
});

test('a withdrawal stands though one of its two frames is damaged, the last of the journal or the one before', async () => {
  for (const frame of [2, 3]) {
    const { lab, refuse } = await openWithTrouble();
    await record(lab, 'أ');
    await refuse('database', 'لم يُحفظ');
    lab.journal.damage(frame);
    expect(await notesOf(await emptied(await restart(lab)))).toEqual(['أ']);
  }
});

test('a failed save does not come back where its withdrawal is damaged and the next save was made after a restart', async () => {
  const { lab, refuse } = await openWithTrouble();
  await refuse('database', 'لم يُحفظ');
  const again = await restart(lab);
  await record(again, 'أ');
  for (const frame of [2, 1]) again.journal.damage(frame);
  expect(await notesOf(await emptied(again))).toEqual(['أ']);
});

test('no number is given twice, after a restart and after an emptied database neither', async () => {
  const { lab, refuse } = await openWithTrouble();
  await record(lab, 'أ');
  await refuse('database', 'لم يُحفظ');
  const again = await emptied(lab);
  await record(again, 'ب');
  expect(await again.store.position()).toMatchObject({ entry: 3, mid: 6 });
  expect(await notesOf(await emptied(again))).toEqual(['أ', 'ب']);
});

test('a failed save that could not be taken back is never sent', async () => {
  const { lab, refuse } = await openWithTrouble();
  await record(lab, 'أ');
  await lab.database.outbox.clear();
  await refuse('both', 'لم يُحفظ');
  expect(await lab.align(upTo(0))).toBe('aligned');
  expect(await midsOf(lab)).toEqual([1, 2, 3]);
});

test('after a server was restored, what it once acknowledged is sent again', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  await lab.database.outbox.clear();
  expect(await lab.align(upTo(6))).toBe('aligned');
  expect(await midsOf(lab)).toEqual([]);
  expect(await lab.align(upTo(2))).toBe('aligned');
  expect(await midsOf(lab)).toEqual([3, 4, 5, 6]);
});

test('what the server has but was never answered for stays, to be sent again', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  expect(await lab.align(upTo(4))).toBe('aligned');
  expect(await midsOf(lab)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('what stands before a gap that the server does not have is not sent again', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب', 'ج');
  await lab.database.outbox.delete(4);
  expect(await lab.align(upTo(6))).toBe('aligned');
  expect(await midsOf(lab)).toEqual([5, 6, 7, 8, 9]);
  expect(await lab.align(upTo(9))).toBe('aligned');
  expect(await midsOf(lab)).toEqual([5, 6, 7, 8, 9]);
});

test('what became of what stands before a gap is asked only once everything was pulled that the server has', async () => {
  const lab = await openLab();
  const pulled = () => lab.sync.savePosition({ epoch: 1, lastSuccessAt: MORNING });
  const asked = async () => (await lab.standings.refused()).map(({ table }) => table);
  await pulled();
  await record(lab, 'أ', 'ب');
  await lab.database.outbox.delete(4);
  await lab.align(upTo(6));
  expect(await asked()).toEqual([]);
  await pulled();
  expect(await asked()).toEqual(['people', 'contactPoints', 'requests']);
});

test('a desk that knows less than the server knows of it says so and sends nothing', async () => {
  const lab = await openLab();
  await record(lab, 'أ');
  expect(await lab.align(upTo(4))).toBe('behind');
  expect(await midsOf(lab)).toEqual([1, 2, 3]);
});

test('what a copy of the desk sent in the place of a lost save is told apart, and everything stays where it is', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  const [operation] = await Promise.all(
    (await lab.database.outbox.where('mid').equals(4).toArray()).map((row) => openOperation(lab.vault, row)),
  );
  if (!operation) throw new Error('nothing was saved');
  const lastSave = await textHash(saveText(operation));
  const ofCopy = await textHash(saveText({ ...operation, at: '2026-11-24T06:31:00.000Z' }));

  // Whether it still waits, or the journal alone knows of it.
  for (const isSent of [false, true]) {
    if (isSent) await lab.database.outbox.clear();
    const before = await midsOf(lab);
    expect(await lab.align({ lastMid: 4, lastSave: ofCopy })).toBe('cloned');
    expect(await midsOf(lab)).toEqual(before);
  }
  expect(await lab.align({ lastMid: 4, lastSave })).toBe('aligned');
  expect(await midsOf(lab)).toEqual([5, 6]);
});

test('where a later entry cannot be read or is gone, no copy is proved: it may have given the number anew', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب', 'ج');
  await lab.database.outbox.clear();
  const ofAnother = { lastMid: 4, lastSave: '0'.repeat(64) };
  expect(await lab.align(ofAnother)).toBe('cloned');

  const shorter = createMemoryJournal();
  for (const entry of (await lab.journal.read()).entries.slice(0, 2)) await shorter.append(entry);
  expect(await (await restart(lab, { journal: shorter })).align(ofAnother)).toBe('aligned');
  lab.journal.damage(2);
  expect(await (await restart(lab)).align(ofAnother)).toBe('aligned');
});

test('nor in a journal of an earlier release, where the entry that cannot be read had the number of a withdrawn one', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  await lab.database.outbox.clear();
  const [first, second] = (await lab.journal.read()).entries;
  if (!first || !second) throw new Error('nothing was saved');
  const withdrawal = await lab.vault.seal({ kind: 'withdrawn', number: 2, withdraws: 2 }, 'journal');
  const journal = createMemoryJournal();
  for (const entry of [first, second, withdrawal, second]) await journal.append(entry);
  journal.damage(3);
  const again = await restart(lab, { journal });
  expect(await again.align({ lastMid: 3, lastSave: '0'.repeat(64) })).toBe('aligned');
});

test('where journal and database both lost a save, the saves after it are still sent, also after another rebuild', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب', 'ج');
  lab.journal.damage(1);
  const again = await emptied(lab);
  expect(await midsOf(again)).toEqual([1, 2, 3, 7, 8, 9]);
  expect(await again.align(upTo(0))).toBe('aligned');
  expect(await midsOf(again)).toEqual([1, 2, 3, 4, 5, 6]);

  const rebuilt = await emptied(again);
  expect(await midsOf(rebuilt)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await notesOf(rebuilt)).toEqual(['أ', 'ج']);
  await record(rebuilt, 'د');
  expect(await midsOf(rebuilt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('a database from before the mids were counted anew follows the journal', async () => {
  const lab = await openLab();
  await record(lab, 'أ', 'ب');
  const older = await openLab();
  for (const table of lab.database.tables) await older.database.table(table.name).bulkPut(await table.toArray());
  lab.journal.damage(0);
  const again = await emptied(lab);
  await again.align(upTo(0));
  expect(await midsOf(again)).toEqual([1, 2, 3]);

  const returned = await restart(older, { journal: again.journal });
  expect(await midsOf(returned)).toEqual([1, 2, 3]);
  expect((await returned.store.position()).mid).toBe(3);
});
