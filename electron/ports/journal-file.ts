import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeFrame, scanFrames } from '#shared/journal/frames.ts';

export interface JournalFile {
  /** All whole entries in the order written, and how many stretches of the file are damaged. */
  read(): Promise<{ entries: Uint8Array[]; damaged: number }>;
  /** Resolves when the entry is on the disk; on failure the file is as it was before. */
  append(entry: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the journal, cutting off a frame that a power cut tore. Appends run one after another, each forced to the disk
 * before it is answered.
 */
export async function openJournalFile(path: string): Promise<JournalFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  const { end } = scanFrames(await readAll(file));
  await file.truncate(end);
  await file.sync();
  await syncFolder(dirname(path));

  let length = end;
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = tail.then(work, work);
    tail = turn;
    return turn;
  };

  return {
    read: () =>
      inTurn(async () => {
        const { entries, damaged } = scanFrames(await readAll(file));
        return { entries: [...entries], damaged };
      }),
    append: (entry) =>
      inTurn(async () => {
        const frame = encodeFrame(entry);
        try {
          await file.appendFile(frame);
          await file.datasync();
          length += frame.length;
        } catch (error) {
          await file.truncate(length).catch(() => undefined);
          throw error;
        }
      }),
    close: () => inTurn(() => file.close()),
  };
}

async function readAll(file: FileHandle): Promise<Uint8Array> {
  const { size } = await file.stat();
  const bytes = new Uint8Array(size);
  let offset = 0;
  while (offset < size) {
    const { bytesRead } = await file.read(bytes, offset, size - offset, offset);
    if (bytesRead === 0) break;
    offset += bytesRead;
  }
  return bytes.subarray(0, offset);
}

/** A new file's name is on the disk only once its folder is; Windows cannot open folders and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
