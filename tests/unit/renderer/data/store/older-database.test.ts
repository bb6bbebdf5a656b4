import { Dexie } from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '#renderer/data/store/database.ts';

test('a desk of the version before keeps what was refused, and lets go of what people were asked about', async () => {
  const older = new Dexie('older');
  older.version(1).stores({ people: 'id, token, personId', outbox: 'mid, recordKey', reviews: 'mid', meta: 'name' });
  const row = (mid: number) => ({ mid, recordKey: `people/p${mid}`, queuedAt: 'now', sealed: new Uint8Array(3) });
  await older.table('reviews').bulkPut([
    { ...row(1), outcome: 'conflict', reason: '' },
    { ...row(2), outcome: 'quarantined', reason: 'not-permitted' },
    { ...row(3), outcome: 'needs-review', reason: 'requirement-gone' },
  ]);
  await older.table('outbox').put(row(4));
  await older.table('people').put({ id: 'p1', scope: 'section/MEN', revision: 1, sealed: new Uint8Array(3) });
  older.close();

  const database = createDatabase('older');
  onTestFinished(() => database.close());
  expect(await database.reviews.toArray()).toMatchObject([{ mid: 2, reason: 'not-permitted' }]);
  expect(await database.outbox.toArray()).toMatchObject([{ mid: 4 }]);
  expect(await database.people.count()).toBe(1);
});
