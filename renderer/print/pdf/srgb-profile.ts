/*
 * The colour space of our RGB values, as PDF/A wants it stated: an ICC profile, version 2, made from the figures of
 * IEC 61966-2-1 (primaries adapted to D50 as the ICC publishes them). A profile is 0.9 kB of numbers; making it here
 * leaves no file whose licence would have to be carried along.
 */
const WHITE_D50 = [0.9642, 1, 0.82491] as const;
const PRIMARIES = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const CURVE_POINTS = 256;
const HEADER = 128;

/** The bytes of the profile. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: [signature: string, data: Uint8Array][] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(WHITE_D50)],
    ...Object.entries(PRIMARIES).map(([name, xyz]): [string, Uint8Array] => [name, xyzTag(xyz)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory = HEADER + 4 + tags.length * 12;
  const places = new Map<Uint8Array, number>();
  let size = directory;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, size);
    size += (data.length + 3) & ~3;
  }
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  writeHeader(profile, view);
  view.setUint32(HEADER, tags.length);
  tags.forEach(([signature, data], i) => {
    const entry = HEADER + 4 + i * 12;
    const at = places.get(data) ?? 0;
    writeAscii(profile, entry, signature);
    view.setUint32(entry + 4, at);
    view.setUint32(entry + 8, data.length);
    profile.set(data, at);
  });
  return profile;
}

function writeHeader(profile: Uint8Array, view: DataView): void {
  view.setUint32(0, profile.length);
  view.setUint32(8, 0x02100000);
  writeAscii(profile, 12, 'mntrRGB XYZ ');
  [2026, 1, 1, 0, 0, 0].forEach((part, i) => view.setUint16(24 + i * 2, part));
  writeAscii(profile, 36, 'acsp');
  WHITE_D50.forEach((value, i) => view.setInt32(68 + i * 4, fixed(value)));
}

const fixed = (value: number): number => Math.round(value * 65_536);

function writeAscii(target: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) target[at + i] = text.charCodeAt(i);
}

function tag(type: string, size: number): { data: Uint8Array; view: DataView } {
  const data = new Uint8Array(8 + size);
  writeAscii(data, 0, type);
  return { data, view: new DataView(data.buffer) };
}

function xyzTag(xyz: readonly number[]): Uint8Array {
  const { data, view } = tag('XYZ ', 12);
  xyz.forEach((value, i) => view.setInt32(8 + i * 4, fixed(value)));
  return data;
}

function textTag(text: string): Uint8Array {
  const { data } = tag('text', text.length + 1);
  writeAscii(data, 8, text);
  return data;
}

/** ASCII name, then an empty Unicode name and an empty Macintosh one, which version 2 wants present. */
function descriptionTag(text: string): Uint8Array {
  const { data, view } = tag('desc', 4 + text.length + 1 + 8 + 3 + 67);
  view.setUint32(8, text.length + 1);
  writeAscii(data, 12, text);
  return data;
}

function curveTag(): Uint8Array {
  const { data, view } = tag('curv', 4 + CURVE_POINTS * 2);
  view.setUint32(8, CURVE_POINTS);
  for (let i = 0; i < CURVE_POINTS; i++) {
    const value = i / (CURVE_POINTS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    view.setUint16(12 + i * 2, Math.round(linear * 65_535));
  }
  return data;
}
