import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { DataTableColumn, DataTableSort } from './data-table-column.ts';
import { atOnce, inSlices } from './in-slices.ts';
import { orderRows, type RowOrder } from './row-order.ts';

/** As many rows are ordered at once within a frame; more are ordered in slices, while the earlier order stands. */
const AT_ONCE = 500;

interface RowOrderInput<Row> {
  readonly columns: readonly DataTableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly filterText?: string;
  readonly searchText?: (row: Row) => string;
  readonly fold: (text: string) => string;
  readonly foldRows?: (text: string) => string;
  readonly sort: DataTableSort | null;
}

/** The rows in the order and choice they are shown. Filtering waits for typing to pause; no list holds the window. */
export function useRowOrder<Row>(input: RowOrderInput<Row>) {
  const { columns, rows, fold, foldRows = fold } = input;
  // The head says at once how the list is to be sorted; the rows follow in a pass that a key may interrupt.
  const sort = useDeferredValue(input.sort);
  const needle = useDeferredValue(fold((input.filterText ?? '').trim()));
  const sortValue = columns.find(({ id }) => id === sort?.column)?.sortValue;
  const direction = sort?.direction ?? 'ascending';
  // Where nothing is filtered, another way to say what is searched is no other order.
  const searchText = needle === '' ? undefined : input.searchText;
  const order = useMemo<RowOrder<Row>>(
    () => ({ rows, sortValue, direction, needle, searchText, fold: foldRows }),
    [rows, sortValue, direction, needle, searchText, foldRows],
  );
  const isQuick = rows.length <= AT_ONCE || (sortValue === undefined && needle === '');
  const quick = useMemo(() => (isQuick ? atOnce(orderRows(order)) : null), [isQuick, order]);
  const [sliced, setSliced] = useState<Sliced<Row> | null>(null);
  useEffect(
    // Drawn as a transition: all rows in sight are other ones, and what is drawn at once is drawn in one piece.
    () =>
      isQuick ? undefined : inSlices(orderRows(order), (shown) => startTransition(() => setSliced({ order, shown }))),
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
  readonly shown: readonly Row[];
}

const NOTHING: readonly never[] = [];
