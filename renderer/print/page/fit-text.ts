import { POINTS_PER_MM } from '../pdf/pdf-file.ts';

/** The length of a line in millimetres at a type size in points; `ems` is its width in ems. */
export const lineLength = (ems: number, points: number): number => (ems * points) / POINTS_PER_MM;

/** Rounding in the last digit must not make a text that fits exactly too long. */
const TOLERANCE = 1e-6;

/**
 * The largest size at which a line fits its box, going down from the wished size step by step to the smallest allowed.
 * Undefined if even that is too large.
 */
export function fitPoints(
  ems: number,
  box: {
    readonly w: number;
    readonly pt: number;
    readonly minPt?: number | undefined;
    readonly step?: number | undefined;
  },
): number | undefined {
  const { w, pt, minPt = pt, step = 0.5 } = box;
  for (let points = pt; points >= minPt - TOLERANCE; points -= step) {
    if (lineLength(ems, points) <= w + TOLERANCE) return points;
  }
  return undefined;
}
