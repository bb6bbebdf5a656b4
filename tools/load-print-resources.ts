import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PaperFace, PrintResources } from '#renderer/print/print-engine.ts';

const FONT_FILES: Readonly<Record<PaperFace, string>> = {
  Amiri: 'Amiri-Regular.ttf',
  'Amiri Bold': 'Amiri-Bold.ttf',
  'Cairo Bold': 'Cairo-Bold.ttf',
  'Noto Naskh Arabic': 'NotoNaskhArabic-Regular.ttf',
  'Noto Naskh Arabic Bold': 'NotoNaskhArabic-Bold.ttf',
};

/** What the print module needs, read from this installation's folders. */
export async function loadPrintResources(): Promise<PrintResources> {
  const read = async (url: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await readFile(fileURLToPath(url)));
  const font = (face: PaperFace) => read(new URL(`../resources/fonts/${FONT_FILES[face]}`, import.meta.url).href);
  const [harfbuzz, amiri, amiriBold, cairoBold, naskh, naskhBold] = await Promise.all([
    read(import.meta.resolve('harfbuzzjs/dist/harfbuzz.wasm')),
    font('Amiri'),
    font('Amiri Bold'),
    font('Cairo Bold'),
    font('Noto Naskh Arabic'),
    font('Noto Naskh Arabic Bold'),
  ]);
  return {
    harfbuzz,
    fonts: {
      Amiri: amiri,
      'Amiri Bold': amiriBold,
      'Cairo Bold': cairoBold,
      'Noto Naskh Arabic': naskh,
      'Noto Naskh Arabic Bold': naskhBold,
    },
  };
}
