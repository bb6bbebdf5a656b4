import type { ShapedLine } from '../shaping/line-shaper.ts';
import type { RasterImage } from '../images/raster-image.ts';
import type { Ink, LogoColour } from './palette.ts';

/** What a text is to someone who has it read aloud. */
export type TextRole = 'title' | 'heading' | 'paragraph' | 'artifact';

/** A surface of one colour in a drawing: PDF path operators in millimetres from the drawing's origin, y downwards. */
export interface ArtFill {
  readonly ink: Ink | LogoColour;
  readonly path: string;
}

/** A piece of a drawing: fills, or smaller pieces, under a matrix of its own. */
export interface ArtPart {
  readonly matrix?: readonly [number, number, number, number, number, number];
  readonly fills?: readonly ArtFill[];
  readonly parts?: readonly ArtPart[];
}

/** What stands on a page, all lengths in millimetres from its top left corner, in the order it is painted. */
export type SheetItem =
  | {
      readonly kind: 'text';
      readonly line: ShapedLine;
      /** Where the line begins on the left, and its baseline. */
      readonly x: number;
      readonly base: number;
      readonly points: number;
      readonly ink: Ink;
      readonly role: TextRole;
      /** Lines of one page with the same block are one paragraph. */
      readonly block?: string;
      /** Degrees anticlockwise about its beginning; texts lie level without it. */
      readonly turn?: number;
    }
  | {
      readonly kind: 'line';
      readonly from: readonly [x: number, y: number];
      readonly to: readonly [x: number, y: number];
      readonly width: number;
      readonly ink: Ink;
      readonly dash?: readonly number[];
    }
  | {
      readonly kind: 'frame';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly width: number;
      readonly ink: Ink;
    }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly width: number;
      readonly ink: Ink;
      readonly dash?: readonly number[];
    }
  | {
      readonly kind: 'art';
      /** Equal keys are equal drawings: the file keeps one. */
      readonly key: string;
      readonly x: number;
      readonly y: number;
      readonly draw: () => readonly ArtPart[];
      readonly scale?: number;
      /** Says what a picture shows; ornament has none. */
      readonly alt?: string;
    }
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly image: RasterImage;
      readonly alt: string;
    }
  | {
      readonly kind: 'code';
      readonly x: number;
      readonly y: number;
      /** Side of one module. */
      readonly module: number;
      readonly path: string;
      readonly alt: string;
    };

/** A page ready to be painted. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly items: readonly SheetItem[];
}

/** The same items elsewhere on a page: two slips on one sheet, or a printer that pulls its paper askew. */
export function movedItem(item: SheetItem, dx: number, dy: number): SheetItem {
  switch (item.kind) {
    case 'text':
      return { ...item, x: item.x + dx, base: item.base + dy };
    case 'line':
      return {
        ...item,
        from: [item.from[0] + dx, item.from[1] + dy],
        to: [item.to[0] + dx, item.to[1] + dy],
      };
    case 'frame':
    case 'circle':
    case 'art':
    case 'image':
    case 'code':
      return { ...item, x: item.x + dx, y: item.y + dy };
  }
}
