import { breakLines } from '../page/break-lines.ts';
import { lineLength } from '../page/fit-text.ts';
import type { SheetBuilder, TextBox } from '../page/sheet-builder.ts';

export interface ParagraphBox extends TextBox {
  /** Baseline to baseline. */
  readonly leading: number;
  /** Added between paragraphs. */
  readonly gap?: number;
}

/** A line of running text with its baseline, and the paragraph it belongs to. */
export interface ParagraphLine {
  readonly text: string;
  readonly base: number;
  readonly block: string;
}

/** The lines of running text in a box, with the baseline of each; paragraphs are parted by line ends. */
export function layParagraphs(sheet: SheetBuilder, field: string, text: string, box: ParagraphBox): ParagraphLine[] {
  const measure = (line: string): number => lineLength(sheet.shape(field, line, box.face).width, box.pt);
  let base = box.base;
  return text.split(/\r?\n+/u).flatMap((paragraph, i) => {
    if (i > 0) base += box.gap ?? 0;
    return breakLines(paragraph.trim(), box.w, measure).map((line) => {
      const placed = { text: line, base, block: `${field} ${i}` };
      base += box.leading;
      return placed;
    });
  });
}

/** Sets running text and gives the baseline of its last line. */
export function setParagraphs(sheet: SheetBuilder, field: string, text: string, box: ParagraphBox): number {
  const lines = layParagraphs(sheet, field, text, box);
  for (const line of lines) sheet.text(field, line.text, { ...box, base: line.base, block: line.block });
  return lines.at(-1)?.base ?? box.base;
}
