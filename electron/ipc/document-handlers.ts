import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Printer } from '../ports/printer.ts';
import { handle, type IpcHost } from './handle.ts';

export interface DocumentDependencies {
  readonly printer: Printer;
  readonly documentsFolder: string;
  /** Asks where to save; null where the person changed their mind. */
  readonly askWhereToSave: (suggestedPath: string) => Promise<string | null>;
}

/** Finished papers: printed, or saved where the person says. */
export function handleDocuments(
  host: IpcHost,
  { printer, documentsFolder, askWhereToSave }: DocumentDependencies,
): void {
  handle(host, 'document:print', (job) => printer.print(job));
  handle(host, 'document:save', async ({ suggestedName, bytes }) => {
    const path = await askWhereToSave(join(documentsFolder, safeFileName(suggestedName)));
    if (path === null) return { kind: 'cancelled' };
    try {
      await writeFile(path, bytes);
      return { kind: 'saved', path };
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** A name that every file system takes and that reads as it is: reference numbers hold slashes, names may hold marks that turn text around. */
const safeFileName = (name: string): string =>
  name
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
