import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { countLeftOut, ROOT_PX, spareFirst, type DataTableColumn } from './data-table-column.ts';

/** The columns for which a list's box has room: the spare ones are left out, as many as must be, so that no row moves sideways. */
export function useFittingColumns<Row>(
  columns: readonly DataTableColumn<Row>[],
  hasChecks: boolean,
  scroller: RefObject<HTMLElement | null>,
): readonly DataTableColumn<Row>[] {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // Looked at once the window has laid itself out anyway; a list that has room for everything is not drawn again.
    const observer = new ResizeObserver(() => {
      const rootSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || ROOT_PX;
      setCount(countLeftOut(columns, hasChecks, (box.clientWidth / rootSize) * ROOT_PX));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [columns, hasChecks, scroller]);
  return useMemo(() => {
    const leftOut = new Set(spareFirst(columns).slice(0, count));
    return count === 0 ? columns : columns.filter((column) => !leftOut.has(column));
  }, [columns, count]);
}
