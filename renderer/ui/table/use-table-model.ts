import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row as TanstackRow,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useDeferredValue, useMemo } from 'react';
import type { DataTableColumn, DataTableSort, SortValue } from './data-table-column.ts';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
});

type Features = typeof features;

/** A hidden column holds the folded text of the row: the only one the filter looks at. */
const SEARCHED = 'searched text';

interface TableModelInput<Row> {
  readonly columns: readonly DataTableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly filterText?: string;
  readonly searchText?: (row: Row) => string;
  readonly fold: (text: string) => string;
  readonly initialSort?: DataTableSort;
}

/** One row as the table shows it. */
export interface ModelRow<Row> {
  readonly id: string;
  readonly original: Row;
}

/** The rows in the order and choice they are shown, from TanStack Table. Filtering waits for typing to pause. */
export function useTableModel<Row extends RowData>(input: TableModelInput<Row>) {
  const { columns, rows, rowKey, searchText, fold, initialSort } = input;
  const needle = useDeferredValue(fold((input.filterText ?? '').trim()));
  const definitions = useMemo(() => toDefinitions(columns, searchText, fold), [columns, searchText, fold]);
  const table = useTable<Features, Row, { sorting: SortingState }>(
    {
      features,
      columns: definitions,
      data: rows,
      getRowId: rowKey,
      initialState: { sorting: initialSort ? [toColumnSort(initialSort)] : [] },
      state: { globalFilter: needle },
      globalFilterFn: containsText,
      getColumnCanGlobalFilter: (column) => column.id === SEARCHED,
      enableSortingRemoval: false,
      enableMultiSort: false,
      sortDescFirst: false,
    },
    (state) => ({ sorting: state.sorting }),
  );
  const [sorting] = table.state.sorting;
  const sort: DataTableSort | null = sorting
    ? { column: sorting.id, direction: sorting.desc ? 'descending' : 'ascending' }
    : null;
  const shown: readonly ModelRow<Row>[] = table.getRowModel().rows;
  return { shown, needle, sort, setSort: (next: DataTableSort) => table.setSorting([toColumnSort(next)]) };
}

const toColumnSort = ({ column, direction }: DataTableSort) => ({ id: column, desc: direction === 'descending' });

function toDefinitions<Row extends RowData>(
  columns: readonly DataTableColumn<Row>[],
  searchText: ((row: Row) => string) | undefined,
  fold: (text: string) => string,
): ColumnDef<Features, Row>[] {
  const sortable = columns.map(({ id, sortValue }): ColumnDef<Features, Row> => {
    if (!sortValue) return { id, enableSorting: false };
    return { id, accessorFn: (row) => comparable(sortValue(row), fold), sortFn: byValue, sortUndefined: 'last' };
  });
  if (!searchText) return sortable;
  return [...sortable, { id: SEARCHED, accessorFn: (row) => fold(searchText(row)), enableSorting: false }];
}

/** Unknown values become undefined, which TanStack Table can keep at the end in both directions. */
const comparable = (value: SortValue, fold: (text: string) => string) =>
  value === null ? undefined : typeof value === 'string' ? fold(value) : value;

function byValue<Row extends RowData>(a: TanstackRow<Features, Row>, b: TanstackRow<Features, Row>, columnId: string) {
  const left = a.getValue<number | string>(columnId);
  const right = b.getValue<number | string>(columnId);
  return left < right ? -1 : left > right ? 1 : 0;
}

function containsText<Row extends RowData>(row: TanstackRow<Features, Row>, columnId: string, needle: string) {
  return row.getValue<string>(columnId).includes(needle);
}
