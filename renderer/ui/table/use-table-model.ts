import { rowSortingFeature, tableFeatures, useTable, type ColumnDef, type RowData } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { DataTableColumn, DataTableSort } from './data-table-column.ts';

const features = tableFeatures({ rowSortingFeature });

interface TableModelInput<Row> {
  readonly columns: readonly DataTableColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly sort: DataTableSort | null;
  readonly onSort: (sort: DataTableSort) => void;
  /** Those of the ordered rows that are drawn; stable between changes. */
  readonly inSight: readonly Row[];
}

/**
 * Columns, their sorting and the rows in sight, in TanStack Table. It is given rows that are in order already: of a long
 * list it would make a row each and sort them in one piece, which `useRowOrder` does in slices.
 */
export function useTableModel<Row extends RowData>({ columns, rowKey, sort, onSort, inSight }: TableModelInput<Row>) {
  const definitions = useMemo(() => columns.map(toDefinition), [columns]);
  const sorting = useMemo(() => (sort ? [{ id: sort.column, desc: sort.direction === 'descending' }] : []), [sort]);
  return useTable({
    features,
    columns: definitions,
    data: inSight,
    getRowId: rowKey,
    state: { sorting },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change;
      if (next) onSort({ column: next.id, direction: next.desc ? 'descending' : 'ascending' });
    },
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    sortDescFirst: false,
  });
}

const toDefinition = <Row extends RowData>({
  id,
  header,
  cell,
  sortValue,
}: DataTableColumn<Row>): ColumnDef<typeof features, Row> => ({
  id,
  header,
  cell: ({ row }) => cell(row.original),
  ...(sortValue ? { accessorFn: sortValue } : { enableSorting: false }),
});
