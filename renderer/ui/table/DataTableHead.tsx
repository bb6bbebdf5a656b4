import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useLocale } from 'react-aria-components';
import { Icon } from '../display/Icon.tsx';
import { CheckMark } from '../fields/Checkbox.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './DataTable.module.css';
import type { DataTableColumn, DataTableSort } from './data-table-column.ts';

interface DataTableHeadProps<Row> {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly columns: readonly DataTableColumn<Row>[];
  readonly sort: DataTableSort | null;
  /** Sorts by this column, and the other way round where it does already. */
  readonly onSort: (column: string) => void;
  /** Given where rows have check boxes. */
  readonly checks:
    { readonly isAllSelected: boolean; readonly shownSelected: number; readonly toggleAll: () => void } | undefined;
  readonly onLeaveDown: () => void;
}

/** The head of the check boxes, among the columns' own ids. */
const SELECT_ALL = 'select all';

/** The heads of the columns: one stop for Tab; arrows walk along it, Enter or Space sorts, down goes to the rows. */
export function DataTableHead<Row>({ ref, columns, sort, onSort, checks, onLeaveDown }: DataTableHeadProps<Row>) {
  const words = useUiWords();
  const { direction } = useLocale();
  const [lastStop, setLastStop] = useState<string>();
  const stops = [
    ...(checks ? [SELECT_ALL] : []),
    ...columns.filter((column) => column.sortValue).map((column) => column.id),
  ];
  const stop = stops.find((id) => id === lastStop) ?? sort?.column ?? stops[0];
  const stopProps = (id: string) => ({
    'data-head': id,
    tabIndex: id === stop ? 0 : -1,
    onFocus: () => setLastStop(id),
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      return onLeaveDown();
    }
    const steps = direction === 'rtl' ? { ArrowLeft: 1, ArrowRight: -1 } : { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = stops[stops.indexOf(stop ?? '') + steps[event.key]];
    if (next === undefined) return;
    event.preventDefault();
    ref.current?.querySelector<HTMLElement>(`[data-head="${CSS.escape(next)}"]`)?.focus();
  }

  return (
    <div ref={ref} role="rowgroup" className={styles.head}>
      <div role="row" className={styles.headRow} aria-rowindex={1} onKeyDown={onKeyDown}>
        {checks && (
          <div role="columnheader" className={styles.checkCell}>
            <button
              type="button"
              role="checkbox"
              className={styles.checkAll}
              aria-label={words.selectAll}
              aria-checked={checks.isAllSelected || (checks.shownSelected > 0 && 'mixed')}
              onClick={checks.toggleAll}
              {...stopProps(SELECT_ALL)}
            >
              <CheckMark
                isSelected={checks.isAllSelected}
                isIndeterminate={!checks.isAllSelected && checks.shownSelected > 0}
              />
            </button>
          </div>
        )}
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? sort.direction : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={styles.headCell}
              data-align={column.align}
              aria-sort={column.sortValue ? (sorted ?? 'none') : undefined}
            >
              {column.sortValue ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => onSort(column.id)}
                  {...stopProps(column.id)}
                >
                  {column.header}
                  {sorted && <Icon of={sorted === 'ascending' ? ArrowUp : ArrowDown} size="s" />}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
