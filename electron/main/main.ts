import { app, dialog, ipcMain, Menu, safeStorage, session, shell, type BrowserWindow } from 'electron';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Enrolment, EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { handleBackups } from '../ipc/backup-handlers.ts';
import { handleCalls } from '../ipc/call-handlers.ts';
import { handleDisplay } from '../ipc/display-handlers.ts';
import { handleDocuments } from '../ipc/document-handlers.ts';
import { handle, type IpcHost } from '../ipc/handle.ts';
import { BACKUP_BOOK, handleIdentity, readEnrolment } from '../ipc/identity-handlers.ts';
import { handleJournal } from '../ipc/journal-handlers.ts';
import { numberOfTelAddress, openCallHook } from '../ports/call-hook.ts';
import { openJournalFile } from '../ports/journal-file.ts';
import { createCupsPrinter, noPrinter } from '../ports/printer.ts';
import { createSecretStore } from '../ports/secret-store.ts';
import { denyPermissions, isDeskUrl, registerDeskScheme, serveDesk } from './desk-protocol.ts';
import { openDeskWindow } from './desk-window.ts';
import { createQueueDisplay } from './queue-display-window.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

registerDeskScheme();

// Two shells on one folder would write one journal twice. The module must not wait here: Electron gets ready only once
// its entry has been loaded.
if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${reason}\n`);
    dialog.showErrorBox('تعذّر فتح المكتب', `لم يُمسّ أي سجل. ${reason}`);
    app.exit(1);
  });
} else {
  app.exit(0);
}

async function run(): Promise<void> {
  let window: BrowserWindow | null = null;
  app.on('second-instance', () => {
    window?.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  Menu.setApplicationMenu(null);
  denyPermissions();
  const folder = app.getPath('userData');
  const secrets = createSecretStore(safeStorage);
  const offer = { current: offeredEnrolment() };
  let enrolment: Enrolment | null = null;
  serveDesk(at('../renderer'), async () => {
    // Asked again until there is one: the page of a desk enrolled just now may be opened anew too.
    enrolment ??= await readEnrolment(folder, secrets).catch(() => null);
    return originOf(enrolment?.serverUrl ?? offer.current?.serverUrl);
  });

  const host: IpcHost = {
    ipcMain,
    log: (message) => process.stderr.write(`${message}\n`),
    isTrustedSender: ({ senderFrame }) =>
      senderFrame !== null && senderFrame.parent === null && isDeskUrl(senderFrame.url),
  };
  const journal = await openJournalFile(join(folder, 'journal', 'desk.journal'));
  handleJournal(host, journal);
  handleIdentity(host, {
    folder,
    secrets,
    isKeyInUse: async () => (await journal.read()).entries.length > 0,
    emptyJournal: () => journal.empty(),
    clearStorage: async () => {
      await session.defaultSession.clearStorageData();
      await session.defaultSession.clearCache();
    },
    offer,
    reload: () => window?.webContents.reload(),
  });
  handleDocuments(host, {
    printer: process.platform === 'win32' ? noPrinter : createCupsPrinter(),
    documentsFolder: app.getPath('documents'),
    askWhereToSave: async (suggestedPath) => {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: suggestedPath,
        filters: [extensionOf(suggestedPath)],
      });
      return canceled || !filePath ? null : filePath;
    },
    askForFolder,
  });
  handleBackups(host, {
    bookPath: join(folder, BACKUP_BOOK),
    askForFolder,
    now: () => new Date().toISOString(),
  });
  // The contract lets through drafted messages and numbers alone.
  handle(host, 'outside:open', async ({ address }) => {
    await shell.openExternal(address);
    return {};
  });
  const display = createQueueDisplay();
  handleDisplay(host, () => {
    if (!window) throw new Error('there is no desk to open a display beside');
    return display.open(window);
  });
  const calls = handleCalls(host);
  // A desk without its telephone's notices still works.
  await openCallHook(join(folder, 'caller-id.json'), calls.put).catch((error: unknown) => host.log(String(error)));
  const handOver = (parameters: readonly string[]): void => {
    for (const parameter of parameters) {
      const number = numberOfTelAddress(parameter);
      if (number !== null) calls.put(number);
    }
  };
  handOver(process.argv);
  app.on('second-instance', (_event, parameters) => handOver(parameters));
  window = openDeskWindow(at('../preload/desktop-api.cjs'));
  // A display without its desk would show nothing and keep the shell alive.
  window.once('closed', () => display.close());
}

/** Asks for a folder; null where the person changed their mind. */
async function askForFolder(defaultPath: string | undefined): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    ...(defaultPath === undefined ? {} : { defaultPath }),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** What the file chooser offers: the kind of file that is being saved. */
function extensionOf(path: string): { name: string; extensions: string[] } {
  const extension = extname(path).slice(1);
  return { name: extension.toUpperCase(), extensions: [extension] };
}

/** The server and one-time code that whoever started the desk handed over. */
function offeredEnrolment(): EnrolmentOffer | null {
  const serverUrl = process.env['ISTIQBAL_SERVER'];
  return serverUrl ? { serverUrl, code: process.env['ISTIQBAL_ENROLMENT_CODE'] ?? '' } : null;
}

function originOf(address: string | undefined): string | null {
  return address && URL.canParse(address) ? new URL(address).origin : null;
}
