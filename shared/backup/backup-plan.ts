import { z } from 'zod';

/** When a desk backs itself up, and how much of that is kept. It belongs to the computer, not to a person. */
export const BackupPlan = z.strictObject({
  isOn: z.boolean(),
  /** The hour of Riyadh from which on the day's backup is made: at the first quiet moment. */
  hour: z.int().min(0).max(23),
  /** The newest backup of each of so many days is kept. */
  keptDays: z.int().min(1).max(60),
  /** And of each of so many weeks. */
  keptWeeks: z.int().min(0).max(52),
});
export type BackupPlan = z.infer<typeof BackupPlan>;

/** Off until the desk's people have chosen a folder; after the noon prayer, when few are received. */
export const usualPlan: BackupPlan = { isOn: false, hour: 13, keptDays: 7, keptWeeks: 4 };

/** Why no backup could be written. `no-key`: the association's key has not reached the desk yet. */
export const BackupFault = z.enum(['folder-gone', 'disk-full', 'denied', 'no-key', 'fault']);
export type BackupFault = z.infer<typeof BackupFault>;

/** Where a desk's backups stand. */
export const BackupState = z.strictObject({
  plan: BackupPlan,
  /** Null until somebody has chosen one. */
  folder: z.string().nullable(),
  lastAt: z.iso.datetime().nullable(),
  /** What went wrong since the last one. */
  fault: z.strictObject({ reason: BackupFault, at: z.iso.datetime() }).nullable(),
  /** How many of this desk's backups lie in the folder. */
  count: z.int().min(0),
});
export type BackupState = z.infer<typeof BackupState>;
