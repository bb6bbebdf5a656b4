import type { ClusterForm } from '../shaping/cluster-form.ts';
import { BLANK, composeGlyph, copyGlyph, type GlyphRecord } from './glyph-record.ts';
import { type TrueTypeFont, viewOf } from './truetype-font.ts';
import { type OutputGlyph, writeTrueType } from './write-truetype.ts';

/** One code of the embedded font: what it stands for in the text and how far it moves the pen, in font units. */
export interface FontCode {
  readonly text: string;
  readonly advance: number;
}

/**
 * The part of a font that one file uses. Every letter has a code of its own (so that copying and searching give letters
 * back), and every cluster has one glyph with all its parts in place (so that no reader has to position anything): the
 * first code of a cluster draws it, its other letters are blank and share its width.
 */
export interface EmbeddedFont {
  readonly source: TrueTypeFont;
  /** The codes that show one cluster. */
  codesOf(form: ClusterForm): readonly number[];
  /** Code 0 is the empty glyph every font must begin with. */
  readonly codes: readonly FontCode[];
  /** The font file with exactly the glyphs that were asked for. Code and glyph number are the same. */
  build(): Uint8Array;
}

const MOST_CODES = 0xfff0;

export function createEmbeddedFont(source: TrueTypeFont): EmbeddedFont {
  const codes: FontCode[] = [{ text: '', advance: 0 }];
  const forms: { code: number; form: ClusterForm }[] = [];
  const known = new Map<ClusterForm, readonly number[]>();

  function assign(form: ClusterForm): number[] {
    const first = codes.length;
    const letters = form.letters.length > 0 ? form.letters : [''];
    if (first + letters.length > MOST_CODES) throw new Error('one file cannot hold so many different letters');
    const share = Math.floor(form.advance / letters.length);
    letters.forEach((text, i) => {
      const isLast = i === letters.length - 1;
      codes.push({ text, advance: isLast ? form.advance - share * i : share });
    });
    forms.push({ code: first, form });
    return letters.map((_, i) => first + i);
  }

  return {
    source,
    codes,
    codesOf(form) {
      let assigned = known.get(form);
      if (!assigned) known.set(form, (assigned = assign(form)));
      return assigned;
    },
    build: () => writeTrueType(source, buildGlyphs(source, codes, forms)),
  };
}

function buildGlyphs(
  source: TrueTypeFont,
  codes: readonly FontCode[],
  forms: readonly { code: number; form: ClusterForm }[],
): OutputGlyph[] {
  const records: GlyphRecord[] = codes.map(() => BLANK);
  const placeOf = new Map<number, number>();

  function place(glyph: number): number {
    let at = placeOf.get(glyph);
    if (at === undefined) {
      at = records.push(BLANK) - 1;
      placeOf.set(glyph, at);
      records[at] = copyGlyph(source.outline(glyph), place);
    }
    return at;
  }

  const inked = forms.map(({ code, form }) => ({
    code,
    glyphs: form.glyphs
      .filter(({ glyph }) => source.outline(glyph).length > 0)
      .map(({ glyph, x, y }) => ({ glyph, x: x + sideShift(source, glyph), y })),
  }));
  // A glyph that stands alone somewhere is stored there, and every composite refers to that place.
  for (const { code, glyphs } of inked) {
    const only = glyphs[0];
    if (!only || glyphs.length > 1 || only.x !== 0 || only.y !== 0 || placeOf.has(only.glyph)) continue;
    placeOf.set(only.glyph, code);
  }
  const alone = Array.from(placeOf);
  for (const [glyph, at] of alone) records[at] = copyGlyph(source.outline(glyph), place);
  for (const { code, glyphs } of inked) {
    if (glyphs.length === 0 || (glyphs.length === 1 && placeOf.get(glyphs[0]?.glyph ?? -1) === code)) continue;
    const parts = glyphs.map(({ glyph, x, y }) => {
      const at = place(glyph);
      return { glyph: at, x, y, record: records[at] ?? BLANK };
    });
    records[code] = composeGlyph(parts);
  }
  return records.map((record, i) => ({ record, advance: codes[i]?.advance ?? 0 }));
}

/** Readers draw a glyph with its ink starting at its side bearing, wherever its outline starts. */
function sideShift(source: TrueTypeFont, glyph: number): number {
  return source.leftSideBearing(glyph) - viewOf(source.outline(glyph)).getInt16(2);
}
