import type { RowData } from '@tanstack/react-table';
import { EmptyState } from '../feedback/EmptyState.tsx';
import { Skeleton } from '../feedback/Skeleton.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './DataTable.module.css';
import type { DataTableProps } from './data-table-props.ts';

interface InsteadProps<Row extends RowData> extends DataTableProps<Row> {
  /** The rows are there, their order is not. */
  readonly isOrdering: boolean;
}

/** What stands where the rows would be: an error, rows on their way, none yet, or none that match. */
export function DataTableInstead<Row extends RowData>(props: InsteadProps<Row>) {
  return <div className={styles.instead}>{insteadOf(props, useUiWords())}</div>;
}

function insteadOf<Row extends RowData>(props: InsteadProps<Row>, words: ReturnType<typeof useUiWords>) {
  const { error, rows, isLoading, isOrdering, empty, rowHeight = 44, visibleRows = 8 } = props;
  if (error !== undefined) return error;
  if (rows.length > 0 && !isOrdering) return <EmptyState title={words.noResults} />;
  if (isLoading === true || isOrdering) return <Skeleton rows={visibleRows} rowHeight={rowHeight} hasLead={false} />;
  return empty ?? <EmptyState title={words.noRows} />;
}
