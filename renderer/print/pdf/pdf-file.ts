import { jsPDF } from 'jspdf';
import { createEmbeddedFont, type EmbeddedFont } from '../fonts/embedded-font.ts';
import type { RasterImage } from '../images/raster-image.ts';
import type { PrintEngine } from '../print-engine.ts';
import type { ShapingFont } from '../shaping/harfbuzz-shaper.ts';
import type { ShapedLine } from '../shaping/line-shaper.ts';
import { makeArchival } from './make-archival.ts';
import { fingerprint } from './fingerprint.ts';
import { putFont, putStream } from './font-objects.ts';
import { putImage } from './image-object.ts';
import { openDocument } from './font-table.ts';
import { codeString, propertyText } from './text-string.ts';
import { type ContentTag, createStructureTree } from './structure-tree.ts';
import { riyadhTime } from './riyadh-timestamp.ts';
import { internalsOf, type JsPdfFont, type JsPdfInternals, setPdfVersion } from './jspdf-internals.ts';

const CREATOR = 'Istiqbal';

/** Points in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

export interface PdfFileInfo {
  readonly title: string;
  readonly author: string;
  /** An ISO instant; the same instant and contents give the same bytes. */
  readonly createdAt: string;
  /** Tagged and PDF/A-1b: to be kept, and to be read aloud. Without it the file is smaller by a third. */
  readonly archival: boolean;
}

/** A PDF file in the making. Lengths in millimetres from the top left, y downwards, unless a name says points. */
export interface PdfFile {
  addPage(size: { readonly width: number; readonly height: number }): void;
  /** Raw operators of the current page, in PDF's own units: points from the bottom left. */
  write(operators: string): void;
  /** The operators that show a line at the text position in force, at a size in points. */
  showText(line: ShapedLine, points: number): string;
  /** A drawing kept once for the whole file: gives its resource name. `draw` yields its operators; they may show text. */
  drawing(key: string, draw: () => string): string;
  /** A picture kept once for the whole file: gives its resource name. */
  image(image: RasterImage): string;
  /** Marks operators of the current page as text or figure, or as ornament; a file that is not archival has no marks. */
  tagged(operators: string, tag: ContentTag | undefined): string;
  finish(): Uint8Array;
}

