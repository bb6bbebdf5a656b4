import { readFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { jsPDF } from 'jspdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderDocument } from '#renderer/print/render-document.ts';
import { CERTIFICATE_LINES } from './certificate-lines.ts';
import { bare, exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

/*
 * Readers with a bidi of their own or none: PDFium (Chrome) exchanges what stands on both sides of Latin words, MuPDF's
 * tool orders nothing at all. They treat Chromium's own files so too; the limits say how much of a certificate they find.
 */

let lab: PrintLab;
let ours: string;
let plain: string;
beforeAll(async () => {
  lab = await openPrintLab();
  const rendered = await renderDocument(lab.engine, 'certificate', exampleData('certificate'), {
    createdAt: '2026-02-08T06:00:00Z',
  });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  ours = lab.keep('ours.pdf', rendered.value.bytes);
  plain = lab.keep('plain.pdf', writtenWithJsPdf(CERTIFICATE_LINES));
});
afterAll(() => lab.close());

/** The same lines by the way that we do not go: jsPDF's own text. */
function writtenWithJsPdf(lines: readonly string[]): Uint8Array {
  const document = new jsPDF();
  const amiri = readFileSync(new URL('../../../resources/fonts/Amiri-Regular.ttf', import.meta.url));
  document.addFileToVFS('Amiri.ttf', amiri.toString('base64'));
  document.addFont('Amiri.ttf', 'Amiri', 'normal');
  document.setFont('Amiri');
  lines.forEach((line, i) => document.text(line, 190, 10 + i * 10, { align: 'right' }));
  return new Uint8Array(document.output('arraybuffer'));
}

async function textByPdfium(pdf: string): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(readFileSync(pdf));
  try {
    return [...document.pages()].map((page) => page.getText()).join('\n');
  } finally {
    document.destroy();
    library.destroy();
  }
}

const textByMuPdf = (pdf: string): string => lab.run('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', pdf);
const textByPoppler = (pdf: string): string => lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-');

const missingIn = (text: string): string[] => CERTIFICATE_LINES.filter((line) => !bare(text).includes(bare(line)));

/** A line from left to right as it is read: letters from the right, numbers from the left. */
const turnedRound = (line: string): string =>
  [...bare(line)]
    .toReversed()
    .join('')
    .replaceAll(/[\d\u0660-\u0669/]+/g, (number) => [...number].toReversed().join(''));

/** A share of the lines, rounded down: the measure of 16 of 17 goes for as many lines as a certificate has. */
const share = (of17: number): number => Math.floor((CERTIFICATE_LINES.length * of17) / 17);

test('PDFium finds at least sixteen of seventeen lines', async () => {
  const missing = missingIn(await textByPdfium(ours));
  expect(CERTIFICATE_LINES.length - missing.length, missing.join('\n')).toBeGreaterThanOrEqual(share(16));
});

test('MuPDF writes what stands on the page from left to right: turned round, it has at least sixteen of seventeen', () => {
  const missing = missingIn(textByMuPdf(ours).split('\n').map(turnedRound).join('\n'));
  expect(CERTIFICATE_LINES.length - missing.length, missing.join('\n')).toBeGreaterThanOrEqual(share(16));
});

test("jsPDF's own text fails the same measure: presentation forms, and hardly a line found", () => {
  const text = textByPoppler(plain);
  expect(text.match(/[\ufb50-\ufdff\ufe70-\ufefc]/g)?.length).toBeGreaterThan(100);
  expect(CERTIFICATE_LINES.length - missingIn(text).length).toBeLessThan(share(12));
});

const DIGITS = ['٢٢٨٤', '٢٠٢٦', '٣١٨٢٥٤', '٧٨٩٧'] as const;
const turned = (digits: string): string => [...digits].toReversed().join('');
const inOrder = (text: string): string[] =>
  DIGITS.filter((digits) => bare(text).includes(digits) && !bare(text).includes(turned(digits)));

test('digits read in their own order, and the opposite order would be noticed', async () => {
  expect(inOrder(textByPoppler(ours))).toEqual(DIGITS);
  const faulty = await renderDocument(lab.engine, 'specimen', DIGITS.map(turned), {
    createdAt: '2026-02-08T06:00:00Z',
  });
  if (!faulty.ok) throw new Error(JSON.stringify(faulty.error));
  expect(inOrder(textByPoppler(lab.keep('turned.pdf', faulty.value.bytes)))).toEqual([]);
});
