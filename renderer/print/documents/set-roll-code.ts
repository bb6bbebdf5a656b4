import { encodeQr } from '../page/qr-code.ts';
import type { SheetBuilder } from '../page/sheet-builder.ts';
import { DOT, onDots, type Roll } from './roll-paper.ts';

/** Five dots a module: what a phone reads from thermal paper without doubt. */
const MODULE = 5 * DOT;
const SMALLEST_MODULE = 3 * DOT;

/** A QR code in the middle of a roll, every module on whole dots. Gives the lower edge of the code. */
export function setRollCode(
  sheet: SheetBuilder,
  roll: Roll,
  field: string,
  payload: string,
  top: number,
  alt: string,
): number {
  const modules = encodeQr(payload)?.size ?? 0;
  const quiet = 8;
  const module =
    [MODULE, MODULE - DOT, SMALLEST_MODULE].find((side) => (modules + quiet) * side <= roll.w) ?? SMALLEST_MODULE;
  const size = modules * module;
  sheet.code(field, payload, {
    x: onDots(roll.x + (roll.w - size) / 2),
    y: onDots(top),
    size,
    minModule: SMALLEST_MODULE,
    alt,
  });
  return onDots(top) + size;
}
