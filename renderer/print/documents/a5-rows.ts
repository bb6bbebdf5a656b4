import type { SheetBuilder } from '../page/sheet-builder.ts';

const LABEL = { x: 106, w: 30, face: 'Amiri', pt: 11.5, minPt: 9.5, align: 'right' } as const;
const VALUE = { x: 12, w: 92, face: 'Amiri Bold', pt: 13, minPt: 10, align: 'right' } as const;
const RULE = { from: 12, to: 136, below: 2.9 } as const;

export interface A5Row {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

/** Rows of label and value with a hairline under each. */
export function setRows(sheet: SheetBuilder, rows: readonly A5Row[], from: { base: number; step: number }): void {
  rows.forEach(({ field, label, value }, i) => {
    const base = from.base + i * from.step;
    const y = base + RULE.below;
    sheet.text(field, label, { ...LABEL, base });
    sheet.text(field, value, { ...VALUE, base });
    sheet.add({ kind: 'line', from: [RULE.from, y], to: [RULE.to, y], width: 0.12, ink: 'black' });
  });
}
