import type { GlyphRecord } from './glyph-record.ts';
import { type TrueTypeFont, viewOf } from './truetype-font.ts';

/** A glyph of the file to be written: its ink and its advance in font units. */
export interface OutputGlyph {
  readonly record: GlyphRecord;
  readonly advance: number;
}

const CHECKSUM_TARGET = 0xb1b0afba;
const aligned = (length: number): number => (length + 3) & ~3;

/** Writes a TrueType file with exactly these glyphs: the tables a PDF reader needs and no others. */
export function writeTrueType(source: TrueTypeFont, glyphs: readonly OutputGlyph[]): Uint8Array {
  const head = copyOf(source, 'head');
  viewOf(head).setUint32(8, 0);
  viewOf(head).setInt16(50, 1);
  const hhea = copyOf(source, 'hhea');
  viewOf(hhea).setUint16(34, glyphs.length);
  const tables: [string, Uint8Array][] = [
    ['glyf', joinOutlines(glyphs)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', writeMetrics(glyphs)],
    ['loca', writeOffsets(glyphs)],
    ['maxp', writeProfile(source, glyphs)],
  ];
  return assemble(tables);
}

function copyOf(source: TrueTypeFont, tag: string): Uint8Array {
  const table = source.table(tag);
  if (!table) throw new Error(`the font has no '${tag}' table`);
  return table.slice();
}

function joinOutlines(glyphs: readonly OutputGlyph[]): Uint8Array {
  const joined = new Uint8Array(glyphs.reduce((sum, { record }) => sum + aligned(record.bytes.length), 0));
  let at = 0;
  for (const { record } of glyphs) {
    joined.set(record.bytes, at);
    at += aligned(record.bytes.length);
  }
  return joined;
}

function writeOffsets(glyphs: readonly OutputGlyph[]): Uint8Array {
  const loca = new Uint8Array((glyphs.length + 1) * 4);
  const view = viewOf(loca);
  let at = 0;
  glyphs.forEach(({ record }, i) => {
    at += aligned(record.bytes.length);
    view.setUint32((i + 1) * 4, at);
  });
  return loca;
}

function writeMetrics(glyphs: readonly OutputGlyph[]): Uint8Array {
  const hmtx = new Uint8Array(glyphs.length * 4);
  const view = viewOf(hmtx);
  glyphs.forEach(({ record, advance }, i) => {
    view.setUint16(i * 4, advance);
    // Readers move an outline by the difference between this and its xMin: equal means not at all.
    view.setInt16(i * 4 + 2, record.xMin);
  });
  return hmtx;
}

function writeProfile(source: TrueTypeFont, glyphs: readonly OutputGlyph[]): Uint8Array {
  const maxp = copyOf(source, 'maxp');
  const view = viewOf(maxp);
  view.setUint16(4, glyphs.length);
  if (maxp.length < 32) return maxp;
  const MOST_PARTS = 8;
  const points = Math.max(view.getUint16(6), view.getUint16(10));
  const contours = Math.max(view.getUint16(8), view.getUint16(12));
  view.setUint16(10, Math.min(0xffff, points * MOST_PARTS));
  view.setUint16(12, Math.min(0xffff, contours * MOST_PARTS));
  // No hinting program is left; composites may stand one level deeper than in the source.
  for (const at of [16, 18, 20, 22, 24, 26]) view.setUint16(at, 0);
  view.setUint16(14, 1);
  view.setUint16(28, Math.max(view.getUint16(28), MOST_PARTS));
  view.setUint16(30, view.getUint16(30) + 2);
  return maxp;
}

function assemble(tables: readonly [string, Uint8Array][]): Uint8Array {
  const directory = 12 + tables.length * 16;
  const file = new Uint8Array(directory + tables.reduce((sum, [, bytes]) => sum + aligned(bytes.length), 0));
  const view = viewOf(file);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - 2 ** power));
  let at = directory;
  let headAt = 0;
  tables.forEach(([tag, bytes], i) => {
    const record = 12 + i * 16;
    file.set(new TextEncoder().encode(tag), record);
    file.set(bytes, at);
    view.setUint32(record + 4, checksum(file.subarray(at, at + aligned(bytes.length))));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, bytes.length);
    if (tag === 'head') headAt = at;
    at += aligned(bytes.length);
  });
  view.setUint32(headAt + 8, CHECKSUM_TARGET - checksum(file));
  return file;
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
