/** A grey picture: 0 is full ink. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Reads the binary PGM that `pdftoppm -gray` writes. */
export function readPgm(bytes: Uint8Array): Picture {
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, 64));
  const match = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(header);
  if (!match) throw new Error('not a PGM picture');
  const [all, width, height] = match;
  return { width: Number(width), height: Number(height), grey: bytes.subarray(all.length) };
}

const DARK = 255 - 160;
const ANY_INK = 255 - 96;

/** The part of a picture that carries ink. */
export function cropToInk({ width, height, grey }: Picture): Picture {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((grey[y * width + x] ?? 255) > ANY_INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) throw new Error('the picture is blank');
  const cropped = new Uint8Array((right - left + 1) * (bottom - top + 1));
  for (let y = top; y <= bottom; y++) {
    cropped.set(grey.subarray(y * width + left, y * width + right + 1), (y - top) * (right - left + 1));
  }
  return { width: right - left + 1, height: bottom - top + 1, grey: cropped };
}

/**
 * How far two pictures differ: dark dots of either without ink within one dot in the other, against all dark dots, at
 * the best of nine positions one dot about. 0 is the same picture; one fatha lost is about 0.006.
 */
export function difference(a: Picture, b: Picture): number {
  let best = Number.POSITIVE_INFINITY;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const one = unmatched(a, b, dx, dy);
      const other = unmatched(b, a, -dx, -dy);
      best = Math.min(best, (one.bad + other.bad) / (one.dark + other.dark));
    }
  }
  return best;
}

function unmatched(from: Picture, to: Picture, dx: number, dy: number): { bad: number; dark: number } {
  let [bad, dark] = [0, 0];
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < from.width; x++) {
      if ((from.grey[y * from.width + x] ?? 255) >= DARK) continue;
      dark++;
      if (!inkNear(to, x + dx, y + dy)) bad++;
    }
  }
  return { bad, dark };
}

function inkNear({ width, height, grey }: Picture, x: number, y: number): boolean {
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
      if ((grey[v * width + u] ?? 255) <= ANY_INK) return true;
    }
  }
  return false;
}
