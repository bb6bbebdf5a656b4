import { dayNumber } from '../kernel/iso-date.ts';
import { riyadhDate } from '../kernel/riyadh-time.ts';
import { compareTexts } from '../kernel/text-order.ts';
import type { BackupPlan } from './backup-plan.ts';

/** A backup as it is remembered: when it was made, ISO. */
interface Made {
  readonly at: string;
}

/** 1970-01-01 was a Thursday; weeks begin on Sunday. */
const weekOf = (day: number): number => Math.floor((day + 4) / 7);

/**
 * Those that may go: all but the newest of each of the last days, and the newest of each of the last weeks, that have one.
 * Days without a backup do not count, so that a desk that stood still for a month has not lost its backups by it.
 */
export function backupsToDrop<Backup extends Made>(
  backups: readonly Backup[],
  { keptDays, keptWeeks }: Pick<BackupPlan, 'keptDays' | 'keptWeeks'>,
): Backup[] {
  const newestFirst = [...backups].sort((a, b) => compareTexts(b.at, a.at));
  const days = new Set<number>();
  const weeks = new Set<number>();
  return newestFirst.filter(({ at }) => {
    const day = dayNumber(riyadhDate(at)) ?? 0;
    const isKept = isNewest(days, day, keptDays);
    return !isNewest(weeks, weekOf(day), keptWeeks) && !isKept;
  });
}

/** True for the first of each span, as long as spans are kept. */
function isNewest(seen: Set<number>, span: number, limit: number): boolean {
  if (seen.has(span) || seen.size >= limit) return false;
  seen.add(span);
  return true;
}
