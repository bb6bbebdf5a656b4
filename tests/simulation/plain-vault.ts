import type { Sealer } from '#renderer/data/sealing/sealer.ts';
import type { Vault } from '#renderer/data/sealing/vault.ts';

/** As in the real vault, the first bytes are another value with every sealing. */
const NONCE_BYTES = 12;

/**
 * A vault without cryptography: what is sealed opens only in its own place, and only unharmed. Sealing is a third of a
 * real desk's time and the only part of it whose steps end in no fixed order.
 */
export function createPlainVault(): Vault {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let sealings = 0;
  const sealer: Sealer = {
    async seal(value, place) {
      const text = encoder.encode(JSON.stringify([place, value]));
      const sealed = new Uint8Array(NONCE_BYTES + text.length);
      const view = new DataView(sealed.buffer);
      view.setUint32(0, (sealings += 1));
      view.setUint32(4, sumOf(text));
      sealed.set(text, NONCE_BYTES);
      return sealed;
    },
    async open(sealed, place) {
      const text = sealed.subarray(NONCE_BYTES);
      if (new DataView(sealed.buffer, sealed.byteOffset).getUint32(4) !== sumOf(text)) throw new Error('damaged');
      const [sealedFor, value] = JSON.parse(decoder.decode(text)) as [string, unknown];
      if (sealedFor !== place) throw new Error(`sealed for ${sealedFor}, not for ${place}`);
      return value;
    },
  };
  return {
    ...sealer,
    holds: () => true,
    inScope: () => sealer,
    token: async (kind, value) => `${kind}:${value}`,
  };
}

function sumOf(bytes: Uint8Array): number {
  let sum = 7;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return sum;
}
