const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const BITS = 5;

/**
 * Bytes as capital letters and digits (RFC 4648, without its "="). A QR code packs these signs closest, a scanner that
 * plays the keyboard types them in any layout, and case does not matter.
 */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= BITS) {
      bits -= BITS;
      text += ALPHABET.charAt((buffer >> bits) & 31);
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((buffer << (BITS - bits)) & 31) : text;
}

/** Null where the text is not what `toBase32` writes: another sign, a length no bytes have, bits left over. */
export function fromBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * BITS) / 8));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const sign of text.toUpperCase()) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) return null;
    buffer = ((buffer << BITS) | value) & 0xfff;
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (buffer >> bits) & 255;
  }
  const isWhole = bits < BITS && (buffer & ((1 << bits) - 1)) === 0;
  return isWhole ? bytes : null;
}
