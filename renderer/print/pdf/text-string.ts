import { stripInvisible } from '#shared/kernel/bidi.ts';

/** A text as a PDF string: UTF-16 with its byte order mark, in the bytes that jsPDF writes one a character. */
export function textString(text: string): string {
  let bytes = '\u00fe\u00ff';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += escaped(unit >> 8) + escaped(unit & 0xff);
  }
  return `(${bytes})`;
}

/**
 * A text for the properties of a file: without invisible controls, and without the few characters whose bytes jsPDF
 * would write as raw line ends, which readers change.
 */
export const propertyText = (text: string): string =>
  Array.from(stripInvisible(text).replaceAll('\u00a0', ' '))
    .filter((character) => ![0x0a, 0x0d].includes((character.codePointAt(0) ?? 0) & 0xff))
    .join('');

/** Two bytes a code, as a string of the page content. */
export function codeString(codes: readonly number[]): string {
  return `(${codes.map((code) => escaped(code >> 8) + escaped(code & 0xff)).join('')})`;
}

/** Brackets, backslashes and line ends would be read as something else. */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (byte === 0x0d) return '\\r';
  if (byte === 0x0a) return '\\n';
  return byte === 0x28 || byte === 0x29 || byte === 0x5c ? `\\${character}` : character;
}
