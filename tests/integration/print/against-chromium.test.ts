import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsPDF } from 'jspdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPdfFile } from '#renderer/print/pdf/pdf-file.ts';
import type { PaperFace } from '#renderer/print/print-engine.ts';
import { cropToInk, difference, type Picture, readPgm } from './picture.ts';
import { openPrintLab, type PrintLab } from './print-lab.ts';
import { TEST_STRINGS } from './test-strings.ts';

/** Wide enough for every string on one line, high enough for any mark: nothing may be cut, on either side. */
const PAGE = { width: 400, height: 60 } as const;
const POINTS = 28;
/** One lost fatha is 0.64 %. */
const LIMIT = 0.001;

const FILES: Readonly<Record<PaperFace, string>> = {
  Amiri: 'Amiri-Regular',
  'Amiri Bold': 'Amiri-Bold',
  'Cairo Bold': 'Cairo-Bold',
  'Noto Naskh Arabic': 'NotoNaskhArabic-Regular',
  'Noto Naskh Arabic Bold': 'NotoNaskhArabic-Bold',
};
const FALLBACK: Readonly<Record<PaperFace, PaperFace>> = {
  Amiri: 'Noto Naskh Arabic',
  'Amiri Bold': 'Noto Naskh Arabic Bold',
  'Cairo Bold': 'Noto Naskh Arabic Bold',
  'Noto Naskh Arabic': 'Noto Naskh Arabic',
  'Noto Naskh Arabic Bold': 'Noto Naskh Arabic Bold',
};

const fontUrl = (face: PaperFace): URL => new URL(`../../../resources/fonts/${FILES[face]}.ttf`, import.meta.url);

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

function picturesOf(pdf: string, name: string): Picture[] {
  lab.run('pdftoppm', '-r', '200', '-gray', pdf, lab.path(name));
  const digits = String(TEST_STRINGS.length).length;
  return TEST_STRINGS.map((_, i) =>
    cropToInk(readPgm(readFileSync(lab.path(`${name}-${String(i + 1).padStart(digits, '0')}.pgm`)))),
  );
}

function ourPdf(face: PaperFace, texts: readonly string[], name: string): string {
  const file = createPdfFile(lab.engine, {
    title: 'x',
    author: '',
    createdAt: '2026-02-08T06:00:00Z',
    archival: false,
  });
  for (const text of texts) {
    file.addPage(PAGE);
    file.write(`BT 1 0 0 1 40 60 Tm ${file.showText(lab.engine.shape(text, face), POINTS)} ET`);
  }
  return lab.keep(`${name}.pdf`, file.finish());
}

function chromiumPdf(face: PaperFace, name: string): string {
  const faces = [face, FALLBACK[face]].map(
    (one, i) =>
      `@font-face { font-family: f${i}; src: url(data:font/ttf;base64,${readFileSync(fontUrl(one)).toString('base64')}) }`,
  );
  const page = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>${faces.join('\n')}
    @page { size: ${PAGE.width}mm ${PAGE.height}mm; margin: 0 }
    body { margin: 0; font: ${POINTS}pt f0, f1 }
    div { height: ${PAGE.height - 1}mm; line-height: ${PAGE.height - 1}mm; padding: 0 10mm; white-space: pre; break-after: page }
    </style>${TEST_STRINGS.map((text) => `<div>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</div>`).join('')}`;
  const html = lab.keep(`${name}.html`, page);
  const pdf = lab.path(`${name}.pdf`);
  lab.run(
    'chromium',
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${lab.path('profile')}`,
    `--print-to-pdf=${pdf}`,
    html,
  );
  return pdf;
}

/** What jsPDF's own text would print: kept as the control that this comparison can fail. */
function plainJsPdf(face: PaperFace, name: string): string {
  const document = new jsPDF({ unit: 'mm', format: [PAGE.width, PAGE.height], orientation: 'landscape' });
  document.addFileToVFS('face.ttf', readFileSync(fileURLToPath(fontUrl(face))).toString('base64'));
  document.addFont('face.ttf', 'face', 'normal');
  TEST_STRINGS.forEach((text, i) => {
    if (i > 0) document.addPage();
    document.setFont('face').setFontSize(POINTS).text(text, 20, 40);
  });
  return lab.keep(`${name}.pdf`, new Uint8Array(document.output('arraybuffer')));
}

describe('thirty strings against the pictures of Chromium', () => {
  const reference = new Map<PaperFace, Picture[]>();

  for (const face of Object.keys(FILES) as PaperFace[]) {
    test(`${face}: the same picture, dot for dot`, () => {
      const name = FILES[face];
      const theirs = picturesOf(chromiumPdf(face, `chromium-${name}`), `chromium-${name}`);
      const ours = picturesOf(ourPdf(face, TEST_STRINGS, `ours-${name}`), `ours-${name}`);
      reference.set(face, theirs);
      const wrong = TEST_STRINGS.flatMap((text, i) => {
        const [our, their] = [ours[i], theirs[i]];
        if (!our || !their) return [`${text}: no picture`];
        const far = difference(our, their);
        const wider = our.width - their.width;
        return far > LIMIT || Math.abs(wider) > 2 ? [`${text}: ${(far * 100).toFixed(2)} %, ${wider} dots wider`] : [];
      });
      expect(wrong).toEqual([]);
    });
  }

  test('the comparison sees what jsPDF gets wrong by itself', () => {
    const theirs = reference.get('Amiri') ?? [];
    const plain = picturesOf(plainJsPdf('Amiri', 'plain'), 'plain');
    const failed = plain.filter((picture, i) => {
      const their = theirs[i];
      return !their || difference(picture, their) > LIMIT;
    });
    expect(failed.length).toBeGreaterThanOrEqual(29);
  });

  test('the comparison sees one lost fatha', () => {
    const at = TEST_STRINGS.findIndex((text) => text.startsWith('فاطمةُ'));
    const texts = TEST_STRINGS.map((text, i) => (i === at ? text.replace('\u064e', '') : text));
    const lost = picturesOf(ourPdf('Amiri', texts, 'lost'), 'lost')[at];
    const whole = reference.get('Amiri')?.[at];
    expect(lost && whole ? difference(lost, whole) : 0).toBeGreaterThan(LIMIT);
  });
});
