import type { Ink } from '../page/palette.ts';
import type { ArtFill } from '../page/sheet.ts';

export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** Polygons of one drawing by colour. */
export type Polygons = Partial<Record<Ink, readonly Polygon[]>>;

const coordinate = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Joins polygons into one fill a colour, painted in the order green, red, white, ochre: each lies on those before it. */
export function fillsOf(parts: readonly Polygons[]): ArtFill[] {
  return (['green', 'red', 'white', 'ochre', 'black'] as const).flatMap((ink) => {
    const polygons = parts.flatMap((part) => part[ink] ?? []);
    return polygons.length === 0 ? [] : [{ ink, path: polygons.map(polygonPath).join(' ') }];
  });
}

const polygonPath = (polygon: Polygon): string =>
  `${polygon.map(([x, y], i) => `${coordinate(x)} ${coordinate(y)} ${i === 0 ? 'm' : 'l'}`).join(' ')} h`;

/** The same polygons, each point put through a map. */
export function mapped(part: Polygons, map: (point: Point) => Point): Polygons {
  return Object.fromEntries(
    Object.entries(part).map(([ink, polygons]) => [ink, polygons.map((polygon) => polygon.map(map))]),
  );
}

export const rectangle = (x: number, y: number, w: number, h: number): Polygon => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

export const lozenge = (x: number, y: number, rx: number, ry: number): Polygon => [
  [x, y - ry],
  [x + rx, y],
  [x, y + ry],
  [x - rx, y],
];
