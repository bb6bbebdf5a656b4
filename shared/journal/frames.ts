/*
 * The journal is a file of frames, written one after another and never changed:
 *
 *   ┌──────────┬──────────────┬──────────────┬───────────────┐
 *   │ "IQJ1" 4 │ length 4, LE │ CRC-32 4, LE │ sealed bytes  │
 *   └──────────┴──────────────┴──────────────┴───────────────┘
 *
 * A power cut leaves at most one torn frame at the end; a damaged frame in the middle is stepped over by looking for the
 * next mark, so that one bad sector does not cost the frames behind it.
 */
const MARK = [0x49, 0x51, 0x4a, 0x31] as const;
const HEADER_BYTES = 12;

/**
 * The largest entry a frame may hold, in bytes. A save of a few records stays far below it; where a journal was lost, all that waits, which
 * may be the work of months, is written anew in one.
 */
export const FRAME_LIMIT = 256 * 1024 * 1024;

/** Wraps one journal entry into a frame. */
export function encodeFrame(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  if (entry.length > FRAME_LIMIT)
    throw new Error(`A journal entry of ${entry.length} bytes is larger than a frame holds.`);
  const frame = new Uint8Array(HEADER_BYTES + entry.length);
  const view = new DataView(frame.buffer);
  frame.set(MARK, 0);
  view.setUint32(4, entry.length, true);
  view.setUint32(8, crc32(entry), true);
  frame.set(entry, HEADER_BYTES);
  return frame;
}

export interface JournalScan {
  /** The whole entries, in the order written. */
  readonly entries: readonly Uint8Array[];
  /** Where the last whole frame ends; what follows is a torn tail and may be cut off. */
  readonly end: number;
  /** How many stretches in front of `end` could not be read. */
  readonly damaged: number;
}

/** Reads all whole frames of a journal file. */
export function scanFrames(file: Uint8Array): JournalScan {
  const entries: Uint8Array[] = [];
  let position = 0;
  let end = 0;
  let damaged = 0;
  while (position < file.length) {
    const entry = frameAt(file, position);
    if (entry) {
      if (position > end) damaged += 1;
      entries.push(entry);
      position += HEADER_BYTES + entry.length;
      end = position;
    } else {
      position = nextMark(file, position + 1);
    }
  }
  return { entries, end, damaged };
}

/** Where the frame of an entry begins; null where the file has no such entry whole. No two sealed entries are alike. */
export function placeOf(file: Uint8Array, entry: Uint8Array): number | null {
  let position = 0;
  while (position < file.length) {
    const found = frameAt(file, position);
    if (found && found.length === entry.length && found.every((byte, index) => byte === entry[index])) return position;
    position = found ? position + HEADER_BYTES + found.length : nextMark(file, position + 1);
  }
  return null;
}

function frameAt(file: Uint8Array, position: number): Uint8Array | null {
  if (position + HEADER_BYTES > file.length) return null;
  if (!MARK.every((byte, index) => file[position + index] === byte)) return null;
  const view = new DataView(file.buffer, file.byteOffset + position, HEADER_BYTES);
  const length = view.getUint32(4, true);
  const start = position + HEADER_BYTES;
  if (length > FRAME_LIMIT || start + length > file.length) return null;
  const entry = file.subarray(start, start + length);
  return crc32(entry) === view.getUint32(8, true) ? entry : null;
}

function nextMark(file: Uint8Array, from: number): number {
  for (let position = from; position < file.length; position += 1) {
    if (MARK.every((byte, index) => file[position + index] === byte)) return position;
  }
  return file.length;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as in ISO 3309 (the one of gzip and PNG). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
