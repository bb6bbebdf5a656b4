import { readTrueType, type TrueTypeFont } from './fonts/truetype-font.ts';
import { createShaper, type ShapingFont } from './shaping/harfbuzz-shaper.ts';
import { createLineShaper, type ShapedLine } from './shaping/line-shaper.ts';

/** The faces our papers are set in; the Noto faces stand in for letters the others lack. */
export const PAPER_FACES = [
  'Amiri',
  'Amiri Bold',
  'Cairo Bold',
  'Noto Naskh Arabic',
  'Noto Naskh Arabic Bold',
] as const;
export type PaperFace = (typeof PAPER_FACES)[number];

/** Everything the module needs from outside, as bytes: it reads no files and opens no connections itself. */
export interface PrintResources {
  /** `harfbuzzjs/dist/harfbuzz.wasm` */
  readonly harfbuzz: BufferSource;
  readonly fonts: Readonly<Record<PaperFace, Uint8Array>>;
  /** A face outside the set, for specimens: used alone, with no stand-in. */
  readonly specimenFont?: Uint8Array;
}

export type FaceName = PaperFace | 'specimen';

/** A warm typesetter: fonts loaded, shaping remembered. Make one and keep it. */
export interface PrintEngine {
  /** Shapes a line of right-to-left text in a face, with its stand-ins for letters the face lacks. */
  shape(text: string, face: FaceName): ShapedLine;
  /** The outlines of a font that a shaped line names. */
  outlinesOf(font: ShapingFont): TrueTypeFont;
}

const STAND_INS: Readonly<Record<PaperFace, readonly PaperFace[]>> = {
  Amiri: ['Noto Naskh Arabic'],
  'Amiri Bold': ['Noto Naskh Arabic Bold'],
  'Cairo Bold': ['Noto Naskh Arabic Bold'],
  'Noto Naskh Arabic': [],
  'Noto Naskh Arabic Bold': [],
};

/** Loads fonts and HarfBuzz. Throws if a font is not TrueType: the bundled ones are, so that is a broken installation. */
export async function createPrintEngine(resources: PrintResources): Promise<PrintEngine> {
  const shaper = await createShaper(resources.harfbuzz);
  const lines = createLineShaper();
  const outlines = new Map<ShapingFont, TrueTypeFont>();
  const load = (bytes: Uint8Array): ShapingFont => {
    const outline = readTrueType(bytes);
    const font = shaper.loadFont(bytes);
    outlines.set(font, outline);
    return font;
  };
  const fonts = new Map<FaceName, ShapingFont>(PAPER_FACES.map((face) => [face, load(resources.fonts[face])]));
  if (resources.specimenFont) fonts.set('specimen', load(resources.specimenFont));

  const stacks = new Map<FaceName, ShapingFont[]>();
  function stackOf(face: FaceName): ShapingFont[] {
    let stack = stacks.get(face);
    if (!stack) {
      const faces: FaceName[] = face === 'specimen' ? [face] : [face, ...STAND_INS[face]];
      stack = faces.flatMap((name) => fonts.get(name) ?? []);
      stacks.set(face, stack);
    }
    return stack;
  }

  return {
    shape: (text, face) => lines.shape(text, stackOf(face)),
    outlinesOf(font) {
      const outline = outlines.get(font);
      if (!outline) throw new Error('the font was not loaded by this engine');
      return outline;
    },
  };
}
