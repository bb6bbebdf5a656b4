import { create } from 'qrcode';

/** A QR code as one path in units of a module, `size` modules a side, without its quiet zone. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** Encodes a payload at level M (15 % may be lost). Undefined if it exceeds what any QR code holds. */
export function encodeQr(payload: string): QrCode | undefined {
  try {
    const { modules } = create(payload, { errorCorrectionLevel: 'M' });
    return { size: modules.size, path: darkRectangles(modules.size, (x, y) => modules.get(y, x) === 1) };
  } catch {
    return undefined;
  }
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  h: number;
}

/** Rows of dark modules, those of one width and place under one another as one rectangle; like beside like, to compress. */
function darkRectangles(size: number, isDark: (x: number, y: number) => boolean): string {
  const bars: Bar[] = [];
  let above = new Map<string, Bar>();
  for (let y = 0; y < size; y++) {
    const row = new Map<string, Bar>();
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (x + 1 < size && isDark(x + 1, y)) x++;
      const key = `${from} ${x}`;
      const bar = above.get(key) ?? { x: from, y, w: x - from + 1, h: 0 };
      if (bar.h++ === 0) bars.push(bar);
      row.set(key, bar);
    }
    above = row;
  }
  bars.sort((a, b) => a.w - b.w || a.h - b.h || a.x - b.x || a.y - b.y);
  return bars.map(({ x, y, w, h }) => `${x} ${y} ${w} ${h} re`).join(' ');
}
