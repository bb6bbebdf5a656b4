/*
 * Arabic in one byte a letter: UTF-8 takes two, and what a code holds decides how large it has to be printed.
 *
 *   20–7E  as in ASCII          80–FF  U+0600–U+067F          01 hh mm ll  any other character by its number
 */

const ASCII_FROM = 0x20;
const ASCII_TO = 0x7e;
const ARABIC_FROM = 0x600;
const ARABIC_TO = 0x67f;
const ARABIC_BYTE = 0x80;
const ESCAPE = 0x01;
const LAST_CODE_POINT = 0x10ffff;

/** The text in its one compact form. */
export function toCompact(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => bytesOf(character.codePointAt(0) ?? 0)));
}

function bytesOf(codePoint: number): number[] {
  if (codePoint >= ASCII_FROM && codePoint <= ASCII_TO) return [codePoint];
  if (codePoint >= ARABIC_FROM && codePoint <= ARABIC_TO) return [codePoint - ARABIC_FROM + ARABIC_BYTE];
  return [ESCAPE, codePoint >> 16, (codePoint >> 8) & 255, codePoint & 255];
}

/** Null where the bytes are not what `toCompact` writes. */
export function fromCompact(bytes: Uint8Array): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= ARABIC_BYTE) text += String.fromCodePoint(byte - ARABIC_BYTE + ARABIC_FROM);
    else if (byte >= ASCII_FROM && byte <= ASCII_TO) text += String.fromCodePoint(byte);
    else {
      const codePoint = byte === ESCAPE ? escaped(bytes.subarray(at + 1, at + 4)) : null;
      if (codePoint === null) return null;
      text += String.fromCodePoint(codePoint);
      at += 3;
    }
  }
  return text;
}

/** A character that has a shorter form must have used it: two forms of one text would be two signatures. */
function escaped(bytes: Uint8Array): number | null {
  const [high, middle, low] = bytes;
  if (high === undefined || middle === undefined || low === undefined) return null;
  const codePoint = (high << 16) | (middle << 8) | low;
  return codePoint <= LAST_CODE_POINT && bytesOf(codePoint).length === 4 ? codePoint : null;
}
