import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { jsPDF } from 'jspdf';
import { chromium } from 'playwright-core';
import { createPrintEngine } from '#renderer/print/print-engine.ts';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { CertificateBatchData } from '#shared/documents/certificate.ts';
import { loadPrintResources } from '#tools/load-print-resources.ts';
import { type DrawnPage, drawnPages, PAGE, rectanglesOf } from './drawn-page.ts';

/** Makes one PDF of a batch, again and again, in one warm process. */
export interface Producer {
  readonly make: (batch: CertificateBatchData) => Promise<Uint8Array>;
  readonly close?: () => Promise<void>;
}

/** Layout is not the peers' work: it is done before the clock starts, for the batches they will be asked for. */
export type Prepare = (batches: readonly CertificateBatchData[]) => Promise<Producer>;

const peers = createRequire(new URL('../peers/package.json', import.meta.url));
const fontPath = (file: string): string => fileURLToPath(new URL(`../../resources/fonts/${file}.ttf`, import.meta.url));
const REGULAR = fontPath('Amiri-Regular');
const BOLD = fontPath('Amiri-Bold');

const ours =
  (archival: boolean): Prepare =>
  async () => {
    const engine = await createPrintEngine(await loadPrintResources());
    return {
      async make(batch) {
        const rendered = await renderDocument(engine, 'certificates', batch, {
          createdAt: '2026-02-08T06:00:00Z',
          archival,
        });
        if (!rendered.ok) throw new Error(JSON.stringify(rendered.error[0]));
        return rendered.value.bytes;
      },
    };
  };

/** A peer that is given finished pages. */
const drawing =
  (draw: (pages: readonly DrawnPage[]) => Promise<Uint8Array>, close?: () => Promise<void>): Prepare =>
  async (batches) => {
    const laid = new Map<CertificateBatchData, DrawnPage[]>();
    for (const batch of batches) laid.set(batch, await drawnPages(batch));
    return { make: (batch) => draw(laid.get(batch) ?? []), ...(close ? { close } : {}) };
  };

/** Without a feature asked for, pdfkit shapes word by word and sets the words of an Arabic line in reverse. */
const WHOLE_LINE = { lineBreak: false, baseline: 'alphabetic', features: ['rtla'] } as const;

