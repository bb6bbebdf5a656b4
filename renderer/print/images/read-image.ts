import type { ProblemText } from '#shared/documents/document-problem.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type RasterImage, refused } from './raster-image.ts';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';

/** Reads a PNG or JPEG data URL. The refusal says what to do about it. */
export async function readImage(dataUrl: string): Promise<Result<RasterImage, ProblemText>> {
  const bytes = decodeBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
  if (!bytes) return refused('الصورة تالفة', 'the image is damaged');
  return dataUrl.startsWith('data:image/png') ? readPng(bytes) : readJpeg(bytes);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
