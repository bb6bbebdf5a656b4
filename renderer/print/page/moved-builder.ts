import { movedItem } from './sheet.ts';
import type { SheetBuilder } from './sheet-builder.ts';

/** The same page, on which whatever is set stands elsewhere: millimetres to the right and down. */
export const movedBuilder = (sheet: SheetBuilder, dx: number, dy: number): SheetBuilder => ({
  ...sheet,
  add: (item) => sheet.add(movedItem(item, dx, dy)),
  text: (field, text, box) => sheet.text(field, text, { ...box, x: box.x + dx, base: box.base + dy }),
  code: (field, payload, box) => sheet.code(field, payload, { ...box, x: box.x + dx, y: box.y + dy }),
});
