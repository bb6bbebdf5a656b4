import type { ArtPart } from '../page/sheet.ts';
import { fillsOf, lozenge, type Polygons, rectangle } from './polygons.ts';

/*
 * The certificate's frame, drawn after the geometry of the wall painting of Asir (al-qatt): along each side a run of
 * modules, joints between them, and four corner blocks. On a side, s runs along the edge and t inwards from it; every
 * module is symmetric about its middle, so opposite sides share one drawing.
 */
const CORNER = 8;
const MODULE = 7.25;
const MIDDLE = MODULE / 2;
const LONG_SIDE = 36;
const SHORT_SIDE = 24;

/** The outer size of the frame in millimetres: 36 × 24 modules and the corners divide both sides of an A4 exactly. */
const FRAME_SIZE = { width: 2 * CORNER + LONG_SIDE * MODULE, height: 2 * CORNER + SHORT_SIDE * MODULE } as const;

const MODULE_PART: Polygons = {
  green: [
    [
      [0.45, 1.95],
      [6.8, 1.95],
      [MIDDLE, 5.75],
    ],
    [
      [2.275, 8],
      [4.975, 8],
      [MIDDLE, 9.25],
    ],
    lozenge(MIDDLE, 9.95, 0.42, 0.45),
  ],
  white: [
    [
      [1.75, 2.5],
      [5.5, 2.5],
      [MIDDLE, 4.6],
    ],
  ],
  ochre: [
    [
      [2.4, 2.8],
      [4.85, 2.8],
      [MIDDLE, 4],
    ],
  ],
  red: [lozenge(MIDDLE, 6.8, 0.75, 0.6)],
};

const JOINT_PART: Polygons = {
  red: [
    [
      [-2.825, 5.75],
      [2.825, 5.75],
      [0, 2.7],
    ],
  ],
  white: [rectangle(-0.99, 4.6, 0.28, 1.15), rectangle(-0.14, 4, 0.28, 1.75), rectangle(0.71, 4.6, 0.28, 1.15)],
  ochre: [lozenge(-0.95, 6.8, 0.42, 0.35), lozenge(0.95, 6.8, 0.42, 0.35)],
  green: [
    [
      [-0.7, 8],
      [0.7, 8],
      [0, 8.75],
    ],
  ],
};

const END_PART: Polygons = {
  red: [
    [
      [0.25, 5.75],
      [2.825, 5.75],
      [0.25, 2.95],
    ],
  ],
};

/** Two green triangles and two red ones meet: two parties brought together. Local origin: the outer corner. */
const CORNER_PART: Polygons = {
  green: [
    [
      [2.17, 1.95],
      [7.23, 1.95],
      [4.7, 4.48],
    ],
    [
      [2.17, 7.45],
      [7.23, 7.45],
      [4.7, 4.92],
    ],
  ],
  red: [
    [
      [1.95, 2.17],
      [1.95, 7.23],
      [4.48, 4.7],
    ],
    [
      [7.45, 2.17],
      [7.45, 7.23],
      [4.92, 4.7],
    ],
  ],
  white: [lozenge(4.7, 4.7, 1.77, 1.77)],
  ochre: [lozenge(4.7, 4.7, 1.35, 1.35)],
};

type Matrix = ArtPart['matrix'];

const along = (s: number): Matrix => [1, 0, 0, 1, s, 0];

/**
 * A whole side in its own axes. Every module is the same text under another matrix, which compresses to a few bytes;
 * as one path the frame would be larger than the rest of a certificate.
 */
function side(modules: number): ArtPart[] {
  const length = modules * MODULE;
  return [
    { fills: fillsOf([{ green: [rectangle(0, 5.95, length, 0.17)] }]) },
    ...Array.from({ length: modules }, (_, i) => ({ matrix: along(i * MODULE), fills: fillsOf([MODULE_PART]) })),
    ...Array.from({ length: modules - 1 }, (_, i) => ({
      matrix: along((i + 1) * MODULE),
      fills: fillsOf([JOINT_PART]),
    })),
    { fills: fillsOf([END_PART]) },
    { matrix: [-1, 0, 0, 1, length, 0], fills: fillsOf([END_PART]) },
  ];
}

/** Three rings by even-odd filling: from the edge inwards, dark and light by turns. */
const rails = (width: number, height: number): Polygons => ({
  green: [0, 0.9, 1.35, 1.57, 7.65, 8].map((t) => rectangle(t, t, width - 2 * t, height - 2 * t)),
});

/** The frame; the origin is its outer top left corner. */
export function qattFrame(): ArtPart[] {
  const { width, height } = FRAME_SIZE;
  const long = side(LONG_SIDE);
  const short = side(SHORT_SIDE);
  const corner = fillsOf([CORNER_PART]);
  return [
    { fills: fillsOf([rails(width, height)]) },
    { matrix: [1, 0, 0, 1, CORNER, 0], parts: long },
    { matrix: [1, 0, 0, -1, CORNER, height], parts: long },
    { matrix: [0, 1, 1, 0, 0, CORNER], parts: short },
    { matrix: [0, 1, -1, 0, width, CORNER], parts: short },
    { fills: corner },
    { matrix: [-1, 0, 0, 1, width, 0], fills: corner },
    { matrix: [1, 0, 0, -1, 0, height], fills: corner },
    { matrix: [-1, 0, 0, -1, width, height], fills: corner },
  ];
}
