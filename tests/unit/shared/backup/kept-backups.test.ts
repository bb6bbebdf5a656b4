import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupsToDrop } from '#shared/backup/kept-backups.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';

const on = (day: string, time = '10:00') => ({ at: `${day}T${time}:00.000Z` });
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.parse(`${from}T10:00:00.000Z`) + index * 86_400_000).toISOString(),
  }));

test('the newest of each of the last days stay, and of each of the last weeks', () => {
  // 2026-11-01 is a Sunday; the thirty days end on Monday, 30 November.
  const backups = days('2026-11-01', 30);
  const dropped = new Set(backupsToDrop(backups, { keptDays: 3, keptWeeks: 3 }));
  const kept = backups.filter((backup) => !dropped.has(backup)).map(({ at }) => at.slice(0, 10));
  // Saturday 21 and 28 are the newest of their weeks.
  expect(kept).toEqual(['2026-11-21', '2026-11-28', '2026-11-29', '2026-11-30']);
});

test('of two on one day the later stays', () => {
  const [early, late] = [on('2026-11-24', '08:00'), on('2026-11-24', '12:00')];
  expect(backupsToDrop([late, early], { keptDays: 5, keptWeeks: 5 })).toEqual([early]);
});

test('the day changes at midnight in Riyadh', () => {
  expect(backupsToDrop([on('2026-11-24', '20:59'), on('2026-11-24', '21:00')], { keptDays: 5, keptWeeks: 0 })).toEqual(
    [],
  );
});

const instant = fc.integer({ min: 0, max: 400 * 24 }).map((hour) => ({
  at: new Date(Date.parse('2026-01-01T00:00:00.000Z') + hour * 3_600_000).toISOString(),
}));

test('the newest is never dropped, nothing is dropped twice over, and no more stay than was said', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(instant, { selector: ({ at }) => at, minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
      (backups, keptDays, keptWeeks) => {
        const plan = { keptDays, keptWeeks };
        const dropped = backupsToDrop(backups, plan);
        const kept = backups.filter((backup) => !dropped.includes(backup));
        const newest = backups
          .map(({ at }) => at)
          .sort()
          .at(-1);
        expect(kept.map(({ at }) => at)).toContain(newest);
        expect(kept.length).toBeLessThanOrEqual(keptDays + keptWeeks);
        expect(kept.length).toBeGreaterThanOrEqual(
          Math.min(keptDays, new Set(backups.map(({ at }) => riyadhDate(at))).size),
        );
        expect(backupsToDrop(kept, plan)).toEqual([]);
      },
    ),
  );
});