async function drawWithPdfKit(pages: readonly DrawnPage[]): Promise<Uint8Array> {
  const PDFDocument = peers('pdfkit') as new (options: object) => PdfKitDocument;
  const document = new PDFDocument({ size: [PAGE.width, PAGE.height], margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  document.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise<void>((done) => document.on('end', () => done()));
  for (const { texts, code } of pages) {
    document.addPage();
    for (const { text, x, base, points, bold } of texts) {
      document
        .font(bold ? BOLD : REGULAR)
        .fontSize(points)
        .text(text, x, base, WHOLE_LINE);
    }
    for (const [x = 0, y = 0, w = 0, h = 0] of rectanglesOf(code.path)) {
      document.rect(code.x + x * code.module, code.y + y * code.module, w * code.module, h * code.module);
    }
    document.fill('black');
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

interface PdfKitDocument {
  on(event: 'data' | 'end', listener: (chunk: Buffer) => void): void;
  addPage(): void;
  font(path: string): PdfKitDocument;
  fontSize(points: number): PdfKitDocument;
  text(text: string, x: number, y: number, options: object): PdfKitDocument;
  rect(x: number, y: number, w: number, h: number): PdfKitDocument;
  fill(colour: string): void;
  end(): void;
}

async function drawWithPdfLib(pages: readonly DrawnPage[]): Promise<Uint8Array> {
  const { PDFDocument, rgb } = peers('pdf-lib') as PdfLib;
  const document = await PDFDocument.create();
  document.registerFontkit(peers('@pdf-lib/fontkit'));
  const [regular, bold] = await Promise.all(
    [REGULAR, BOLD].map(async (path) => document.embedFont(await readFile(path), { subset: true })),
  );
  for (const { texts, code } of pages) {
    const page = document.addPage([PAGE.width, PAGE.height]);
    for (const line of texts) {
      page.drawText(line.text, {
        x: line.x,
        y: PAGE.height - line.base,
        size: line.points,
        font: line.bold ? bold : regular,
      });
    }
    const path = rectanglesOf(code.path)
      .map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h-${w}z`)
      .join('');
    page.drawSvgPath(path, { x: code.x, y: PAGE.height - code.y, scale: code.module, color: rgb(0, 0, 0) });
  }
  return document.save();
}

interface PdfLib {
  readonly PDFDocument: { create(): Promise<PdfLibDocument> };
  rgb(red: number, green: number, blue: number): unknown;
}

interface PdfLibDocument {
  registerFontkit(fontkit: unknown): void;
  embedFont(bytes: Uint8Array, options: object): Promise<unknown>;
  addPage(size: [number, number]): {
    drawText(text: string, options: object): void;
    drawSvgPath(path: string, options: object): void;
  };
  save(): Promise<Uint8Array>;
}

async function drawWithJsPdfText(pages: readonly DrawnPage[]): Promise<Uint8Array> {
  const document = new jsPDF({
    unit: 'pt',
    format: [PAGE.width, PAGE.height],
    orientation: 'landscape',
    compress: true,
  });
  for (const [name, path] of [
    ['regular', REGULAR],
    ['bold', BOLD],
  ] as const) {
    document.addFileToVFS(`${name}.ttf`, (await readFile(path)).toString('base64'));
    document.addFont(`${name}.ttf`, name, 'normal');
  }
  pages.forEach(({ texts, code }, i) => {
    if (i > 0) document.addPage();
    for (const line of texts)
      document
        .setFont(line.bold ? 'bold' : 'regular')
        .setFontSize(line.points)
        .text(line.text, line.x, line.base);
    for (const [x = 0, y = 0, w = 0, h = 0] of rectanglesOf(code.path)) {
      document.rect(code.x + x * code.module, code.y + y * code.module, w * code.module, h * code.module, 'F');
    }
  });
  return new Uint8Array(document.output('arraybuffer'));
}

/** A browser kept open, as Electron's printToPDF has it: only the page and its PDF are counted. */
const chromiumPrint: Prepare = async (batches) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const face = async (name: string, path: string): Promise<string> =>
    `@font-face{font-family:${name};src:url(data:font/ttf;base64,${(await readFile(path)).toString('base64')})}`;
  const style = `${await face('regular', REGULAR)}${await face('bold', BOLD)}
    @page{size:${PAGE.width}pt ${PAGE.height}pt;margin:0}body{margin:0}
    section{position:relative;width:${PAGE.width}pt;height:${PAGE.height - 1}pt;break-after:page;overflow:hidden}
    p{position:absolute;margin:0;white-space:pre;line-height:0}svg{position:absolute}`;
  const draw = async (pages: readonly DrawnPage[]): Promise<Uint8Array> => {
    const sections = pages.map(({ texts, code }) => {
      const lines = texts.map(
        (line) =>
          `<p style="right:${PAGE.width - line.right}pt;top:${line.base}pt;font:${line.points}pt ${line.bold ? 'bold' : 'regular'};line-height:0">${line.text}</p>`,
      );
      const path = rectanglesOf(code.path)
        .map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h-${w}z`)
        .join('');
      const size = 60 * code.module;
      lines.push(
        `<svg style="left:${code.x}pt;top:${code.y}pt" width="${size}pt" height="${size}pt" viewBox="0 0 60 60"><path d="${path}"/></svg>`,
      );
      return `<section>${lines.join('')}</section>`;
    });
    const page = await browser.newPage();
    await page.setContent(
      `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>${style}</style>${sections.join('')}`,
    );
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    await page.close();
    return pdf;
  };
  return drawing(draw, () => browser.close())(batches);
};

/** Every producer by the name the table shows. */
export const PRODUCERS: Readonly<Record<string, Prepare>> = {
  istiqbal: ours(false),
  'istiqbal, tagged PDF/A': ours(true),
  'pdfkit 0.20.2': drawing(drawWithPdfKit),
  'pdf-lib 1.17.1': drawing(drawWithPdfLib),
  'jsPDF text 4.2.1': drawing(drawWithJsPdfText),
  'Chromium, warm': chromiumPrint,
};
