/** Undoes the row filters of a PNG of 8 bits a channel. Undefined if rows are missing or a filter is unknown. */
export function unfilterPng(rows: Uint8Array, width: number, height: number, channels: number): Uint8Array | undefined {
  const stride = width * channels;
  if (rows.length < height * (stride + 1)) return undefined;
  const dots = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const filter = rows[from] ?? 0;
    if (filter > 4) return undefined;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= channels ? (dots[at - channels] ?? 0) : 0;
      const up = y > 0 ? (dots[at - stride] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (dots[at - stride - channels] ?? 0) : 0;
      dots[at] = (rows[from + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return dots;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
