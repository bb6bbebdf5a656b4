import { instantAt, riyadhDate } from '../kernel/riyadh-time.ts';
import type { BackupState } from './backup-plan.ts';

const DAY = 24 * 60 * 60_000;
/** After a failure a folder is given time to come back: a drive that was pulled out, a network share. */
const TRY_AGAIN_AFTER = 15 * 60_000;
/** A desk that was shut from Thursday's hour to Sunday morning has missed nothing. */
const OVERDUE_AFTER = 3 * DAY;

/**
 * Whether the day's backup is to be made. A computer that was off at its hour makes up for it; a last one in the future
 * was made by a clock that has been set back, and counts for nothing.
 */
export function isBackupDue({ plan, folder, lastAt, fault }: BackupState, now: string): boolean {
  if (!plan.isOn || folder === null) return false;
  const at = Date.parse(now);
  const sinceFault = fault === null ? Number.POSITIVE_INFINITY : at - Date.parse(fault.at);
  if (sinceFault >= 0 && sinceFault < TRY_AGAIN_AFTER) return false;
  if (lastAt === null || Date.parse(lastAt) > at) return true;
  const today = Date.parse(instantAt(riyadhDate(now), `${String(plan.hour).padStart(2, '0')}:00`));
  return Date.parse(lastAt) < (today <= at ? today : today - DAY);
}

/** Whether the desk has gone without a backup for longer than a weekend, or has failed to make its first: its people are told then. */
export function isBackupOverdue({ plan, folder, lastAt, fault }: BackupState, now: string): boolean {
  if (!plan.isOn || folder === null) return false;
  return lastAt === null ? fault !== null : Date.parse(now) - Date.parse(lastAt) > OVERDUE_AFTER;
}
