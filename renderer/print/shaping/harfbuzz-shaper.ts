import { startHarfBuzz } from './harfbuzz-exports.ts';

/** ISO 15924 names of the scripts our papers carry; `Zyyy` stands for text with no letter at all. */
export type Script = 'Arab' | 'Latn' | 'Zyyy';

/** One glyph as HarfBuzz placed it, in font units. `cluster` is the UTF-16 index of the first letter it stands for. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

/** A stretch of a text with one direction and one script; the rest of the text is its context for joining. */
export interface ShapingSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly rightToLeft: boolean;
  readonly script: Script;
}

/** A font ready to shape. Lives as long as the shaper: fonts are loaded once and kept. */
export interface ShapingFont {
  readonly unitsPerEm: number;
  /** Whether the font draws this character. */
  covers(codePoint: number): boolean;
  /** Glyphs from left to right, whatever the direction of the text. */
  shape(span: ShapingSpan): PlacedGlyph[];
}

export interface Shaper {
  loadFont(bytes: Uint8Array): ShapingFont;
}

const READ_ONLY_MEMORY = 1;
const LEFT_TO_RIGHT = 4;
const RIGHT_TO_LEFT = 5;
/** 32-bit words in hb_glyph_info_t and in hb_glyph_position_t. */
const RECORD = 5;

/** Starts HarfBuzz with one buffer that every call reuses, so that a batch of any size keeps its memory flat. */
export async function createShaper(wasm: BufferSource): Promise<Shaper> {
  const hb = await startHarfBuzz(wasm);
  const words = () => new Uint32Array(hb.memory.buffer);
  const buffer = hb.hb_buffer_create();
  const glyphSlot = hb.malloc(4);
  const language = hb.hb_language_from_string(copyIn(new TextEncoder().encode('ar')), 2);
  const scripts = new Map<Script, number>(
    (['Arab', 'Latn', 'Zyyy'] as const).map((name) => [
      name,
      hb.hb_script_from_string(copyIn(new TextEncoder().encode(name)), 4),
    ]),
  );
  let textCapacity = 1024;
  let textPointer = hb.malloc(textCapacity * 2);

  function copyIn(bytes: Uint8Array): number {
    const pointer = hb.malloc(bytes.length);
    new Uint8Array(hb.memory.buffer).set(bytes, pointer);
    return pointer;
  }

  function copyText(text: string): void {
    if (text.length > textCapacity) {
      hb.free(textPointer);
      textCapacity = text.length * 2;
      textPointer = hb.malloc(textCapacity * 2);
    }
    const target = new Uint16Array(hb.memory.buffer, textPointer, text.length);
    for (let i = 0; i < text.length; i++) target[i] = text.charCodeAt(i);
  }

  function readGlyphs(): PlacedGlyph[] {
    const count = hb.hb_buffer_get_length(buffer);
    const infos = hb.hb_buffer_get_glyph_infos(buffer, 0) >>> 2;
    const positions = hb.hb_buffer_get_glyph_positions(buffer, 0) >>> 2;
    const unsigned = words();
    const signed = new Int32Array(hb.memory.buffer);
    return Array.from({ length: count }, (_, i) => {
      const info = infos + i * RECORD;
      const position = positions + i * RECORD;
      return {
        glyph: unsigned[info] ?? 0,
        cluster: unsigned[info + 2] ?? 0,
        advance: signed[position] ?? 0,
        dx: signed[position + 2] ?? 0,
        dy: signed[position + 3] ?? 0,
      };
    });
  }

  return {
    loadFont(bytes) {
      const blob = hb.hb_blob_create(copyIn(bytes), bytes.length, READ_ONLY_MEMORY, 0, 0);
      const face = hb.hb_face_create(blob, 0);
      const font = hb.hb_font_create(face);
      const coverage = new Map<number, boolean>();
      return {
        unitsPerEm: hb.hb_face_get_upem(face),
        covers(codePoint) {
          let covered = coverage.get(codePoint);
          if (covered === undefined) {
            covered = hb.hb_font_get_nominal_glyph(font, codePoint, glyphSlot) !== 0;
            coverage.set(codePoint, covered);
          }
          return covered;
        },
        shape({ text, start, end, rightToLeft, script }) {
          copyText(text);
          hb.hb_buffer_reset(buffer);
          hb.hb_buffer_set_direction(buffer, rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
          hb.hb_buffer_set_script(buffer, scripts.get(script) ?? 0);
          hb.hb_buffer_set_language(buffer, language);
          hb.hb_buffer_add_utf16(buffer, textPointer, text.length, start, end - start);
          hb.hb_shape(font, buffer, 0, 0);
          return readGlyphs();
        },
      };
    },
  };
}
