import type { SheetBuilder } from '../page/sheet-builder.ts';

/** Where a picture goes. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A picture in the middle of a square, as large as it goes in; one that could not be read was refused already. */
export function setPicture(sheet: SheetBuilder, dataUrl: string, square: Square, alt: string): void {
  const image = sheet.image(dataUrl);
  if (!image) return;
  sheet.add({ kind: 'image', ...contained(image, square), image, alt });
}

/** The largest box of the picture's own shape inside a square. */
export function contained(
  size: { width: number; height: number },
  square: Square,
): { x: number; y: number; w: number; h: number } {
  const scale = square.size / Math.max(size.width, size.height);
  const [w, h] = [size.width * scale, size.height * scale];
  return { x: square.x + (square.size - w) / 2, y: square.y + (square.size - h) / 2, w, h };
}
