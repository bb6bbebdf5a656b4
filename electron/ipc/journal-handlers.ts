import type { JournalFile } from '../ports/journal-file.ts';
import { handle, type IpcHost } from './handle.ts';

/** The journal: what is appended here has been forced to the disk before the window hears of it. */
export function handleJournal(host: IpcHost, journal: JournalFile): void {
  handle(host, 'journal:read', () => journal.read());
  handle(host, 'journal:append', async ({ entry }) => {
    await journal.append(entry);
    return {};
  });
  handle(host, 'journal:trim', async ({ first }) => ({ isDone: await journal.trim(first) }));
}
