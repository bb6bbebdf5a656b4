import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';

interface RowFocusInput<Row> {
  readonly shown: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowSize: number;
  readonly headSize: () => number;
  readonly onFocusRow: ((row: Row) => void) | undefined;
  /** The first row gets the focus as soon as there is one. */
  readonly autoFocus: boolean;
}

/**
 * Keeps the focus on a row by its key: through sorting, live updates and scrolling it stays on the same record, and when
 * that record goes, on the one that took its place.
 */
export function useRowFocus<Row>({
  shown,
  rowKey,
  scroller,
  rowSize,
  headSize,
  onFocusRow,
  autoFocus,
}: RowFocusInput<Row>) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [lastIndex, setLastIndex] = useState(0);
  const holdsFocus = useRef(false);
  const wantsFocus = useRef(autoFocus);

  const activeIndex = useMemo(() => {
    const found = activeKey === null ? 0 : shown.findIndex((row) => rowKey(row) === activeKey);
    return found >= 0 ? found : Math.min(lastIndex, shown.length - 1);
  }, [shown, rowKey, activeKey, lastIndex]);
  if (activeIndex >= 0 && activeIndex !== lastIndex) setLastIndex(activeIndex);
  const activeRow = shown[activeIndex];
  const activeId = activeRow === undefined ? undefined : rowKey(activeRow);

  function reveal(index: number) {
    const element = scroller.current;
    if (!element) return;
    const top = index * rowSize;
    const view = element.clientHeight - headSize();
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (top + rowSize > element.scrollTop + view) element.scrollTo({ top: top + rowSize - view });
  }

  function focusRow(index: number) {
    const place = Math.max(0, Math.min(index, shown.length - 1));
    const row = shown[place];
    if (row === undefined) return;
    wantsFocus.current = true;
    reveal(place);
    setActiveKey(rowKey(row));
    // The key may be the active one already, with the focus elsewhere (the head): nothing would render.
    focusElement(scroller.current, rowKey(row));
  }

  function onRowFocused(key: string) {
    holdsFocus.current = true;
    setActiveKey(key);
    const row = onFocusRow && shown.find((each) => rowKey(each) === key);
    if (row !== undefined) onFocusRow?.(row);
  }

  // After every render: give the focus to the row that was asked for, or back to the active row if its element was lost.
  useLayoutEffect(() => {
    const isLost = holdsFocus.current && document.activeElement === document.body;
    if ((wantsFocus.current || isLost) && activeId !== undefined) {
      if (isLost) reveal(activeIndex);
      if (focusElement(scroller.current, activeId)) wantsFocus.current = false;
    }
  });

  return {
    activeIndex,
    focusRow,
    /** To be called when a row of this key gets the focus by any way, or the rows lose it. */
    onRowFocused,
    onRowsBlurred: useCallback(() => {
      holdsFocus.current = false;
    }, []),
  };
}

/** Focuses the element of a row, if it is there; the scrolling is ours, in whole rows. */
function focusElement(scroller: HTMLElement | null, key: string): boolean {
  const element = scroller?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`);
  element?.focus({ preventScroll: true });
  return element !== null && element !== undefined;
}
