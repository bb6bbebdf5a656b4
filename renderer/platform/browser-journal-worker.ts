import { encodeFrame, placeOf, scanFrames } from '#shared/journal/frames.ts';
import type { JournalMessage, JournalReply } from './browser-journal.ts';

/** Only exists in workers, so the DOM library does not describe it. */
interface SyncAccessHandle {
  getSize(): number;
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** After so many tries, so far apart, somebody else holds the journal. */
const REOPENINGS = 10;
const REOPEN_AFTER_MS = 50;

let opened = openJournal();
let turn: Promise<unknown> = opened;

addEventListener('message', ({ data }: MessageEvent<JournalMessage>) => {
  turn = turn
    .then(() => answer(data))
    .catch((error: unknown): JournalReply => ({ call: data.call, ok: false, code: faultCode(error) }))
    .then((reply) => postMessage(reply));
});

const JOURNAL = 'desk.journal';

async function journalFile(): Promise<FileSystemFileHandle> {
  return (await navigator.storage.getDirectory()).getFileHandle(JOURNAL, { create: true });
}

/**
 * A browser that ends while the journal is written anew leaves what it had written beside it (Chromium: `.crswap`), as long as
 * the journal and for ever. Called by whoever holds the journal: nobody else writes.
 */
async function removeHalfWritten(): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
    if (name !== JOURNAL && name.startsWith(JOURNAL)) names.push(name);
  for (const name of names) await folder.removeEntry(name).catch(() => undefined);
}

async function openJournal(): Promise<SyncAccessHandle> {
  const file = await journalFile();
  const handle = await (
    file as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccessHandle> }
  ).createSyncAccessHandle();
  await removeHalfWritten().catch(() => undefined);
  // A frame that a crash tore is cut off; it was never acknowledged.
  handle.truncate(scanFrames(readAll(handle)).end);
  handle.flush();
  return handle;
}

async function answer(message: JournalMessage): Promise<JournalReply> {
  const handle = await opened;
  if (message.kind === 'read') {
    const { entries, damaged } = scanFrames(readAll(handle));
    return { call: message.call, ok: true, value: { entries, damaged } };
  }
  if (message.kind === 'empty') {
    handle.truncate(0);
    handle.flush();
    return { call: message.call, ok: true, value: null };
  }
  if (message.kind === 'trim') return { call: message.call, ok: true, value: await trim(handle, message.first) };
  const end = handle.getSize();
  const frame = encodeFrame(message.entry);
  try {
    if (handle.write(frame, { at: end }) !== frame.length) throw new DOMException('', 'QuotaExceededError');
    handle.flush();
  } catch (error) {
    handle.truncate(end);
    throw error;
  }
  return { call: message.call, ok: true, value: null };
}

/** The file is replaced when its new content is whole. Should another tab be faster meanwhile, this one is told at every question. */
async function trim(handle: SyncAccessHandle, first: Uint8Array): Promise<boolean> {
  const bytes = readAll(handle);
  const start = placeOf(bytes, first);
  if (start === null || start === 0) return start === 0;
  handle.close();
  try {
    await replaceBy(bytes.slice(start));
  } finally {
    opened = reopenJournal();
    await opened;
  }
  return true;
}

/** What was not written to its end is let go of: the file stays as it was, and free to be opened. */
async function replaceBy(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await (await journalFile()).createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

/** A writing that failed, on a full disk for one, holds the file for a moment longer. */
async function reopenJournal(): Promise<SyncAccessHandle> {
  for (let tries = 1; tries < REOPENINGS; tries += 1) {
    const handle = await openJournal().catch(() => null);
    if (handle) return handle;
    await new Promise((resolve) => setTimeout(resolve, REOPEN_AFTER_MS));
  }
  return openJournal();
}

function readAll(handle: SyncAccessHandle): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, { at: 0 });
  return bytes;
}

function faultCode(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'disk-full';
  // Another tab of this desk holds the journal.
  if (name === 'NoModificationAllowedError') return 'desk-open-elsewhere';
  return 'fault';
}
