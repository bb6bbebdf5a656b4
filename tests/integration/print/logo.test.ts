import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { AppointmentSlipData } from '#shared/documents/appointment-slip.ts';
import { dataUrl, png } from './a-png.ts';
import { exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

const CREATED = { createdAt: '2026-02-08T06:00:00Z' } as const;

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

const withLogo = (logo: unknown): unknown => {
  const slip = exampleData('slip-a5') as AppointmentSlipData;
  return { ...slip, letterhead: { ...slip.letterhead, logo } };
};

async function problemsOf(logo: unknown) {
  const rendered = await renderDocument(lab.engine, 'slip-a5', withLogo(logo), CREATED);
  return rendered.ok ? [] : rendered.error;
}

/** The colour in the middle of the logo's place, as a reader shows it. */
async function middleOf(logo: unknown): Promise<number[]> {
  const rendered = await renderDocument(lab.engine, 'slip-a5', withLogo(logo), CREATED);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  const pdf = lab.keep('logo.pdf', rendered.value.bytes);
  expect(lab.run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors');
  const [x, y] = [128.5, 18.5].map((mm) => Math.round((mm / 25.4) * 100));
  lab.run(
    'pdftoppm',
    '-r',
    '100',
    '-x',
    String(x),
    '-y',
    String(y),
    '-W',
    '1',
    '-H',
    '1',
    '-singlefile',
    pdf,
    lab.path('dot'),
  );
  return [...readFileSync(lab.path('dot.ppm')).subarray(-3)];
}

describe('a logo', () => {
  test('as an opaque PNG, in colour, grey or with a palette', async () => {
    expect(await middleOf(dataUrl('png', png(2, 8, [200, 30, 60])))).toEqual([200, 30, 60]);
    expect(await middleOf(dataUrl('png', png(0, 8, [90])))).toEqual([90, 90, 90]);
    const palette = Uint8Array.from([1, 2, 3, 10, 120, 240]);
    expect(await middleOf(dataUrl('png', png(3, 8, [1], [['PLTE', palette]])))).toEqual([10, 120, 240]);
  });

  test('as a transparent PNG lies on white: PDF/A-1 knows no transparency', async () => {
    expect(await middleOf(dataUrl('png', png(6, 8, [200, 30, 60, 0])))).toEqual([255, 255, 255]);
    expect(await middleOf(dataUrl('png', png(6, 8, [0, 0, 0, 51])))).toEqual([204, 204, 204]);
  });

  test('as a drawing keeps its own colours', async () => {
    const fills = [{ colour: '#0A64C8', path: 'M0 0H20V10H0Z' }];
    expect(await middleOf({ width: 20, height: 10, fills })).toEqual([10, 100, 200]);
  });
});

describe('a logo that cannot be used is named', () => {
  test.each([
    ['broken', dataUrl('png', png(2, 8, [1, 2, 3]).subarray(0, 40))],
    ['not the kind it says', dataUrl('jpeg', png(2, 8, [1, 2, 3]))],
    ['huge', dataUrl('png', png(0, 4001, [255]))],
    ['a drawing with arcs', { width: 9, height: 9, fills: [{ colour: '#000000', path: 'M0 0A5 5 0 0 1 9 9' }] }],
  ])('%s', async (_, logo) => {
    expect(await problemsOf(logo)).toMatchObject([{ kind: 'unusable-image', field: 'letterhead.logo' }]);
  });
});
