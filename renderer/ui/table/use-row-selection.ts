import { useCallback, useMemo, useRef, useState } from 'react';

/** none: rows are only opened · single: one row at a time · multiple: check boxes, ranges with Shift, Ctrl+A. */
export type SelectionMode = 'none' | 'single' | 'multiple';

interface RowSelectionInput<Row> {
  readonly mode: SelectionMode;
  readonly shown: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKeys?: ReadonlySet<string>;
  readonly onSelectionChange?: (keys: ReadonlySet<string>) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Which rows are selected, by key, so that sorting, filtering and updates never change it. */
export function useRowSelection<Row>(input: RowSelectionInput<Row>) {
  const { mode, shown, rowKey, selectedKeys, onSelectionChange } = input;
  const [own, setOwn] = useState(NOTHING);
  const selected = selectedKeys ?? own;
  const anchor = useRef<number | null>(null);

  const change = useCallback(
    (keys: ReadonlySet<string>) => {
      setOwn(keys);
      onSelectionChange?.(keys);
    },
    [onSelectionChange],
  );

  const keyAt = useCallback(
    (index: number): string | undefined => {
      const row = shown[index];
      return row === undefined ? undefined : rowKey(row);
    },
    [shown, rowKey],
  );

  const toggle = useCallback(
    (index: number) => {
      const key = keyAt(index);
      if (key === undefined || mode === 'none') return;
      anchor.current = index;
      const isOn = selected.has(key);
      if (mode === 'single') return change(isOn ? NOTHING : new Set([key]));
      const next = new Set(selected);
      if (isOn) next.delete(key);
      else next.add(key);
      change(next);
    },
    [keyAt, mode, selected, change],
  );

  const selectOnly = useCallback(
    (index: number) => {
      const key = keyAt(index);
      if (key === undefined || mode === 'none') return;
      anchor.current = index;
      change(new Set([key]));
    },
    [keyAt, mode, change],
  );

  /** Adds all rows between the last one toggled and this one. */
  const extendTo = useCallback(
    (index: number, from: number) => {
      if (mode !== 'multiple') return;
      const start = anchor.current ?? from;
      anchor.current = start;
      const range = shown.slice(Math.min(start, index), Math.max(start, index) + 1);
      change(new Set([...selected, ...range.map(rowKey)]));
    },
    [shown, rowKey, mode, selected, change],
  );

  const shownSelected = useMemo(
    () => (selected.size === 0 ? 0 : shown.reduce((count, row) => count + (selected.has(rowKey(row)) ? 1 : 0), 0)),
    [shown, rowKey, selected],
  );
  const isAllSelected = shown.length > 0 && shownSelected === shown.length;
  const toggleAll = useCallback(() => {
    if (mode === 'multiple') change(isAllSelected ? NOTHING : new Set(shown.map(rowKey)));
  }, [mode, shown, rowKey, isAllSelected, change]);
  const selectAll = useCallback(() => {
    if (mode === 'multiple') change(new Set(shown.map(rowKey)));
  }, [mode, shown, rowKey, change]);

  return { selected, shownSelected, isAllSelected, toggle, selectOnly, extendTo, toggleAll, selectAll };
}
