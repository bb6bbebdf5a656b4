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
}

/** The order of the rows. */
export interface DataTableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

const DEFAULT_WIDTH = 96;
const ROOT_PX = 16;

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

const rem = (px: number) => `${String(px / ROOT_PX)}rem`;
