import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createShaper, type Shaper } from '#renderer/print/shaping/harfbuzz-shaper.ts';
import { loadPrintResources } from '#tools/load-print-resources.ts';
import { openPrintLab, type PrintLab } from './print-lab.ts';
import { TEST_STRINGS } from './test-strings.ts';

const fontPath = (file: string): string =>
  fileURLToPath(new URL(`../../../resources/fonts/${file}.ttf`, import.meta.url));

let lab: PrintLab;
let shaper: Shaper;
beforeAll(async () => {
  lab = await openPrintLab();
  shaper = await createShaper((await loadPrintResources()).harfbuzz);
});
afterAll(() => lab.close());

interface NativeGlyph {
  readonly g: number;
  readonly cl: number;
  readonly dx: number;
  readonly dy: number;
  readonly ax: number;
}

/** Glyph and absolute position of each, in font units. */
function places(glyphs: readonly NativeGlyph[]): [glyph: number, x: number, y: number][] {
  let pen = 0;
  return glyphs.map(({ g, dx, dy, ax }) => {
    const place: [number, number, number] = [g, pen + dx, dy];
    pen += ax;
    return place;
  });
}

const RIGHT_TO_LEFT_ONLY = TEST_STRINGS.filter((text) => !/[A-Za-z0-9\u0660-\u0669]/.test(text));

for (const file of ['Amiri-Regular', 'Amiri-Bold', 'Cairo-Bold', 'NotoNaskhArabic-Regular']) {
  test(`${file}: glyphs and places are those of the native hb-shape`, () => {
    const font = shaper.loadFont(new Uint8Array(readFileSync(fontPath(file))));
    const options = ['--direction=rtl', '--script=arab', '--language=ar', '--no-glyph-names', '--output-format=json'];
    expect(RIGHT_TO_LEFT_ONLY.length).toBeGreaterThanOrEqual(15);
    for (const text of RIGHT_TO_LEFT_ONLY) {
      const native: NativeGlyph[] = JSON.parse(lab.run('hb-shape', ...options, fontPath(file), `--text=${text}`));
      const ours = font
        .shape({ text, start: 0, end: text.length, rightToLeft: true, script: 'Arab' })
        .map(({ glyph, cluster, dx, dy, advance }) => ({ g: glyph, cl: cluster, dx, dy, ax: advance }));
      expect({ text, places: places(ours) }).toEqual({ text, places: places(native) });
    }
  });
}

test('a hundred thousand texts leave the memory as it was', () => {
  const font = shaper.loadFont(new Uint8Array(readFileSync(fontPath('Amiri-Regular'))));
  const shapeMany = (count: number) => {
    for (let i = 0; i < count; i++) {
      const text = `${TEST_STRINGS[i % TEST_STRINGS.length]} ${i}`;
      font.shape({ text, start: 0, end: text.length, rightToLeft: true, script: 'Arab' });
    }
  };
  shapeMany(5000);
  const before = process.memoryUsage().rss;
  shapeMany(100_000);
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(50);
});
