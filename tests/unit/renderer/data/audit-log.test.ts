import { expect, test } from 'vitest';
import { createAuditLog } from '#renderer/data/audit-log.ts';
import { START_OF_CHAIN } from '#shared/access/audit-entry.ts';
import { MORNING, openLab } from './desk-lab.ts';

async function openLog() {
  const { database, vault } = await openLab();
  const log = createAuditLog({ database, vault, userId: 'nouf', now: () => MORNING });
  return {
    log,
    /** Turns over one byte of the sealed part of an entry. */
    async damage(number: number): Promise<void> {
      const row = await database.audit.get(number);
      if (!row) throw new Error('no entry to damage');
      const sealed = Uint8Array.from(row.sealed);
      sealed[0] = (sealed[0] ?? 0) ^ 0xff;
      await database.audit.put({ number, sealed });
    },
  };
}
const numbers = (entries: readonly { readonly number: number }[]): number[] => entries.map(({ number }) => number);

test('each note hangs on the one before, and waits until the server has it', async () => {
  const { log } = await openLog();
  await Promise.all([log.note('unlocked', {}), log.note('printed', { paper: 'letter-1' })]);
  const [first, second] = await log.unsent(10);
  expect(first).toMatchObject({ number: 1, by: 'nouf', kind: 'unlocked', previous: START_OF_CHAIN });
  expect(second).toMatchObject({ number: 2, kind: 'printed', previous: first?.hash });
  expect(numbers(await log.unsent(1))).toEqual([1]);
  await log.markSent(1);
  expect(numbers(await log.unsent(10))).toEqual([2]);
  await log.markSent(2);
  expect(await log.unsent(10)).toEqual([]);
  // A server that was restored has less of it than before.
  await log.markSent(1);
  expect(numbers(await log.unsent(10))).toEqual([2]);
  await log.markSent(2);
});

test('a damaged note keeps none behind it from the server, however many are asked for', async () => {
  const { log, damage } = await openLog();
  for (const paper of ['letter-1', 'letter-2', 'letter-3']) await log.note('printed', { paper });
  await damage(1);
  expect(numbers(await log.unsent(10))).toEqual([2, 3]);
  expect(numbers(await log.unsent(1))).toEqual([2]);
});
