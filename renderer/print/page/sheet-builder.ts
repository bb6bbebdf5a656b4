import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import type { DigitStyle } from '#shared/documents/document-data.ts';
import { foldDigits, toArabicDigits } from '#shared/kernel/digits.ts';
import type { DataImages } from '../images/data-images.ts';
import type { RasterImage } from '../images/raster-image.ts';
import type { FaceName, PrintEngine } from '../print-engine.ts';
import { codePointName } from '../shaping/characters.ts';
import type { ShapedLine } from '../shaping/line-shaper.ts';
import { fitPoints, lineLength } from './fit-text.ts';
import type { Ink } from './palette.ts';
import { encodeQr } from './qr-code.ts';
import type { Sheet, SheetItem, TextRole } from './sheet.ts';

/** Where a text stands: a box of width `w` from `x`, its baseline, and how it may shrink to fit. Millimetres and points. */
export interface TextBox {
  readonly x: number;
  readonly w: number;
  readonly base: number;
  readonly face: FaceName;
  readonly pt: number;
  readonly align: 'centre' | 'right' | 'left';
  readonly ink?: Ink;
  /** What a machine reads keeps the digits it was given: an address. */
  readonly digits?: 'as-given';
  readonly role?: TextRole;
  /** Lines with the same block are read as one paragraph. */
  readonly block?: string;
  readonly minPt?: number;
  readonly step?: number;
}

export interface CodeBox {
  readonly x: number;
  readonly y: number;
  /** Side of the whole code. */
  readonly size: number;
  /** The smallest module that a phone reads from this paper. */
  readonly minModule: number;
  readonly alt: string;
}

/** What a document is built with; the fields it could not set are gathered, so that one look names them all. */
export interface BuildContext {
  readonly engine: PrintEngine;
  /** Papers have one set of digits; a specimen keeps those it was given. */
  readonly digits: DigitStyle | 'as-given';
  readonly problems: DocumentProblem[];
  /** The pictures of the data, read beforehand. */
  readonly images: DataImages;
  /** Told how many of a batch are laid out. */
  readonly laidOut?: (count: number) => void;
  /** Stands before field names: `certificates[3].`. */
  readonly fieldPrefix: string;
}

/** A page in the making. `field` is always the path of the text in the document's data. */
export interface SheetBuilder {
  readonly width: number;
  readonly height: number;
  add(item: SheetItem): void;
  /** Sets a line and gives the size it came out at. An empty text sets nothing. */
  text(field: string, text: string | undefined, box: TextBox): number;
  /** Shapes a line as this document writes it: its digits, its letters checked. */
  shape(field: string, text: string, face: FaceName): ShapedLine;
  code(field: string, payload: string, box: CodeBox): void;
  refuse(problem: DocumentProblem): void;
  image(dataUrl: string): RasterImage | undefined;
  finish(height?: number): Sheet;
}

export function createSheetBuilder(size: { width: number; height: number }, context: BuildContext): SheetBuilder {
  const { engine, digits, problems, fieldPrefix } = context;
  const items: SheetItem[] = [];

  function shape(field: string, text: string, face: FaceName, written: BuildContext['digits'] = digits): ShapedLine {
    const line = engine.shape(withDigits(text, written), face);
    if (line.uncovered) {
      const { character } = line.uncovered;
      const codePoint = codePointName(character);
      refuse({ kind: 'unprintable-character', field, character, codePoint });
    }
    return line;
  }

  function refuse(problem: DocumentProblem): void {
    const named = { ...problem, field: fieldPrefix + problem.field };
    const known = problems.some((other) => other.kind === named.kind && other.field === named.field);
    if (!known) problems.push(named);
  }

  return {
    ...size,
    shape,
    refuse,
    image: (dataUrl) => context.images.get(dataUrl),
    add: (item) => void items.push(item),
    text(field, text, box) {
      if (!text) return box.pt;
      const line = shape(field, text, box.face, box.digits);
      const points = fitPoints(line.width, box);
      if (points === undefined) refuse({ kind: 'text-too-long', field, text });
      const set = points ?? box.minPt ?? box.pt;
      items.push({
        kind: 'text',
        line,
        x: leftEdge(box, lineLength(line.width, set)),
        base: box.base,
        points: set,
        ink: box.ink ?? 'black',
        role: box.role ?? 'paragraph',
        ...(box.block === undefined ? {} : { block: box.block }),
      });
      return set;
    },
    code(field, payload, box) {
      const code = encodeQr(payload);
      const module = box.size / (code?.size ?? 1);
      if (!code || module < box.minModule) {
        refuse({ kind: 'code-too-long', field, modules: code?.size ?? 177 });
        return;
      }
      items.push({ kind: 'code', x: box.x, y: box.y, module, path: code.path, alt: box.alt });
    },
    finish: (height = size.height) => ({ width: size.width, height, items }),
  };
}

function withDigits(text: string, digits: BuildContext['digits']): string {
  if (digits === 'as-given') return text;
  return digits === 'arabic' ? toArabicDigits(text) : foldDigits(text);
}

function leftEdge(box: Pick<TextBox, 'x' | 'w' | 'align'>, length: number): number {
  if (box.align === 'centre') return box.x + (box.w - length) / 2;
  return box.align === 'right' ? box.x + box.w - length : box.x;
}
