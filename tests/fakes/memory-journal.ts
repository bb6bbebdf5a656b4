import { encodeFrame, placeOf, scanFrames } from '#shared/journal/frames.ts';
import type { Journal } from '#renderer/platform/desk-platform.ts';

export interface MemoryJournal extends Journal {
  /** The file as it lies on the disk. */
  bytes(): Uint8Array;
  /** What the shell does at a start: a torn tail is cut off. */
  reopen(): void;
  /** Leaves the first half of a frame behind, as a power cut does. */
  tear(): void;
  /** Turns one byte of the frame's content over; false where there is no such frame. */
  damage(frame: number): boolean;
  /** The file is gone. */
  lose(): void;
  /** The next appends fail, after some that do not, and leave the file as it was. */
  failAppends(count: number, after?: number): void;
  frames(): number;
}

/** A journal file in memory: the real frames, and the misfortunes that happen to files. */
export function createMemoryJournal(contents: Uint8Array = new Uint8Array()): MemoryJournal {
  let file = contents;
  let failures = 0;
  let successes = 0;

  const write = (bytes: Uint8Array): void => {
    const longer = new Uint8Array(file.length + bytes.length);
    longer.set(file);
    longer.set(bytes, file.length);
    file = longer;
  };

  return {
    async read() {
      const { entries, damaged } = scanFrames(file);
      return { entries: entries.map((entry) => entry.slice()), damaged };
    },
    async append(entry) {
      if (successes > 0) successes -= 1;
      else if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is full');
      }
      write(encodeFrame(entry));
    },
    async trim(first) {
      const start = placeOf(file, first);
      if (start !== null) file = file.slice(start);
      return start !== null;
    },
    bytes: () => file.slice(),
    reopen() {
      file = file.slice(0, scanFrames(file).end);
    },
    tear() {
      const frame = encodeFrame(new Uint8Array(200));
      write(frame.subarray(0, frame.length / 2));
    },
    damage(index) {
      const entry = scanFrames(file).entries[index];
      const middle = entry?.[entry.length >> 1];
      if (!entry || middle === undefined) return false;
      entry[entry.length >> 1] = middle ^ 0xff;
      return true;
    },
    lose() {
      file = new Uint8Array();
    },
    failAppends(count, after = 0) {
      failures = count;
      successes = after;
    },
    frames: () => scanFrames(file).entries.length,
  };
}
