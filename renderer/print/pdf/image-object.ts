import type { RasterImage } from '../images/raster-image.ts';
import { binaryString, COMPRESSED } from './font-objects.ts';
import type { JsPdfInternals } from './jspdf-internals.ts';

/** Writes a picture and gives its number. */
export function putImage(pdf: JsPdfInternals, image: RasterImage): number {
  const objectId = pdf.newObject();
  const { packing } = image;
  const packed = packing === 'raw' ? [] : [{ key: 'Filter', value: packing.filter }];
  const parameters =
    packing === 'raw' || !packing.parameters ? [] : [{ key: 'DecodeParms', value: packing.parameters }];
  pdf.putStream({
    data: binaryString(image.bytes),
    objectId,
    filters: packing === 'raw' ? [...COMPRESSED] : [],
    additionalKeyValues: [
      { key: 'Type', value: '/XObject' },
      { key: 'Subtype', value: '/Image' },
      { key: 'Width', value: image.width },
      { key: 'Height', value: image.height },
      { key: 'ColorSpace', value: image.colourSpace },
      { key: 'BitsPerComponent', value: image.bits },
      ...packed,
      ...parameters,
    ],
  });
  pdf.write('endobj');
  return objectId;
}
