import type { AlignmentData } from '#shared/documents/alignment.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder } from '../page/sheet-builder.ts';

const SIZES = { A4: { width: 210, height: 297 }, A5: { width: 148, height: 210 } } as const;

/** Where the crosses stand that are measured, from the left and the upper edge. */
const CROSS = 20;
const CROSS_ARM = 8;

/** Rulers from 0 to 30 mm along the left and the upper edge. */
const RULER = 30;

/** Measured on paper: the distance from both edges to the cross is 20 mm, or differs by what has to be entered. */
export function composeAlignment({ paper, title, note }: AlignmentData, context: Omit<BuildContext, 'digits'>): Sheet {
  const size = SIZES[paper];
  const sheet = createSheetBuilder(size, { ...context, digits: 'latin' });
  for (const x of [CROSS, size.width - CROSS]) for (const y of [CROSS, size.height - CROSS]) setCross(sheet, x, y);
  for (let mm = 1; mm <= RULER; mm += 1) {
    const length = mm % 10 === 0 ? 6 : mm % 5 === 0 ? 4 : 2.5;
    sheet.add({ kind: 'line', from: [mm, 50], to: [mm, 50 + length], width: 0.15, ink: 'black' });
    sheet.add({ kind: 'line', from: [50, mm], to: [50 + length, mm], width: 0.15, ink: 'black' });
  }
  for (const mm of [10, 20, 30]) {
    const digits = { w: 8, face: 'Amiri', pt: 9, align: 'centre' } as const;
    sheet.text('ruler', String(mm), { ...digits, x: mm - 4, base: 60 });
    sheet.text('ruler', String(mm), { ...digits, x: 57, base: mm + 1 });
  }
  const middle = { x: 20, w: size.width - 40, align: 'centre' } as const;
  sheet.text('title', title, {
    ...middle,
    base: size.height / 2,
    face: 'Amiri Bold',
    pt: 22,
    minPt: 12,
    role: 'title',
  });
  sheet.text('note', note, { ...middle, base: size.height / 2 + 12, face: 'Amiri', pt: 13, minPt: 8 });
  return sheet.finish();
}

function setCross(sheet: SheetBuilder, x: number, y: number): void {
  const line = { kind: 'line', width: 0.15, ink: 'black' } as const;
  sheet.add({ ...line, from: [x - CROSS_ARM, y], to: [x + CROSS_ARM, y] });
  sheet.add({ ...line, from: [x, y - CROSS_ARM], to: [x, y + CROSS_ARM] });
  sheet.add({ kind: 'circle', x, y, radius: 3, width: 0.15, ink: 'black' });
}
