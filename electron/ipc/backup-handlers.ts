import { randomBytes } from 'node:crypto';
import type { BackupFault, BackupState } from '#shared/backup/backup-plan.ts';
import { backupsToDrop } from '#shared/backup/kept-backups.ts';
import { readBackupBook, writeBackupBook, type BackupBook } from '../ports/backup-book.ts';
import { codeOf, digestOf, dropBackup, dropDraft, isThere, writeBackup } from '../ports/backup-folder.ts';
import { handle, type IpcHost } from './handle.ts';

export interface BackupDependencies {
  /** Where the book of backups lies. */
  readonly bookPath: string;
  /** Asks a person for a folder; null where they changed their mind. */
  readonly askForFolder: (suggested: string | undefined) => Promise<string | null>;
  readonly now: () => string;
}

/** The desk's backups: where they go and how many are kept is decided here, what is in them comes sealed from the window. */
export function handleBackups(host: IpcHost, { bookPath, askForFolder, now }: BackupDependencies): void {
  let tail: Promise<unknown> = Promise.resolve();
  /** One change of the book after the other; answers where the backups stand. */
  const change = (to: (book: BackupBook) => Promise<BackupBook>): Promise<BackupState> => {
    const turn = tail.then(async () => {
      const before = await readBackupBook(bookPath);
      const after = await to(before);
      if (after !== before) await writeBackupBook(bookPath, after);
      return stateOf(after);
    });
    tail = turn.catch(() => undefined);
    return turn;
  };

  handle(host, 'backup:read', () => change(async (book) => book));
  handle(host, 'backup:configure', ({ plan }) => change(async (book) => ({ ...book, plan })));
  handle(host, 'backup:failed', ({ reason }) => change(async (book) => ({ ...book, fault: { reason, at: now() } })));
  handle(host, 'backup:choose-folder', async () => {
    const { folder: before } = await readBackupBook(bookPath);
    const folder = await askForFolder(before ?? undefined);
    return change(async (book) => {
      if (folder === null) return book;
      const plan = { ...book.plan, isOn: true };
      // What lies in the folder before is that folder's; nobody removes it any more.
      const written = folder === book.folder ? book.written : [];
      return { ...book, plan, folder, written, fault: null, writing: null };
    });
  });
  handle(host, 'backup:write', ({ deskCode, bytes }) =>
    change(async (book) => {
      const at = now();
      if (book.folder === null) return book;
      const name = `istiqbal-${deskCode}-${at.slice(0, 10)}-${randomBytes(4).toString('hex')}.istiqbal-backup`;
      const writing = { name, digest: digestOf(bytes), at };
      try {
        const settled = await settleUnfinished(book, book.folder);
        // Noted before it is there, so that what a kill leaves behind is known as this desk's.
        await writeBackupBook(bookPath, { ...settled, writing });
        await writeBackup(book.folder, name, bytes);
        const written = [...settled.written, writing];
        return { ...(await withoutOld({ ...settled, written }, book.folder)), lastAt: at, fault: null };
      } catch (error) {
        host.log(`backup: ${error instanceof Error ? error.message : String(error)}`);
        return { ...book, fault: { reason: faultOf(error), at } };
      }
    }),
  );
}

/** What was being written when the desk was killed: whole, it is a backup like any other; its beginning is taken away. */
async function settleUnfinished(book: BackupBook, folder: string): Promise<BackupBook> {
  const { writing, written } = book;
  if (writing === null) return book;
  await dropDraft(folder, writing);
  const isWhole = await isThere(folder, writing);
  return { ...book, writing: null, written: isWhole ? [...written, writing] : written };
}

/** Drops what is not kept any longer. A backup that cannot be removed now is tried again after the next. */
async function withoutOld(book: BackupBook, folder: string): Promise<BackupBook> {
  const { written, plan } = book;
  const dropped = new Set<string>();
  for (const backup of backupsToDrop(written, plan)) {
    const isDone = await dropBackup(folder, backup).then(
      () => true,
      () => false,
    );
    if (isDone) dropped.add(backup.name);
  }
  return { ...book, written: written.filter(({ name }) => !dropped.has(name)) };
}

const stateOf = ({ plan, folder, lastAt, fault, written }: BackupBook): BackupState => ({
  plan,
  folder,
  lastAt,
  fault,
  count: written.length,
});

const FAULTS: Readonly<Record<string, BackupFault>> = {
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  EIO: 'folder-gone',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
};

const faultOf = (error: unknown): BackupFault => FAULTS[String(codeOf(error))] ?? 'fault';
