import type { RowData } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useState, type CSSProperties, type FocusEvent, type MouseEvent } from 'react';
import { classNames } from '../class-names.ts';
import { KeyScope } from '../keyboard/KeyScope.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './DataTable.module.css';
import { DataTableFoot } from './DataTableFoot.tsx';
import { DataTableHead } from './DataTableHead.tsx';
import { DataTableInstead } from './DataTableInstead.tsx';
import { DataTableRow } from './DataTableRow.tsx';
import { tracksOf } from './data-table-column.ts';
import type { DataTableProps } from './data-table-props.ts';
import { gridKeys } from './grid-keys.ts';
import { observeSize } from './observe-size.ts';
import { useFittingColumns } from './use-fitting-columns.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowGeometry } from './use-row-geometry.ts';
import { useRowOrder } from './use-row-order.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useSecondPass } from './use-second-pass.ts';
import { useTableModel } from './use-table-model.ts';

const lowerCase = (text: string) => text.toLowerCase();

/** Every list of the app: sorted, filtered, selected and walked by keyboard; only the rows in sight are drawn. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { selection: mode = 'none', rowKey, rowHeight = 44, visibleRows, onOpen } = props;
  const words = useUiWords();
  const [sort, setSort] = useState(props.initialSort ?? null);
  const { shown, isOrdering, needle } = useRowOrder({ ...props, sort, fold: props.fold ?? lowerCase });
  const { scroller, ruler, head, rowSize, headSize, pageRows } = useRowGeometry(rowHeight, { needle, sort });
  const { onFocusRow, autoFocus = false } = props;
  const focus = useRowFocus({ shown, rowKey, scroller, rowSize, headSize, onFocusRow, autoFocus });
  const selection = useRowSelection({ ...props, mode, shown });
  const hasChecks = mode === 'multiple';
  const columns = useFittingColumns(props.columns, hasChecks, scroller);
  const { activeIndex } = focus;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowSize,
    observeElementRect: observeSize,
    scrollToFn: stay,
    overscan: OVERSCAN,
    // The active row is always drawn: it holds the focus, and Tab must find it.
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), activeIndex),
  });
  const drawn = virtualizer.getVirtualIndexes().filter((index) => index < shown.length);
  const drawnKey = drawn.join(' ');
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the indexes are a new array at each draw, their words are not
  const inSight = useMemo(() => drawn.flatMap((index) => shown[index] ?? []), [shown, drawnKey]);
  const model = useTableModel({ columns, rowKey, sort, onSort: setSort, inSight });
  const firstInSight = Math.min(Math.round((virtualizer.scrollOffset ?? 0) / rowSize), Math.max(0, shown.length - 1));

  const open = (index: number) => {
    const row = shown[index];
    if (row !== undefined) onOpen?.(row);
  };
  // Heard by all rows together: with handlers of its own, each row would be drawn again whenever one of them changes.
  const onClick = (event: MouseEvent) => {
    const { index, isOnCheck } = pressedRow(event);
    if (index === null) return;
    if (mode === 'single') selection.selectOnly(index);
    else if (event.shiftKey) selection.extendTo(index, activeIndex);
    else if (isOnCheck || event.ctrlKey) selection.toggle(index);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const { index, isOnCheck } = pressedRow(event);
    if (index !== null && !isOnCheck) open(index);
  };
  const focusHead = () => head.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  const onKeyDown = gridKeys({ focus, selection, open, total: shown.length, pageRows, focusHead });
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const key = target.dataset['rowKey'];
    if (key !== undefined) focus.onRowFocused(key);
  };

  const tracks = useMemo(() => tracksOf(columns, hasChecks), [columns, hasChecks]);
  const headerColumn = (columns.find((column) => column.isRowHeader) ?? columns[0])?.id;
  const sortedColumn = props.columns.find((column) => column.id === sort?.column);
  const isReplaced = props.error !== undefined || shown.length === 0;
  // The first rows are drawn in a pass of their own that a key may interrupt: a screen opens at once, however much a row costs.
  const isDrawn = useDeferredValue(!isReplaced, false);
  const hasFilters = useSecondPass();
  const frameStyle = {
    '--tracks': tracks.template,
    '--least-width': tracks.leastWidth,
    '--visible-rows': visibleRows,
  } as CSSProperties;

  return (
    <KeyScope className={classNames(styles.table, visibleRows === undefined && styles.filling)}>
      {(props.filters !== undefined || hasChecks) && (
        <div className={classNames(styles.filters, props.filters !== undefined && styles.awaited, props.filterRoom)}>
          {hasFilters && props.filters}
          <span className={styles.selectedCount} role="status">
            {selection.selected.size > 0 && words.rowsSelected(selection.selected.size, props.rows.length)}
          </span>
        </div>
      )}
      <div
        className={classNames(styles.frame, rowHeight === 56 && styles.twoLines)}
        style={frameStyle}
        data-fixed={visibleRows !== undefined}
      >
        <div ref={ruler} className={styles.ruler} aria-hidden="true" />
        <div
          ref={scroller}
          role="grid"
          className={styles.scroller}
          aria-label={props.label}
          aria-rowcount={shown.length + 1}
          aria-colcount={columns.length + (hasChecks ? 1 : 0)}
          aria-multiselectable={hasChecks || undefined}
          aria-busy={props.isLoading === true || isOrdering}
        >
          <DataTableHead
            ref={head}
            columns={columns}
            sort={sort}
            onSort={(column) => model.getColumn(column)?.toggleSorting()}
            checks={hasChecks ? selection : undefined}
            onLeaveDown={() => focus.focusRow(activeIndex)}
          />
          <div
            role="rowgroup"
            className={styles.body}
            style={{ blockSize: isReplaced ? 0 : virtualizer.getTotalSize() }}
            onKeyDown={onKeyDown}
            onClick={onClick}
            onDoubleClick={onDoubleClick}
            onFocus={onFocus}
            onBlur={focus.onRowsBlurred}
          >
            {!isReplaced &&
              isDrawn &&
              model.getRowModel().rows.map(({ id, original }, place) => {
                const index = drawn[place] ?? 0;
                return (
                  <DataTableRow
                    key={id}
                    id={id}
                    row={original}
                    index={index}
                    top={index * rowSize}
                    columns={columns}
                    headerColumn={headerColumn}
                    isActive={index === activeIndex}
                    isSelected={mode === 'none' ? undefined : selection.selected.has(id)}
                    hasCheck={hasChecks}
                  />
                );
              })}
          </div>
        </div>
        {isReplaced && <DataTableInstead {...props} isOrdering={isOrdering} />}
        <span className={styles.unseen} role="status">
          {sort && sortedColumn && words.sorted(sortedColumn.header, sort.direction)}
        </span>
      </div>
      {props.hasFoot !== false && (
        <DataTableFoot first={firstInSight} pageRows={pageRows()} total={isReplaced ? 0 : shown.length} />
      )}
    </KeyScope>
  );
}

/** Rows drawn beyond each edge, so that scrolling shows no gap. A wheel that jumps a whole page draws them all anew: more of them make that a long task. */
const OVERSCAN = 2;

/** Nobody asks the virtualizer to scroll. Left to itself it goes to where a new list stands anyway, for which the window would be laid out at once. */
const stay = (): void => undefined;

/** The row that was clicked, and whether on its check box; no row where the click was beside all. */
function pressedRow({ target }: MouseEvent): { readonly index: number | null; readonly isOnCheck: boolean } {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row-index]') : null;
  const isOnCheck = target instanceof Element && target.closest('[data-check]') !== null;
  return { index: row ? Number(row.dataset['rowIndex']) : null, isOnCheck };
}

const withIndex = (indexes: number[], index: number) =>
  index < 0 || indexes.includes(index) ? indexes : [...indexes, index].sort((a, b) => a - b);
