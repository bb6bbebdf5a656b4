import type { ProblemText } from '#shared/documents/document-problem.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { type RasterImage, refused, refuseSize } from './raster-image.ts';
import { unfilterPng } from './unfilter-png.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Values a dot, by PNG colour type; 4 and 6 carry transparency. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const INDEXED = 3;

interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly type: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** Takes an opaque PNG as it is packed; a transparent one is unpacked and laid on white, as PDF/A-1 wants it. */
export async function readPng(bytes: Uint8Array): Promise<Result<RasterImage, ProblemText>> {
  const parts = readParts(bytes);
  const channels = parts ? CHANNELS[parts.type] : undefined;
  if (!parts || channels === undefined) return refused('صورة PNG تالفة', 'the PNG image is damaged');
  const { width, height, bits, type, packed, palette, transparency } = parts;
  const size = refuseSize(width, height);
  if (size) return size;
  if (parts.interlaced || bits === 16) {
    return refused('احفظ صورة PNG بلا تداخل وبعمق 8 بت', 'save the PNG without interlacing and with 8 bits a channel');
  }
  if (type <= INDEXED && !transparency) {
    const colourSpace = palette && type === INDEXED ? indexedSpace(palette) : type === 2 ? '/DeviceRGB' : '/DeviceGray';
    const parameters = `<< /Predictor 15 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${width} >>`;
    return ok({ width, height, colourSpace, bits, bytes: packed, packing: { filter: '/FlateDecode', parameters } });
  }
  if (bits !== 8) return refused('احفظ صورة PNG بعمق 8 بت', 'save the PNG with 8 bits a channel');
  const rows = await inflate(packed, height * (width * channels + 1));
  const dots = rows && unfilterPng(rows, width, height, channels);
  if (!dots) return refused('صورة PNG تالفة', 'the PNG image is damaged');
  const onWhite = layOnWhite(dots, width * height, { type, channels, palette, transparency });
  return ok({ width, height, colourSpace: '/DeviceRGB', bits: 8, bytes: onWhite, packing: 'raw' });
}

function readParts(bytes: Uint8Array): PngParts | undefined {
  if (bytes.length < 33 || SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return undefined;
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const [data, header] = [chunks.get('IDAT'), chunks.get('IHDR')?.[0]];
  if (!data || !header || header.length < 13) return undefined;
  const packed = new Uint8Array(data.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of data) {
    packed.set(part, at);
    at += part.length;
  }
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bits: header[8] ?? 0,
    type: header[9] ?? -1,
    interlaced: header[12] !== 0,
    palette: chunks.get('PLTE')?.[0],
    transparency: chunks.get('tRNS')?.[0],
    packed,
  };
}

function indexedSpace(palette: Uint8Array): string {
  const hex = Array.from(palette, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${hex}>]`;
}

/** Unpacks no more than the picture says it has: a small file may hold gigabytes. */
async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | undefined> {
  const rows = new Uint8Array(most);
  let at = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return rows.subarray(0, at);
      if (at + value.length > most) {
        await reader.cancel();
        return undefined;
      }
      rows.set(value, at);
      at += value.length;
    }
  } catch {
    return undefined;
  }
}

interface Encoding {
  readonly type: number;
  readonly channels: number;
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
}

function layOnWhite(dots: Uint8Array, count: number, { type, channels, palette, transparency }: Encoding): Uint8Array {
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const at = i * channels;
    const index = dots[at] ?? 0;
    const isGrey = type === 0 || type === 4;
    const colour =
      type === INDEXED ? palette?.subarray(index * 3, index * 3 + 3) : dots.subarray(at, at + (isGrey ? 1 : 3));
    const opacity =
      type === INDEXED
        ? (transparency?.[index] ?? 255)
        : type >= 4
          ? (dots[at + channels - 1] ?? 255)
          : keyed(dots, at, channels, transparency);
    for (let c = 0; c < 3; c++) {
      const value = colour?.[isGrey ? 0 : c] ?? 255;
      rgb[i * 3 + c] = Math.round(255 + ((value - 255) * opacity) / 255);
    }
  }
  return rgb;
}

/** Opaque colour types name one colour that is transparent. */
function keyed(dots: Uint8Array, at: number, channels: number, key: Uint8Array | undefined): number {
  if (!key) return 255;
  for (let c = 0; c < channels; c++) if (dots[at + c] !== key[c * 2 + 1]) return 255;
  return 0;
}
