import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '#renderer/sync/utf8-text.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const textOrNull = (read: () => string): string | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

test('every text comes back from its bytes, however long', () => {
  const text = fc.string({ unit: 'binary', size: '+1' });
  fc.assert(
    fc.property(text, fc.nat(5000), (some, ahead) => {
      const whole = 'ص'.repeat(ahead) + some;
      expect(textOf(new TextEncoder().encode(whole))).toBe(whole);
    }),
  );
});

test('bytes that a strict TextDecoder takes are taken alike, and no others are', () => {
  // Bytes by which letters begin, go on and end: drawn from all bytes alone they would hardly ever make one.
  const byte = fc.oneof(
    fc.constantFrom(0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
    fc.integer({ min: 0x80, max: 0xbf }),
    fc.nat(255),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5 }), fc.array(byte, { maxLength: 6 }), (some, chosen) => {
      for (const bytes of [some, Uint8Array.from(chosen)])
        expect(textOrNull(() => textOf(bytes))).toBe(textOrNull(() => strict.decode(bytes)));
    }),
    { numRuns: 2000 },
  );
});
