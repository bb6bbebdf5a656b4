import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IpcOutput } from '#shared/contract/ipc.ts';
import type { Printer } from '../ports/printer.ts';
import { handle, type IpcHost } from './handle.ts';

export interface DocumentDependencies {
  readonly printer: Printer;
  readonly documentsFolder: string;
  /** Asks where to save; null where the person changed their mind. */
  readonly askWhereToSave: (suggestedPath: string) => Promise<string | null>;
  /** Asks for a folder; null likewise. */
  readonly askForFolder: (suggestedPath: string) => Promise<string | null>;
}

/** Finished papers: printed, or saved where the person says. */
export function handleDocuments(
  host: IpcHost,
  { printer, documentsFolder, askWhereToSave, askForFolder }: DocumentDependencies,
): void {
  handle(host, 'document:print', (job) => printer.print(job));
  handle(host, 'document:printers', async () => ({ printers: await printer.list() }));
  handle(host, 'document:save', async ({ suggestedName, bytes }) => {
    const path = await askWhereToSave(join(documentsFolder, safeFileName(suggestedName)));
    return path === null ? { kind: 'cancelled' } : saved(path, () => writeFile(path, bytes));
  });
  handle(host, 'document:save-all', async ({ files }) => {
    const folder = await askForFolder(documentsFolder);
    if (folder === null) return { kind: 'cancelled' };
    return saved(folder, async () => {
      for (const { name, bytes } of files) await writeFile(join(folder, safeFileName(name)), bytes);
    });
  });
}

async function saved(path: string, write: () => Promise<void>): Promise<IpcOutput<'document:save'>> {
  try {
    await write();
    return { kind: 'saved', path };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A name that every file system takes and that reads as it is: reference numbers hold slashes, names may hold marks that turn text around. */
const safeFileName = (name: string): string =>
  name
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
