/** A TrueType font file taken apart as far as embedding needs: tables, metrics and the outline of each glyph. */
export interface TrueTypeFont {
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Font units, as the file states them. */
  readonly box: { readonly xMin: number; readonly yMin: number; readonly xMax: number; readonly yMax: number };
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  table(tag: string): Uint8Array | undefined;
  /** The outline record of a glyph in `glyf`; empty for a glyph without ink. */
  outline(glyph: number): Uint8Array;
  leftSideBearing(glyph: number): number;
}

const LONG_OFFSETS = 1;

/** Reads a font file. Throws an `Error` in plain words if it is not a TrueType font with outlines in `glyf`. */
export function readTrueType(bytes: Uint8Array): TrueTypeFont {
  const view = viewOf(bytes);
  const tables = readDirectory(bytes, view);
  const need = (tag: string): Uint8Array => {
    const table = tables.get(tag);
    if (!table) throw new Error(`the font has no '${tag}' table: it is not a TrueType font`);
    return table;
  };
  const head = viewOf(need('head'));
  const hhea = viewOf(need('hhea'));
  const hmtx = viewOf(need('hmtx'));
  const maxp = viewOf(need('maxp'));
  const loca = viewOf(need('loca'));
  const glyf = need('glyf');
  const os2 = tables.get('OS/2');
  const offset =
    head.getInt16(50) === LONG_OFFSETS
      ? (i: number) => loca.getUint32(i * 4)
      : (i: number) => loca.getUint16(i * 2) * 2;
  const metricCount = hhea.getUint16(34);
  const ascent = hhea.getInt16(4);
  return {
    postScriptName: readPostScriptName(tables.get('name')),
    unitsPerEm: head.getUint16(18),
    glyphCount: maxp.getUint16(4),
    box: { xMin: head.getInt16(36), yMin: head.getInt16(38), xMax: head.getInt16(40), yMax: head.getInt16(42) },
    ascent,
    descent: hhea.getInt16(6),
    capHeight: os2 && os2.length >= 90 ? viewOf(os2).getInt16(88) : ascent,
    table: (tag) => tables.get(tag),
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    leftSideBearing: (glyph) =>
      glyph < metricCount ? hmtx.getInt16(glyph * 4 + 2) : hmtx.getInt16(metricCount * 4 + (glyph - metricCount) * 2),
  };
}

/** A view of exactly these bytes, wherever they lie in their buffer. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Uint8Array> {
  const tables = new Map<string, Uint8Array>();
  if (bytes.length < 12) throw new Error('the font file is too short');
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    if (record + 16 > bytes.length) throw new Error('the font file is cut short');
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const start = view.getUint32(record + 8);
    const end = start + view.getUint32(record + 12);
    if (end > bytes.length) throw new Error(`the font file is cut short in its '${tag}' table`);
    tables.set(tag, bytes.subarray(start, end));
  }
  return tables;
}

const POST_SCRIPT_NAME = 6;
const WINDOWS = 3;

function readPostScriptName(table: Uint8Array | undefined): string {
  if (!table) return 'Unnamed';
  const view = viewOf(table);
  const storage = view.getUint16(4);
  for (let i = 0; i < view.getUint16(2); i++) {
    const record = 6 + i * 12;
    if (view.getUint16(record + 6) !== POST_SCRIPT_NAME) continue;
    const start = storage + view.getUint16(record + 10);
    const raw = table.subarray(start, start + view.getUint16(record + 8));
    const isWide = view.getUint16(record) === WINDOWS;
    const letters = [...raw].filter((_, at) => !isWide || at % 2 === 1);
    return String.fromCharCode(...letters).replace(/[^A-Za-z0-9-]/g, '') || 'Unnamed';
  }
  return 'Unnamed';
}