/** Opens a PDF 1.4 file whose fonts are all embedded, each only as far as it is used. */
export function createPdfFile(engine: PrintEngine, properties: PdfFileInfo): PdfFile {
  const info = { ...properties, title: propertyText(properties.title), author: propertyText(properties.author) };
  let opened: { document: jsPDF; fonts: Record<string, JsPdfFont> } | undefined;
  const embedded = new Map<ShapingFont, { name: string; font: EmbeddedFont }>();
  const shown = new Map<ShapedLine, { name: string; codes: string }[]>();
  const drawings = new Map<string, { name: string; operators: string; id: number }>();
  const images = new Map<RasterImage, { name: string; id: number }>();
  const structure = info.archival ? createStructureTree() : undefined;

  function open(format: [number, number]): { document: jsPDF; fonts: Record<string, JsPdfFont> } {
    const orientation = format[0] > format[1] ? 'landscape' : 'portrait';
    const result = openDocument({ unit: 'pt', format, orientation, compress: true, floatPrecision: 4 });
    const pdf = internalsOf(result.document);
    setPdfVersion(result.document, '1.4');
    pdf.events.subscribe('putFont', ({ font: slot }: { font: JsPdfFont }) => {
      for (const { name, font } of embedded.values()) if (name === slot.id) putFont(pdf, slot, font);
    });
    pdf.events.subscribe('putResources', () => {
      for (const [image, slot] of images) slot.id = putImage(pdf, image);
      for (const drawing of drawings.values()) drawing.id = putDrawing(pdf, drawing.operators, result.fonts);
    });
    pdf.events.subscribe('putXobjectDict', () => {
      for (const { name, id } of [...images.values(), ...drawings.values()]) pdf.write(`/${name} ${id} 0 R`);
    });
    if (structure) makeArchival(pdf, structure, { ...info, creator: CREATOR, producer: `jsPDF ${jsPDF.version}` });
    return result;
  }

  /** A drawing may show text and the drawings made before it; fonts are already in the file when drawings are put. */
  function putDrawing(pdf: JsPdfInternals, operators: string, fonts: Record<string, JsPdfFont>): number {
    const used = (name: string): boolean => operators.includes(`/${name} `);
    const fontEntries = Object.values(fonts).filter((font) => used(font.id));
    const inner = [...images.values(), ...drawings.values()].filter(({ id, name }) => id !== 0 && used(name));
    const resources = [
      ...(fontEntries.length > 0
        ? [`/Font << ${fontEntries.map((font) => `/${font.id} ${font.objectNumber} 0 R`).join(' ')} >>`]
        : []),
      ...(inner.length > 0 ? [`/XObject << ${inner.map(({ name, id }) => `/${name} ${id} 0 R`).join(' ')} >>`] : []),
    ];
    return putStream(pdf, operators, [
      { key: 'Type', value: '/XObject' },
      { key: 'Subtype', value: '/Form' },
      { key: 'BBox', value: '[-1000 -1000 1000 1000]' },
      { key: 'Resources', value: `<< ${resources.join(' ')} >>` },
    ]);
  }

  function resourceOf(font: ShapingFont): { name: string; font: EmbeddedFont } {
    let resource = embedded.get(font);
    if (!resource) {
      const outlines = engine.outlinesOf(font);
      const name = `F${embedded.size + 1}`;
      resource = { name, font: createEmbeddedFont(outlines) };
      embedded.set(font, resource);
      current().fonts[name] = {
        id: name,
        postScriptName: outlines.postScriptName,
        fontName: outlines.postScriptName,
        fontStyle: 'normal',
        encoding: 'Identity-H',
        metadata: {},
      };
    }
    return resource;
  }

  function current(): { document: jsPDF; fonts: Record<string, JsPdfFont> } {
    if (!opened) throw new Error('a page comes before what stands on it');
    return opened;
  }

  return {
    addPage({ width, height }) {
      const format: [number, number] = [width * POINTS_PER_MM, height * POINTS_PER_MM];
      if (opened) opened.document.addPage(format, format[0] > format[1] ? 'landscape' : 'portrait');
      else opened = open(format);
      structure?.addPage();
    },
    write: (operators) => internalsOf(current().document).write(operators),
    showText(line, points) {
      let pieces = shown.get(line);
      if (!pieces) {
        pieces = line.pieces.map((piece) => {
          const { name, font } = resourceOf(piece.font);
          return { name, codes: codeString(piece.forms.flatMap((form) => font.codesOf(form))) };
        });
        shown.set(line, pieces);
      }
      return pieces.map(({ name, codes }) => `/${name} ${points} Tf ${codes} Tj`).join(' ');
    },
    drawing(key, draw) {
      let drawing = drawings.get(key);
      if (!drawing) {
        const operators = draw();
        drawing = { name: `D${drawings.size + 1}`, operators, id: 0 };
        drawings.set(key, drawing);
      }
      return drawing.name;
    },
    image(image) {
      let slot = images.get(image);
      if (!slot) images.set(image, (slot = { name: `I${images.size + 1}`, id: 0 }));
      return slot.name;
    },
    tagged(operators, tag) {
      if (!structure) return operators;
      return tag ? structure.tagged(operators, tag) : structure.ornament(operators);
    },
    finish() {
      const { document } = current();
      document.setProperties({ title: info.title, author: info.author, creator: CREATOR });
      document.setCreationDate(riyadhTime(info.createdAt).pdf);
      const pages = (document.internal as unknown as { pages: string[][] }).pages;
      document.setFileId(
        fingerprint(`${info.title}|${info.createdAt}|${pages.map((page) => page?.join('')).join('|')}`),
      );
      return new Uint8Array(document.output('arraybuffer'));
    },
  };
}
