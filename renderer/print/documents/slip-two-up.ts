import type { TwoUpSlipData } from '#shared/documents/appointment-slip.ts';
import { movedItem, type Sheet, type SheetItem } from '../page/sheet.ts';
import type { BuildContext } from '../page/sheet-builder.ts';
import { composeSlipA5 } from './slip-a5.ts';

const PAGE = { width: 297, height: 210 } as const;
/** Two A5 pages are half a millimetre narrower than an A4; the first lies on the right. */
const SHIFTS = [148.75, 0.25] as const;

/** Two A5 papers side by side on a landscape A4, with the line to cut along. */
function twoUp(pages: readonly Sheet[]): Sheet {
  const cut: SheetItem = { kind: 'line', from: [148.5, 9], to: [148.5, 201], width: 0.2, ink: 'black', dash: [2, 1.5] };
  const items = pages.flatMap((page, i) => page.items.map((item) => movedItem(item, SHIFTS[i] ?? SHIFTS[0], 0)));
  return { ...PAGE, items: [cut, ...items] };
}

export const composeTwoSlips = ({ slips }: TwoUpSlipData, context: Omit<BuildContext, 'digits'>): Sheet =>
  twoUp(slips.map((slip, i) => composeSlipA5(slip, { ...context, fieldPrefix: `${context.fieldPrefix}slips[${i}].` })));
