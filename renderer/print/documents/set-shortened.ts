import { fitPoints } from '../page/fit-text.ts';
import type { SheetBuilder, TextBox } from '../page/sheet-builder.ts';

/** Sets a title; where even the smallest size is too long, words fall away at its end and «…» takes their place. */
export function setShortened(
  sheet: SheetBuilder,
  field: string,
  title: string,
  box: TextBox,
  dress: (title: string) => string,
): void {
  const words = title.split(/ +/u);
  for (let kept = words.length; kept > 0; kept--) {
    const text = dress(kept === words.length ? title : `${words.slice(0, kept).join(' ')} …`);
    if (kept === 1 || fitPoints(sheet.shape(field, text, box.face).width, box) !== undefined) {
      sheet.text(field, text, box);
      return;
    }
  }
}
