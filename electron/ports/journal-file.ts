import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeFrame, placeOf, scanFrames } from '#shared/journal/frames.ts';
import { syncFolder } from './sync-folder.ts';

export interface JournalFile {
  /** All whole entries in the order written, and how many stretches of the file are damaged. */
  read(): Promise<{ entries: Uint8Array[]; damaged: number }>;
  /** Resolves when the entry is on the disk; on failure the file is as it was before. */
  append(entry: Uint8Array): Promise<void>;
  /**
   * Throws away what lies before an entry; false where it is not there, and nothing was changed. The file is written anew
   * beside the old one and takes its place: whenever the computer ends, one of the two is there, whole.
   */
  trim(first: Uint8Array): Promise<boolean>;
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
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  let file = await open(path, 'a+', 0o600);
  const { end } = scanFrames(await readAll(file));
  await file.truncate(end);
  await file.sync();
  await syncFolder(dirname(path));

  let length = end;
  let isUncut = false;
  /** The file was replaced, and the disk has not said yet that it will know so after a power cut. */
  let isUnplaced = false;
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

  const place = async (): Promise<void> => {
    await syncFolder(dirname(path));
    isUnplaced = false;
  };
  /** Lets a file with these bytes take the journal's place. What fails leaves the journal as it was. */
  const replaceBy = async (bytes: Uint8Array): Promise<void> => {
    await rm(draft, { force: true });
    const replacement = await open(draft, 'ax+', 0o600);
    try {
      await replacement.writeFile(bytes);
      await replacement.sync();
      // Some systems replace no file that is open. Until there is another one, an append fails, and nothing is said to be saved.
      await file.close();
      await rename(draft, path).catch(async (error: unknown) => {
        file = await open(path, 'a+', 0o600);
        throw error;
      });
    } catch (error) {
      await replacement.close().catch(() => undefined);
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
    [file, length, isUnplaced] = [replacement, bytes.length, true];
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
        if (isUnplaced) await place();
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
    trim: (first) =>
      inTurn(async () => {
        if (isUncut) await cutOff();
        const bytes = (await readAll(file)).subarray(0, length);
        const start = placeOf(bytes, first);
        if (start === null) return false;
        if (start > 0) await replaceBy(bytes.subarray(start));
        if (isUnplaced) await place();
        return true;
      }),
    empty: () =>
      inTurn(async () => {
        await rm(draft, { force: true });
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
