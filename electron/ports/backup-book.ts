import { z } from 'zod';
import { BackupFault, BackupPlan, usualPlan } from '#shared/backup/backup-plan.ts';
import { readTextFile, writeWholeFile } from './whole-file.ts';

const Written = z.strictObject({ name: z.string(), digest: z.string(), at: z.iso.datetime() });

const BackupBook = z.strictObject({
  plan: BackupPlan,
  folder: z.string().nullable(),
  lastAt: z.iso.datetime().nullable(),
  fault: z.strictObject({ reason: BackupFault, at: z.iso.datetime() }).nullable(),
  /** Backups that this desk wrote into the folder: the only files there that it ever removes. */
  written: z.array(Written),
  /** What was being written: after a kill its beginning lies in the folder, or the whole of it. */
  writing: Written.nullable(),
});
/** What a desk remembers of its backups; names and times, nothing about anybody. */
export type BackupBook = z.infer<typeof BackupBook>;

const emptyBook: BackupBook = {
  plan: usualPlan,
  folder: null,
  lastAt: null,
  fault: null,
  written: [],
  writing: null,
};

/** Reads the book. One that cannot be read is begun anew: files it knew stay where they are. */
export async function readBackupBook(path: string): Promise<BackupBook> {
  const text = await readTextFile(path);
  try {
    return text === null ? emptyBook : BackupBook.parse(JSON.parse(text));
  } catch {
    return emptyBook;
  }
}

/** Writes the book, whole or not at all. */
export const writeBackupBook = (path: string, book: BackupBook): Promise<void> =>
  writeWholeFile(path, `${JSON.stringify(book, null, 2)}\n`);
