import { create, type QRCodeSegment } from 'qrcode';

/** A QR code as one path in units of a module, `size` modules a side, without its quiet zone. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** Layout asks for a code more than once: for its size, then to set it. */
const REMEMBERED = 32;
const remembered = new Map<string, QrCode | undefined>();

/** Encodes a payload at level M (15 % may be lost). Undefined if it exceeds what any QR code holds. */
export function encodeQr(payload: string): QrCode | undefined {
  if (remembered.has(payload)) return remembered.get(payload);
  if (remembered.size >= REMEMBERED) remembered.clear();
  const code = encode(payload);
  remembered.set(payload, code);
  return code;
}

function encode(payload: string): QrCode | undefined {
  try {
    const { modules } = create([segmentOf(payload)], { errorCorrectionLevel: 'M' });
    return { size: modules.size, path: darkRectangles(modules.size, modules.data) };
  } catch {
    return undefined;
  }
}

/** One segment for the whole payload: looking for the best mixture takes longer than all the rest of a page. */
function segmentOf(payload: string): QRCodeSegment {
  if (/^\d+$/.test(payload)) return { mode: 'numeric', data: payload };
  if (/^[0-9A-Z $%*+\-./:]+$/.test(payload)) return { mode: 'alphanumeric', data: payload };
  return { mode: 'byte', data: new TextEncoder().encode(payload) };
}

/**
 * The dark modules as rectangles: bars of a row, those of one place and width under one another as one. Like stands
 * beside like, which compresses well.
 */
function darkRectangles(size: number, modules: Uint8Array): string {
  const bars: { x: number; y: number; w: number; h: number }[] = [];
  // For each column a bar of the row above begins in: which, and how wide.
  let above: (number | undefined)[] = [];
  for (let y = 0; y < size; y++) {
    const row: (number | undefined)[] = [];
    for (let x = 0; x < size; x++) {
      if (modules[y * size + x] !== 1) continue;
      const from = x;
      while (x + 1 < size && modules[y * size + x + 1] === 1) x++;
      const w = x - from + 1;
      const over = above[from];
      const bar = over === undefined ? undefined : bars[over];
      if (bar?.w === w) bar.h++;
      row[from] = bar?.w === w ? over : bars.push({ x: from, y, w, h: 1 }) - 1;
    }
    above = row;
  }
  bars.sort((a, b) => a.w - b.w || a.h - b.h || a.x - b.x || a.y - b.y);
  return bars.map(({ x, y, w, h }) => `${x} ${y} ${w} ${h} re`).join(' ');
}
