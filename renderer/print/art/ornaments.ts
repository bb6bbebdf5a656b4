import type { Ink } from '../page/palette.ts';
import type { ArtPart } from '../page/sheet.ts';
import { fillsOf, lozenge, mapped, type Polygons, rectangle } from './polygons.ts';

const drawn = (parts: readonly Polygons[]): ArtPart[] => [{ fills: fillsOf(parts) }];

const STRIP_HEIGHT = 3.4;

/** A band under a letterhead (`down`) or over a foot (`up`), of so many triangles. The origin is its top left corner. */
export function strip(width: number, modules: number, points: 'down' | 'up'): ArtPart[] {
  const m = width / modules;
  const parts: Polygons[] = [
    { green: [rectangle(0, 0, width, 0.45)] },
    ...Array.from({ length: modules }, (_, i): Polygons => {
      const triangle = (inset: number, from: number, to: number) =>
        [
          [i * m + inset, from],
          [(i + 1) * m - inset, from],
          [(i + 0.5) * m, to],
        ] as const;
      return {
        green: [triangle(0.5, 0.8, 3.2)],
        white: [triangle(1.75, 1.15, 2.62)],
        ochre: [triangle(2.3, 1.35, 2.3)],
      };
    }),
    ...Array.from({ length: modules - 1 }, (_, i): Polygons => {
      const joint = (i + 1) * m;
      return {
        red: [
          [
            [joint - 0.9, 3.2],
            [joint + 0.9, 3.2],
            [joint, 2.15],
          ],
        ],
      };
    }),
  ];
  return drawn(points === 'down' ? parts : parts.map((part) => mapped(part, ([x, y]) => [x, STRIP_HEIGHT - y])));
}

/** The line under a title, with a lozenge between two triangles. The origin is its middle. */
export function divider(width: number, accent: 'green' | 'red'): ArtPart[] {
  const bead: Ink = accent === 'green' ? 'red' : 'green';
  const wings = [-1, 1].map((d): Polygons => {
    const line = [7.6 * d, (width / 2) * d] as const;
    return {
      [accent]: [
        [
          [1.75 * d, 0],
          [4.6 * d, -1.55],
          [4.6 * d, 1.55],
        ],
        [
          [line[0], -0.14],
          [line[1], -0.14],
          [line[1], 0.14],
          [line[0], 0.14],
        ],
      ],
      [bead]: [lozenge(6 * d, 0, 0.8, 0.6)],
    };
  });
  return drawn([{ ochre: [lozenge(0, 0, 1.45, 1.55)] }, ...wings]);
}

/** The mark that stands in until the association has given its logo, in a square of this side. Origin: top left. */
export function fallbackMark(size: number): ArtPart[] {
  const unit = size / 20;
  const tip = [
    [1.35, 0],
    [5.1, -3.25],
    [5.1, 3.25],
  ] as const;
  const point = [
    [8.1, 0],
    [5.75, -2.3],
    [5.75, 2.3],
  ] as const;
  const quarter = (ink: Ink, turn: (x: number, y: number) => readonly [number, number]): Polygons => ({
    [ink]: [tip, point].map((triangle) => triangle.map(([x, y]) => turn(x, y))),
  });
  const parts: Polygons[] = [
    { green: [lozenge(0, 0, 10, 10), lozenge(0, 0, 9.1, 9.1)] },
    quarter('green', (x, y) => [x, y]),
    quarter('red', (x, y) => [-x, y]),
    quarter('ochre', (x, y) => [y, x]),
    quarter('ochre', (x, y) => [y, -x]),
  ];
  return drawn(parts.map((part) => mapped(part, ([x, y]) => [(x + 10) * unit, (y + 10) * unit])));
}

/** The lozenges on the corners of a card `w` × `h`: ochre on white, so that the card's line stops short of them. */
export function cardPoints(w: number, h: number): ArtPart[] {
  const corners = [
    [0, 0],
    [w, 0],
    [0, h],
    [w, h],
  ] as const;
  return drawn([
    {
      white: corners.map(([x, y]) => lozenge(x, y, 2.2, 2.2)),
      ochre: corners.map(([x, y]) => lozenge(x, y, 1.5, 1.5)),
    },
  ]);
}

/** Thermal paper: everything on whole dots of 1/8 mm, one colour. */
export function thermalStrip(width: number, points: 'down' | 'up'): ArtPart[] {
  const pitch = 3;
  const height = 2.25;
  const triangles = Array.from({ length: Math.floor(width / pitch) }, (_, i) => {
    const from = i * pitch + 0.25;
    return [
      [from, 0.625],
      [from + 2.5, 0.625],
      [from + 1.25, height],
    ] as const;
  });
  const part: Polygons = { black: [rectangle(0, 0, width, 0.375), ...triangles] };
  return drawn([points === 'down' ? part : mapped(part, ([x, y]) => [x, height - y])]);
}
