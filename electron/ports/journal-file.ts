import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeFrame, scanFrames } from '#shared/journal/frames.ts';
import { syncFolder } from './sync-folder.ts';

export interface JournalFile {
  /** All whole entries in the order written, and how many stretches of the file are damaged. */
  read(): Promise<{ entries: Uint8Array[]; damaged: number }>;
  /** Resolves when the entry is on the disk; on failure the file is as it was before. */
  append(entry: Uint8Array): Promise<void>;
  /** Throws every entry away: the desk was revoked. */
  empty(): Promise<void>;
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
  let isUncut = false;
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = tail.then(work, work);
    tail = turn;
    return turn;
  };

  const cutOff = async (): Promise<void> => {
    await file.truncate(length);
    isUncut = false;
  };

  return {
    read: () =>
      inTurn(async () => {
        // What a failed append left behind is no entry.
        const { entries, damaged } = scanFrames((await readAll(file)).subarray(0, length));
        return { entries: [...entries], damaged };
      }),
    append: (entry) =>
      inTurn(async () => {
        const frame = encodeFrame(entry);
        // It goes before the next entry is written: cutting it off later would cut off what came after it.
        if (isUncut) await cutOff();
        try {
          isUncut = true;
          await file.appendFile(frame);
          await file.datasync();
          isUncut = false;
          length += frame.length;
        } catch (error) {
          await cutOff().catch(() => undefined);
          throw error;
        }
      }),
    empty: () =>
      inTurn(async () => {
        length = 0;
        await cutOff();
        await file.sync();
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
