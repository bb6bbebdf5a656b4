import { fitPoints } from '../page/fit-text.ts';
import type { SheetBuilder, TextBox } from '../page/sheet-builder.ts';
import { nameInTwoLines, unbrokenName } from './person-name.ts';

export interface NamePlace {
  readonly box: Pick<TextBox, 'x' | 'w' | 'face' | 'align'>;
  readonly oneLine: { readonly base: number; readonly pt: number; readonly minPt: number };
  readonly twoLines: { readonly base: number; readonly leading: number; readonly pt: number; readonly minPt: number };
}

/**
 * Sets a person's name on one line, and where that would be too small on two lines of nearly equal length. A name with
 * no place to break may shrink on one line as far as two would.
 */
export function setName(sheet: SheetBuilder, field: string, name: string, place: NamePlace): void {
  const { box, oneLine, twoLines } = place;
  const whole = unbrokenName(name);
  const width = (text: string): number => sheet.shape(field, text, box.face).width;
  if (fitPoints(width(whole), { w: box.w, ...oneLine, step: 0.5 }) !== undefined) {
    sheet.text(field, whole, { ...box, ...oneLine, role: 'heading' });
    return;
  }
  const imbalance = ([first, second]: [string, string]): number => Math.abs(width(first) - width(second));
  const [best] = nameInTwoLines(name).toSorted((a, b) => imbalance(a) - imbalance(b));
  if (!best) {
    sheet.text(field, whole, { ...box, ...oneLine, minPt: twoLines.minPt, role: 'heading' });
    return;
  }
  const { leading, ...size } = twoLines;
  const longer = Math.max(...best.map(width));
  const pt = fitPoints(longer, { w: box.w, ...size, step: 0.5 }) ?? size.minPt;
  best.forEach((line, i) => {
    sheet.text(field, line, { ...box, base: size.base + i * leading, pt, role: 'heading', block: field });
  });
}
