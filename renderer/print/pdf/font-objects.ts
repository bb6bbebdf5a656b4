import type { EmbeddedFont } from '../fonts/embedded-font.ts';
import { toUnicodeMap } from '../fonts/to-unicode.ts';
import { fingerprint } from './fingerprint.ts';
import type { JsPdfFont, JsPdfInternals } from './jspdf-internals.ts';

const SYMBOLIC = 4;
/** No font of ours states its stem width; readers use it only when a font is not embedded. */
const STEM_WIDTH = 80;

export const COMPRESSED = ['FlateEncode'];

/** Writes a font as PDF wants it: file, widths, codes present, letters of each code, and the objects that tie them. */
export function putFont(pdf: JsPdfInternals, slot: JsPdfFont, font: EmbeddedFont): void {
  const { source, codes } = font;
  const file = binaryString(font.build());
  const name = `${subsetTag(file)}+${source.postScriptName}`;
  const thousandth = (units: number): number => Math.round((units * 1_000_000) / source.unitsPerEm) / 1000;

  const fontFile = putStream(pdf, file, [{ key: 'Length1', value: file.length }]);
  const codeSet = putStream(pdf, codesPresent(codes.length));
  const toUnicode = putStream(pdf, toUnicodeMap(codes));
  const descriptor = putObject(pdf, [
    `/Type /FontDescriptor /FontName /${name} /Flags ${SYMBOLIC} /ItalicAngle 0 /StemV ${STEM_WIDTH}`,
    `/FontBBox [${[source.box.xMin, source.box.yMin, source.box.xMax, source.box.yMax].map(thousandth).join(' ')}]`,
    `/Ascent ${thousandth(source.ascent)} /Descent ${thousandth(source.descent)} /CapHeight ${thousandth(source.capHeight)}`,
    `/FontFile2 ${fontFile} 0 R /CIDSet ${codeSet} 0 R`,
  ]);
  const descendant = putObject(pdf, [
    `/Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /FontDescriptor ${descriptor} 0 R`,
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 0',
    widthArrays(codes.map((code) => thousandth(code.advance))),
  ]);
  slot.objectNumber = putObject(pdf, [
    `/Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H`,
    `/DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R`,
  ]);
  slot.isAlreadyPutted = true;
}

/** Writes an object with these dictionary entries and gives its number. */
export function putObject(pdf: JsPdfInternals, entries: readonly string[]): number {
  const id = pdf.newObject();
  pdf.write(`<< ${entries.join('\n')} >>`);
  pdf.write('endobj');
  return id;
}

/** Writes a compressed stream and gives its number. */
export function putStream(
  pdf: JsPdfInternals,
  data: string,
  additionalKeyValues: { key: string; value: string | number }[] = [],
): number {
  const objectId = pdf.newObject();
  pdf.putStream({ data, objectId, filters: [...COMPRESSED], additionalKeyValues });
  pdf.write('endobj');
  return objectId;
}

const CHUNK = 8192;

/** Bytes as a string of one character each, the form jsPDF takes. */
export function binaryString(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** Six capitals that say «a part of this font»; drawn from the contents, so that equal parts have equal names. */
function subsetTag(file: string): string {
  const hex = fingerprint(file);
  return Array.from({ length: 6 }, (_, i) =>
    String.fromCharCode(65 + (Number.parseInt(hex.slice(i * 4, i * 4 + 4), 16) % 26)),
  ).join('');
}

/** PDF/A-1 wants one bit for each code the file holds, the highest bit of a byte first. */
function codesPresent(count: number): string {
  const bytes = new Uint8Array(Math.ceil(count / 8)).fill(0xff);
  if (count % 8 !== 0) bytes[bytes.length - 1] = 0xff & (0xff << (8 - (count % 8)));
  return binaryString(bytes);
}

const WIDTHS_PER_ARRAY = 8000;

/** PDF/A-1 allows no array above 8,191 items. */
function widthArrays(widths: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < widths.length; at += WIDTHS_PER_ARRAY) {
    parts.push(`${at} [${widths.slice(at, at + WIDTHS_PER_ARRAY).join(' ')}]`);
  }
  return `/W [${parts.join(' ')}]`;
}
