import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { DataTableColumn, DataTableSort } from './data-table-column.ts';
import { atOnce, inSlices } from './in-slices.ts';
import { orderRows, type ModelRow, type RowOrder } from './row-order.ts';

/** As many rows are ordered at once within a frame; more are ordered in slices, while the earlier order stands. */
const AT_ONCE = 2000;

interface RowOrderInput<Row> {
  readonly columns: readonly DataTableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly filterText?: string;
  readonly searchText?: (row: Row) => string;
  readonly fold: (text: string) => string;
  readonly sort: DataTableSort | null;
}

/** The rows in the order and choice they are shown. Filtering waits for typing to pause; no list holds the window. */
export function useRowOrder<Row>(input: RowOrderInput<Row>) {
  const { columns, rows, rowKey, searchText, fold, sort } = input;
  const needle = useDeferredValue(fold((input.filterText ?? '').trim()));
  const order = useMemo<RowOrder<Row>>(
    () => ({ rows, rowKey, columns, sort, needle, searchText, fold }),
    [rows, rowKey, columns, sort, needle, searchText, fold],
  );
  const isQuick = rows.length <= AT_ONCE || (sort === null && needle === '');
  const quick = useMemo(() => (isQuick ? atOnce(orderRows(order)) : null), [isQuick, order]);
  const [sliced, setSliced] = useState<Sliced<Row> | null>(null);
  useEffect(
    () => (isQuick ? undefined : inSlices(orderRows(order), (shown) => setSliced({ order, shown }))),
    [isQuick, order],
  );
  return {
    shown: quick ?? sliced?.shown ?? NOTHING,
    /** The first order is on its way: there is nothing to show yet. */
    isOrdering: quick === null && sliced === null,
    needle,
  };
}

interface Sliced<Row> {
  readonly order: RowOrder<Row>;
  readonly shown: readonly ModelRow<Row>[];
}

const NOTHING: readonly never[] = [];
