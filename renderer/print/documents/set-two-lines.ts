import { breakLines } from '../page/break-lines.ts';
import { fitPoints, lineLength } from '../page/fit-text.ts';
import type { SheetBuilder, TextBox } from '../page/sheet-builder.ts';

/** An addressee on one line; where even the smallest size is too long, on two, the second under the first. */
export function setTwoLines(sheet: SheetBuilder, field: string, text: string, box: TextBox & { minPt: number }): void {
  const width = sheet.shape(field, text, box.face).width;
  if (fitPoints(width, box) !== undefined) {
    sheet.text(field, text, box);
    return;
  }
  const pt = box.minPt;
  const lines = breakLines(text, box.w, (line) => lineLength(sheet.shape(field, line, box.face).width, pt));
  const leading = pt * 0.48;
  if (lines.length > 2) sheet.refuse({ kind: 'text-too-long', field, text });
  lines.slice(0, 2).forEach((line, i) => {
    sheet.text(field, line, { ...box, pt, base: box.base + (i - 0.5) * leading });
  });
}
