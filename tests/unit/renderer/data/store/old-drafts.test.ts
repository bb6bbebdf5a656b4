import { expect, test } from 'vitest';
import { createDraftKeeper } from '#renderer/data/store/drafts.ts';
import { createOldDrafts } from '#renderer/data/store/old-drafts.ts';
import { openLab } from '../desk-lab.ts';

const KEEP_DAYS = 30;

async function aDeskWithDrafts() {
  const { database, vault } = await openLab();
  let today = '2026-11-24';
  const now = () => `${today}T08:00:00.000Z`;
  const of = (userId: string) => createDraftKeeper({ database, vault, userId, publicKey: null, now });
  const oldOf = (userId: string, gone: readonly string[] = []) =>
    createOldDrafts({ database, userId, now, whoIsGone: async () => new Set(gone) });
  await of('salim').keep('intake', { note: 'بدأ ولم يحفظ' });
  await of('rim').keep('intake', { note: 'لريم' });
  await of('salim').ofDesk.keep('printer', { name: 'طابعة' });
  return { database, of, oldOf, on: (day: string) => (today = day) };
}

test('what was begun long ago goes a week after its owner was told, and not before he came', async () => {
  const { of, oldOf, on } = await aDeskWithDrafts();
  on('2026-12-23');
  expect(await oldOf('salim').review(KEEP_DAYS)).toBeNull();
  on('2027-06-01');
  // Nobody else's coming counts.
  await oldOf('rim').review(KEEP_DAYS);
  expect(await oldOf('salim').review(KEEP_DAYS)).toEqual({ count: 1, goneOn: '2027-06-08' });
  on('2027-06-07');
  expect(await oldOf('salim').review(KEEP_DAYS)).toEqual({ count: 1, goneOn: '2027-06-08' });
  expect(await of('salim').read('intake')).toMatchObject({ note: 'بدأ ولم يحفظ' });
  on('2027-06-08');
  expect(await oldOf('salim').review(KEEP_DAYS)).toBeNull();
  expect(await of('salim').read('intake')).toBeNull();
  expect(await of('rim').read('intake')).not.toBeNull();
  expect(await of('salim').ofDesk.read('printer')).not.toBeNull();
});

test('a letter typed, or the word that it is wanted, begins the days again', async () => {
  const { of, oldOf, on } = await aDeskWithDrafts();
  on('2026-12-24');
  expect(await oldOf('salim').review(KEEP_DAYS)).toMatchObject({ count: 1 });
  await of('salim').keep('intake', { note: 'أكمل' });
  expect(await oldOf('rim').review(KEEP_DAYS)).toMatchObject({ count: 1 });
  await oldOf('rim').keepAll();
  on('2027-01-10');
  for (const name of ['salim', 'rim']) expect(await oldOf(name).review(KEEP_DAYS)).toBeNull();
  expect(await of('salim').read('intake')).toMatchObject({ note: 'أكمل' });
  expect(await of('rim').read('intake')).toMatchObject({ note: 'لريم' });
});

test('whoever may not come any more is not waited for', async () => {
  const { of, oldOf, on } = await aDeskWithDrafts();
  on('2027-06-01');
  await oldOf('rim', ['salim']).review(KEEP_DAYS);
  expect(await of('salim').read('intake')).not.toBeNull();
  on('2027-06-08');
  await oldOf('rim', ['salim']).review(KEEP_DAYS);
  expect(await of('salim').read('intake')).toBeNull();
});
