import type { ProblemText } from '#shared/documents/document-problem.ts';
import { err, type Result } from '#shared/kernel/result.ts';

/** A picture as a PDF stores it. Nothing is transparent: what was, lies on white. */
export interface RasterImage {
  readonly width: number;
  readonly height: number;
  readonly colourSpace: string;
  readonly bits: number;
  readonly bytes: Uint8Array;
  /** How the bytes are packed already; raw bytes are packed when the file is written. */
  readonly packing: 'raw' | { readonly filter: string; readonly parameters?: string };
}

/** A refusal of an image in both languages. */
export const refused = (ar: string, en: string): Result<never, ProblemText> => err({ ar, en });

/** More dots than this print no finer on a logo's few centimetres, and cost every file their size. */
const MOST_DOTS = 4000;

/** The refusal of a picture by its size, looked at before it is unpacked. */
export function refuseSize(width: number, height: number): Result<never, ProblemText> | undefined {
  if (width < 1 || height < 1) return refused('الصورة تالفة', 'the image is damaged');
  if (width <= MOST_DOTS && height <= MOST_DOTS) return undefined;
  return refused(
    `الصورة أكبر من اللازم (${width}×${height})، والحد ${MOST_DOTS} نقطة في الضلع`,
    `the image is too large (${width}×${height}); at most ${MOST_DOTS} dots a side`,
  );
}
