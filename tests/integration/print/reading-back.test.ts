import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { CertificateData } from '#shared/documents/certificate.ts';
import { CERTIFICATE_LINES } from './certificate-lines.ts';
import { bare, exampleData, openPrintLab, type PrintLab, withoutControls } from './print-lab.ts';
import { TEST_STRINGS } from './test-strings.ts';

const CREATED = { createdAt: '2026-02-08T06:00:00Z' } as const;
const PRESENTATION_FORMS = /[\ufb50-\ufdff\ufe70-\ufefc]/g;

let lab: PrintLab;
let certificate: string;
beforeAll(async () => {
  lab = await openPrintLab();
  certificate = await print('certificate', exampleData('certificate'), 'certificate');
});
afterAll(() => lab.close());

async function print(kind: Parameters<typeof renderDocument>[1], data: unknown, name: string): Promise<string> {
  const rendered = await renderDocument(lab.engine, kind, data, CREATED);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  return lab.keep(`${name}.pdf`, rendered.value.bytes);
}

const textOf = (pdf: string): string => lab.run('pdftotext', '-enc', 'UTF-8', pdf, '-');

async function textByPdfJs(pdf: string): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { readFileSync } = await import('node:fs');
  const document = await getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 }).promise;
  const lines: string[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const content = await (await document.getPage(i)).getTextContent();
    lines.push(...content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')));
  }
  return lines.join('');
}

describe('a certificate read back', () => {
  test('poppler finds every field, letters in order', () => {
    const text = bare(textOf(certificate));
    expect(CERTIFICATE_LINES.filter((line) => !text.includes(bare(line)))).toEqual([]);
  });

  test('poppler finds the lines with their spaces too', () => {
    const text = withoutControls(textOf(certificate)).replaceAll('\u00a0', ' ');
    expect(CERTIFICATE_LINES.filter((line) => !text.includes(line))).toEqual([]);
  });

  test('pdf.js finds every field', async () => {
    const text = bare(await textByPdfJs(certificate));
    expect(CERTIFICATE_LINES.filter((line) => !text.includes(bare(line)))).toEqual([]);
  });

  test('no presentation forms: searching for a word finds it', () => {
    expect(textOf(certificate).match(PRESENTATION_FORMS)).toBeNull();
  });

  test('Latin digits turn the whole paper', async () => {
    const data = { ...(exampleData('certificate') as CertificateData), digits: 'latin' };
    const text = withoutControls(textOf(await print('certificate', data, 'latin')));
    expect(text).toContain('1447/03/00123/64');
    expect(text).toMatch(/2026/);
    expect(text).not.toMatch(/[\u0660-\u0669]/);
  });
});

describe('the file', () => {
  test('fonts are embedded, subset and readable, and no others are named', () => {
    const rows = lab.run('pdffonts', certificate).trim().split('\n').slice(2);
    expect(rows.length).toBeLessThanOrEqual(3);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  test('qpdf finds nothing wrong', () => {
    expect(lab.run('qpdf', '--check', certificate)).toContain('No syntax or stream encoding errors found');
  });
});

describe('the thirty strings, each alone on a page', () => {
  test('poppler gives at least 26 back exactly', async () => {
    const pdf = await print('specimen', TEST_STRINGS, 'specimen');
    const pages = textOf(pdf).split('\f');
    const expected = TEST_STRINGS.map((text) => withoutControls(text).replaceAll('\u00a0', ' '));
    const wrong = expected.filter((text, i) => withoutControls(pages[i] ?? '').replace(/\s*\n\s*/g, ' ') !== text);
    expect(expected.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(26);
  });
});
