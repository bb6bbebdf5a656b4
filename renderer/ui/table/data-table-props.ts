import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { DataTableColumn, DataTableSort } from './data-table-column.ts';
import type { SelectionMode } from './use-row-selection.ts';

/** What a DataTable is given. */
export interface DataTableProps<Row extends RowData> {
  /** What the list is called when it is read out. */
  readonly label: string;
  /** Keep the array itself stable between renders (module scope or useMemo). */
  readonly columns: readonly DataTableColumn<Row>[];
  /** Stable between changes, too: a new array is a new list. */
  readonly rows: readonly Row[];
  /** A stable function; selection and focus are kept by this key. */
  readonly rowKey: (row: Row) => string;
  readonly selection?: SelectionMode;
  /** Leave out to let the table keep the selection itself. */
  readonly selectedKeys?: ReadonlySet<string>;
  readonly onSelectionChange?: (keys: ReadonlySet<string>) => void;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** The row the arrow keys came to: for a preview beside the list. */
  readonly onFocusRow?: (row: Row) => void;
  /** The list is what the screen is for: its first row gets the focus once it is there. */
  readonly autoFocus?: boolean;
  /** Shows only rows whose folded `searchText` contains the folded text. */
  readonly filterText?: string;
  readonly searchText?: (row: Row) => string;
  /** Makes spellings of one word equal (hamza, ta marbuta, diacritics). Stable. Default: lower case. */
  readonly fold?: (text: string) => string;
  /** For a list whose columns and `searchText` give texts that are folded already, and whose many rows need not be folded again. Stable. Default: `fold`. */
  readonly foldRows?: (text: string) => string;
  readonly initialSort?: DataTableSort;
  /** Design height; short screens tighten both. */
  readonly rowHeight?: 44 | 56;
  /** A fixed number of rows. Otherwise the table takes the height its parent, a flex column, has left. */
  readonly visibleRows?: number;
  /** Above the head: a filter field, FilterChips. */
  readonly filters?: ReactNode;
  /** A class that says `--filter-lines` where the filters take more than one: that room is kept before they come. */
  readonly filterRoom?: string | undefined;
  readonly isLoading?: boolean;
  /** Instead of the rows: an ErrorState. */
  readonly error?: ReactNode;
  /** Instead of the rows when there are none: an EmptyState. */
  readonly empty?: ReactNode;
  /** The line «١–٤ من ١٢٤» with its keys. Default true. */
  readonly hasFoot?: boolean;
}
