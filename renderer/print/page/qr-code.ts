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
    const rows: string[] = [];
    for (let y = 0; y < modules.size; y++) {
      for (let x = 0; x < modules.size; x++) {
        if (!modules.get(y, x)) continue;
        const from = x;
        while (x + 1 < modules.size && modules.get(y, x + 1)) x++;
        rows.push(`${from} ${y} ${x - from + 1} 1 re`);
      }
    }
    return { size: modules.size, path: rows.join(' ') };
  } catch {
    return undefined;
  }
}
