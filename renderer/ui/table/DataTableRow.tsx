import { memo } from 'react';
import { CheckMark } from '../fields/Checkbox.tsx';
import styles from './DataTable.module.css';
import type { DataTableColumn } from './data-table-column.ts';

interface DataTableRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly DataTableColumn<Row>[];
  readonly headerColumn: string | undefined;
  readonly isActive: boolean;
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly hasCheck: boolean;
}

function DataTableRowView<Row>(props: DataTableRowProps<Row>) {
  const { id, row, index, top, columns, headerColumn, isActive, isSelected, hasCheck } = props;
  return (
    <div
      role="row"
      className={styles.row}
      style={{ transform: `translateY(${String(top)}px)` }}
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive}
      data-row-key={id}
      data-row-index={index}
    >
      {hasCheck && (
        <div role="gridcell" className={styles.checkCell} data-check>
          <CheckMark isSelected={isSelected === true} />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.id}
          role={column.id === headerColumn ? 'rowheader' : 'gridcell'}
          className={styles.cell}
          data-align={column.align}
        >
          <div className={styles.content}>{column.cell(row)}</div>
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when its record, its place or its state changes. */
export const DataTableRow = memo(DataTableRowView) as typeof DataTableRowView;
