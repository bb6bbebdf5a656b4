import type { SpecimenData } from '#shared/documents/specimen.ts';
import type { FaceName, PrintEngine } from '../print-engine.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder } from '../page/sheet-builder.ts';
import { setParagraphs } from './set-paragraph.ts';

const PAGE = { width: 210, height: 297 } as const;
const BOX = { x: 15, w: 180, base: 60, pt: 28, leading: 16.8, align: 'right' } as const;

/** Each text alone on an A4 page, right to left, 28 pt, exactly as it was given: digits are not touched. */
export function composeSpecimen(
  texts: SpecimenData,
  context: Omit<BuildContext, 'digits'> & { readonly engine: PrintEngine },
  face: FaceName,
): Sheet[] {
  return texts.map((text, i) => {
    const sheet = createSheetBuilder(PAGE, { ...context, digits: 'as-given' });
    setParagraphs(sheet, `[${i}]`, text, { ...BOX, face });
    return sheet.finish();
  });
}
