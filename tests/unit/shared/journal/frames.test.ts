import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame, FRAME_LIMIT, scanFrames } from '#shared/journal/frames.ts';

const HEADER = 12;
const entry = fc.uint8Array({ maxLength: 60 });
const entries = fc.array(entry, { minLength: 1, maxLength: 8 });

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const journalOf = (written: readonly Uint8Array[]): Uint8Array => joined(written.map(encodeFrame));

describe('a journal', () => {
  test('gives back what was written, in order, whatever the bytes', () =>
    fc.assert(
      fc.property(entries, (written) => {
        const file = journalOf(written);
        expect(scanFrames(file)).toEqual({ entries: written, end: file.length, damaged: 0 });
      }),
    ));

  test('that is empty holds nothing and ends at its beginning', () => {
    expect(scanFrames(new Uint8Array(0))).toEqual({ entries: [], end: 0, damaged: 0 });
  });

  test('read from the middle of a larger buffer is the same', () => {
    const file = journalOf([Uint8Array.of(1, 2, 3)]);
    const within = joined([Uint8Array.of(9, 9, 9, 9, 9), file]).subarray(5);
    expect(scanFrames(within).entries).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  test('cut off anywhere gives the whole entries before the cut, and says where to go on', () =>
    fc.assert(
      fc.property(entries, fc.nat(), (written, at) => {
        const file = journalOf(written);
        const scan = scanFrames(file.subarray(0, at % (file.length + 1)));
        expect(scan.entries).toEqual(written.slice(0, scan.entries.length));
        expect(scan.end).toBe(journalOf(written.slice(0, scan.entries.length)).length);
        const next = written[scan.entries.length];
        if (next) expect(scan.end + HEADER + next.length).toBeGreaterThan(at % (file.length + 1));
        expect(scan.damaged).toBe(0);
      }),
    ));

  test('goes on after its torn tail was cut off at its end', () =>
    fc.assert(
      fc.property(entries, fc.nat(), entry, (written, at, later) => {
        const torn = journalOf(written).subarray(0, at % (journalOf(written).length + 1));
        const { end, entries: kept } = scanFrames(torn);
        const resumed = joined([torn.subarray(0, end), encodeFrame(later)]);
        expect(scanFrames(resumed)).toEqual({ entries: [...kept, later], end: resumed.length, damaged: 0 });
      }),
    ));

  test('with one damaged byte loses at most the entry that holds it', () =>
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, position, change) => {
        const file = journalOf(written);
        const at = position % file.length;
        file[at] = (file[at] ?? 0) ^ change;
        const hit = frameHolding(written, at);
        const rest = written.toSpliced(hit, 1);
        const isLast = hit === written.length - 1;
        expect(scanFrames(file)).toEqual({
          entries: rest,
          // A frame that cannot be read at the very end cannot be told from a torn one.
          end: isLast ? journalOf(rest).length : file.length,
          damaged: isLast ? 0 : 1,
        });
      }),
      { numRuns: 500 },
    ));

  test('followed by zeros, as some file systems leave after a power cut, ends before them', () => {
    const file = journalOf([Uint8Array.of(1)]);
    expect(scanFrames(joined([file, new Uint8Array(500)]))).toMatchObject({ end: file.length, damaged: 0 });
  });

  test('with a length that reaches beyond the file, or beyond any frame, is read on from the next mark', () => {
    const [first, second] = [encodeFrame(Uint8Array.of(1)), encodeFrame(Uint8Array.of(2))];
    for (const length of [1000, FRAME_LIMIT + 1, 0xffffffff]) {
      new DataView(first.buffer).setUint32(4, length, true);
      expect(scanFrames(joined([first, second]))).toMatchObject({ entries: [Uint8Array.of(2)], damaged: 1 });
    }
  });

  test('counts neighbouring damaged frames as one stretch', () => {
    const frames = [1, 2, 3, 4].map((byte) => encodeFrame(Uint8Array.of(byte)));
    for (const index of [1, 2]) frames[index]?.set([0], 0);
    expect(scanFrames(joined(frames))).toMatchObject({ entries: [Uint8Array.of(1), Uint8Array.of(4)], damaged: 1 });
  });
});

test('the check sum is the one of gzip, so that other tools can read a journal', () =>
  fc.assert(
    fc.property(entry, (bytes) => {
      expect(new DataView(encodeFrame(bytes).buffer).getUint32(8, true)).toBe(crc32(bytes));
    }),
  ));

test('an entry too large for a frame is refused when it is written, not when it is read', () => {
  expect(() => encodeFrame(new Uint8Array(FRAME_LIMIT + 1))).toThrow(/larger than a frame/);
});

function frameHolding(written: readonly Uint8Array[], at: number): number {
  let end = 0;
  return written.findIndex((one) => at < (end += HEADER + one.length));
}
