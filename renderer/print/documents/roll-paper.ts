import type { TextBox } from '../page/sheet-builder.ts';

export type RollWidth = 80 | 58;

/** A thermal roll, in millimetres: the paper, and on it the part the head can reach. */
export interface Roll {
  readonly paper: number;
  readonly x: number;
  readonly w: number;
  readonly text: Pick<TextBox, 'x' | 'w' | 'align' | 'face'>;
}

const roll = (paper: number, w: number): Roll => {
  const x = (paper - w) / 2;
  return { paper, x, w, text: { x, w, align: 'centre', face: 'Cairo Bold' } };
};

/** 576 and 384 dots of an eighth of a millimetre (203 dpi). */
export const ROLLS: Readonly<Record<RollWidth, Roll>> = { 80: roll(80, 72), 58: roll(58, 48) };

/** The side of one dot. */
export const DOT = 0.125;

/** The nearest whole dot: lines between dots print grey, that is, ragged. */
export const onDots = (length: number): number => Math.round(length / DOT) * DOT;
