import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBackupDue, isBackupOverdue } from '#shared/backup/backup-due.ts';
import { usualPlan, type BackupState } from '#shared/backup/backup-plan.ts';

/** A desk that makes its backups at 13:00 in Riyadh, which is 10:00Z. */
const state = (facts: Partial<BackupState> = {}): BackupState => ({
  plan: { ...usualPlan, isOn: true },
  folder: '/media/backup',
  lastAt: '2026-11-23T10:05:00.000Z',
  fault: null,
  count: 1,
  ...facts,
});

test.each([
  ['before its hour', state(), '2026-11-24T09:59:59.000Z', false],
  ['at its hour', state(), '2026-11-24T10:00:00.000Z', true],
  ['after today’s was made', state({ lastAt: '2026-11-24T10:00:00.000Z' }), '2026-11-24T20:59:00.000Z', false],
  ['in the morning after a day on which the computer was off', state(), '2026-11-25T05:00:00.000Z', true],
  ['where there never was one', state({ lastAt: null }), '2026-11-24T05:00:00.000Z', true],
  [
    'after one that a wrong clock dated into the future',
    state({ lastAt: '2031-01-01T00:00:00.000Z' }),
    '2026-11-24T05:00:00.000Z',
    true,
  ],
  ['where it is off', state({ plan: usualPlan }), '2026-11-24T11:00:00.000Z', false],
  ['where no folder is chosen', state({ folder: null }), '2026-11-24T11:00:00.000Z', false],
])('a backup %s', (_when, desk, now, isDue) => {
  expect(isBackupDue(desk, now)).toBe(isDue);
});

test('a failure is tried again after a quarter of an hour, not at once', () => {
  const failed = state({ fault: { reason: 'folder-gone', at: '2026-11-24T10:00:00.000Z' } });
  expect(isBackupDue(failed, '2026-11-24T10:14:59.000Z')).toBe(false);
  expect(isBackupDue(failed, '2026-11-24T10:15:00.000Z')).toBe(true);
});

test.each([
  ['over a weekend', state(), '2026-11-26T10:05:00.000Z', false],
  ['for longer than a weekend', state(), '2026-11-26T10:06:00.000Z', true],
  ['since it was set up a moment ago', state({ lastAt: null }), '2026-11-24T10:00:00.000Z', false],
  [
    'because its first one failed',
    state({ lastAt: null, fault: { reason: 'denied', at: '2026-11-24T10:00:00.000Z' } }),
    '2026-11-24T10:00:00.000Z',
    true,
  ],
  ['where it is off', state({ plan: usualPlan }), '2026-12-24T10:00:00.000Z', false],
])('a desk without a backup %s', (_since, desk, now, isOverdue) => {
  expect(isBackupOverdue(desk, now)).toBe(isOverdue);
});

test('whatever the hours, a desk that is open all day makes exactly one a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 40 }), (hour, days) => {
      let desk = state({ plan: { ...usualPlan, isOn: true, hour } });
      let made = 0;
      const start = Date.parse('2026-11-24T00:00:00.000Z');
      desk = { ...desk, lastAt: new Date(start).toISOString() };
      for (let minute = 0; minute < days * 1440; minute += 10) {
        const now = new Date(start + minute * 60_000).toISOString();
        if (!isBackupDue(desk, now)) continue;
        desk = { ...desk, lastAt: now };
        made += 1;
      }
      // It begins with the backup of 03:00: there, the first day's is made already.
      expect(made).toBe(hour === 3 ? days - 1 : days);
    }),
    { numRuns: 40 },
  );
});
