import type { ProblemText } from '#shared/documents/document-problem.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { type RasterImage, refused, refuseSize } from './raster-image.ts';

const START_OF_IMAGE = 0xffd8;
/** Markers that hold the size: baseline and progressive frames; the four left out mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);

/** Takes a JPEG as it is: PDF stores it unchanged. */
export function readJpeg(bytes: Uint8Array): Result<RasterImage, ProblemText> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = refused('صورة JPEG تالفة', 'the JPEG image is damaged');
  if (bytes.length < 4 || view.getUint16(0) !== START_OF_IMAGE) return damaged;
  for (let at = 2; at + 10 < bytes.length;) {
    const marker = view.getUint16(at);
    if (marker < 0xff01) return damaged;
    if (isFrame(marker)) {
      const [height, width, components] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]];
      if (components !== 1 && components !== 3) {
        return refused('صورة JPEG بألوان الطباعة CMYK: احفظها بألوان RGB', 'a CMYK JPEG: save it as RGB');
      }
      const size = refuseSize(width, height);
      if (size) return size;
      const colourSpace = components === 1 ? '/DeviceGray' : '/DeviceRGB';
      return ok({ width, height, colourSpace, bits: 8, bytes, packing: { filter: '/DCTDecode' } });
    }
    at += 2 + view.getUint16(at + 2);
  }
  return damaged;
}
