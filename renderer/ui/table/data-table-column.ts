import type { ReactNode } from 'react';

/** What a column sorts by: a number (dates as milliseconds), a text, or null for «unknown», which always goes last. */
export type SortValue = number | string | null;

/** One column of a DataTable. */
export interface DataTableColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. Texts are folded first, then compared by code unit: alphabetical for folded Arabic. */
  readonly sortValue?: (row: Row) => SortValue;
  /** Least width, in design pixels (at a 16-px root). Default 96. */
  readonly width?: number;
  /** Its share of the width that is left; 0 keeps it at `width`. Default 1. */
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** The cell that names the row when it is read out; the first column unless one says so. */
  readonly isRowHeader?: boolean;
  /** May be left out where the list has no room for every column, 1 first. What it says is on the row's own screen too. */
  readonly spare?: number;
}

/** The order of the rows. */
export interface DataTableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

const DEFAULT_WIDTH = 96;
/** Of the column of check marks, as `--check-column`. */
const CHECK_WIDTH = 40;
export const ROOT_PX = 16;

/** The grid tracks of a list of columns, and the least width of a row, as CSS values. */
export function tracksOf<Row>(columns: readonly DataTableColumn<Row>[], hasChecks: boolean) {
  const tracks = columns.map(({ width = DEFAULT_WIDTH, grow = 1 }) =>
    grow > 0 ? `minmax(${rem(width)}, ${String(grow)}fr)` : rem(width),
  );
  const least = columns.reduce((sum, { width = DEFAULT_WIDTH }) => sum + width, 0);
  return {
    template: [...(hasChecks ? ['var(--check-column)'] : []), ...tracks].join(' '),
    leastWidth: hasChecks ? `calc(var(--check-column) + ${rem(least)})` : rem(least),
  };
}

/** The spare columns in the order in which they are left out. */
export const spareFirst = <Row>(columns: readonly DataTableColumn<Row>[]): readonly DataTableColumn<Row>[] =>
  columns
    .filter(({ spare }) => spare !== undefined)
    .toSorted(({ spare: one = 0 }, { spare: other = 0 }) => one - other);

/** How many spare columns are left out of a list whose box is so many design pixels wide. */
export function countLeftOut<Row>(columns: readonly DataTableColumn<Row>[], hasChecks: boolean, room: number): number {
  const spare = spareFirst(columns);
  let lacking = columns.reduce((sum, { width = DEFAULT_WIDTH }) => sum + width, hasChecks ? CHECK_WIDTH : 0) - room;
  let count = 0;
  for (; lacking > 0 && count < spare.length; count += 1) lacking -= spare[count]?.width ?? DEFAULT_WIDTH;
  return count;
}

const rem = (px: number) => `${String(px / ROOT_PX)}rem`;
