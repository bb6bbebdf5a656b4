import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { linesOf } from '#renderer/sync/stream-lines.ts';

type Kind = 'bytes' | undefined;

/** A stream of these pieces: read into the reader's own memory, as Chromium can, or as they come. */
function streamOf(pieces: readonly Uint8Array<ArrayBuffer>[], type: Kind): ReadableStream<Uint8Array<ArrayBuffer>> {
  const start = (controller: { enqueue(piece: Uint8Array<ArrayBuffer>): void; close(): void }): void => {
    // What is handed to a stream is no longer its giver's.
    for (const piece of pieces) controller.enqueue(piece.slice());
    controller.close();
  };
  return type === 'bytes' ? new ReadableStream({ type, start }) : new ReadableStream({ start });
}

const allOf = async (lines: AsyncIterable<string>): Promise<string[]> => {
  const found = [];
  for await (const line of lines) found.push(line);
  return found;
};

const cutInto = (bytes: Uint8Array<ArrayBuffer>, lengths: readonly number[]): Uint8Array<ArrayBuffer>[] => {
  const pieces = [];
  let at = 0;
  for (const length of lengths) {
    if (at >= bytes.length) break;
    pieces.push(bytes.slice(at, at + length));
    at += length;
  }
  return at < bytes.length ? [...pieces, bytes.slice(at)] : pieces;
};

test.each<Kind>(['bytes', undefined])('lines come whole, wherever they were cut (%s)', async (type) => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.integer({ min: 1, max: 40 })), async (lines, lengths) => {
      const bytes = new TextEncoder().encode(lines.map((each) => `${each}\n`).join(''));
      const found = await allOf(linesOf(streamOf(cutInto(bytes, lengths), type), () => undefined));
      expect(found).toEqual(lines);
    }),
  );
});

test.each<Kind>(['bytes', undefined])('long lines and short ones take turns in the same room (%s)', async (type) => {
  const lines = ['أ'.repeat(200_000), 'قصير', '', 'ب'.repeat(900_000), 'آخر'];
  const bytes = new TextEncoder().encode(lines.map((each) => `${each}\n`).join(''));
  expect(await allOf(linesOf(streamOf([bytes], type), () => undefined))).toEqual(lines);
});

test('a line that was cut off before its end is none, and each piece is a sign of life', async () => {
  const heard = vi.fn();
  const pieces = ['one\ntw', 'o\nthr'].map((text) => new TextEncoder().encode(text));
  expect(await allOf(linesOf(streamOf(pieces, undefined), heard))).toEqual(['one', 'two']);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a line of other bytes than UTF-8 is refused', async () => {
  const lines = linesOf(streamOf([Uint8Array.of(0xff, 0x0a)], 'bytes'), () => undefined);
  await expect(lines.next()).rejects.toThrow('no UTF-8');
});
