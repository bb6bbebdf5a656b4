import type { FormGlyph } from '../shaping/cluster-form.ts';
import { viewOf } from './truetype-font.ts';

/** An outline record of `glyf`, with its ink box in font units. */
export interface GlyphRecord {
  readonly bytes: Uint8Array;
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

export const BLANK: GlyphRecord = { bytes: new Uint8Array(0), xMin: 0, yMin: 0, xMax: 0, yMax: 0 };

const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_OFFSETS = 0x0002;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;
const HEADER = 10;

/** Puts several outlines together as one glyph that refers to them, each moved by its own offset. */
export function composeGlyph(parts: readonly (FormGlyph & { readonly record: GlyphRecord })[]): GlyphRecord {
  const box = {
    xMin: Math.min(...parts.map((part) => part.record.xMin + part.x)),
    yMin: Math.min(...parts.map((part) => part.record.yMin + part.y)),
    xMax: Math.max(...parts.map((part) => part.record.xMax + part.x)),
    yMax: Math.max(...parts.map((part) => part.record.yMax + part.y)),
  };
  const bytes = new Uint8Array(HEADER + parts.length * 8);
  const view = viewOf(bytes);
  view.setInt16(0, -1);
  view.setInt16(2, box.xMin);
  view.setInt16(4, box.yMin);
  view.setInt16(6, box.xMax);
  view.setInt16(8, box.yMax);
  parts.forEach((part, i) => {
    const at = HEADER + i * 8;
    const more = i < parts.length - 1 ? MORE_COMPONENTS : 0;
    view.setUint16(at, ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | more);
    view.setUint16(at + 2, part.glyph);
    view.setInt16(at + 4, part.x);
    view.setInt16(at + 6, part.y);
  });
  return { bytes, ...box };
}

/** Copies an outline without its hinting program; `renumber` says where the glyphs it refers to have gone. */
export function copyGlyph(outline: Uint8Array, renumber: (glyph: number) => number): GlyphRecord {
  if (outline.length === 0) return BLANK;
  const view = viewOf(outline);
  const contours = view.getInt16(0);
  return {
    bytes: contours < 0 ? copyComposite(outline, renumber) : copySimple(outline, view, contours),
    xMin: view.getInt16(2),
    yMin: view.getInt16(4),
    xMax: view.getInt16(6),
    yMax: view.getInt16(8),
  };
}

function copySimple(outline: Uint8Array, view: DataView, contours: number): Uint8Array {
  const lengthAt = HEADER + contours * 2;
  const program = view.getUint16(lengthAt);
  const copy = new Uint8Array(outline.length - program);
  copy.set(outline.subarray(0, lengthAt));
  copy.set(outline.subarray(lengthAt + 2 + program), lengthAt + 2);
  return copy;
}

function copyComposite(outline: Uint8Array, renumber: (glyph: number) => number): Uint8Array {
  const copy = outline.slice();
  const view = viewOf(copy);
  let at = HEADER;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS) {
    flags = view.getUint16(at);
    view.setUint16(at, flags & ~HAS_INSTRUCTIONS);
    view.setUint16(at + 2, renumber(view.getUint16(at + 2)));
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_TWO_SCALES) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
  }
  return copy.subarray(0, at);
}
