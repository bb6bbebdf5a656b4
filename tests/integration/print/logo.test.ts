import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { AppointmentSlipData } from '#shared/documents/appointment-slip.ts';
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

const dataUrl = (kind: string, bytes: Uint8Array): string =>
  `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`;

function png(type: number, size: number, dot: readonly number[], chunks: [string, Uint8Array][] = []): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, type, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: size }, () => Buffer.from([0, ...Array.from({ length: size }, () => dot).flat()])),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...chunks.map(([name, data]) => chunk(name, data)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
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
