import { useCallback, useMemo, useRef, useState } from 'react';
import type { ModelRow } from './row-order.ts';

/** none: rows are only opened · single: one row at a time · multiple: check boxes, ranges with Shift, Ctrl+A. */
export type SelectionMode = 'none' | 'single' | 'multiple';

interface RowSelectionInput<Row> {
  readonly mode: SelectionMode;
  readonly shown: readonly ModelRow<Row>[];
  readonly selectedKeys?: ReadonlySet<string>;
  readonly onSelectionChange?: (keys: ReadonlySet<string>) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Which rows are selected, by key, so that sorting, filtering and updates never change it. */
export function useRowSelection<Row>({ mode, shown, selectedKeys, onSelectionChange }: RowSelectionInput<Row>) {
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

  const toggle = useCallback(
    (index: number) => {
      const key = shown[index]?.id;
      if (key === undefined || mode === 'none') return;
      anchor.current = index;
      const isOn = selected.has(key);
      if (mode === 'single') return change(isOn ? NOTHING : new Set([key]));
      const next = new Set(selected);
      if (isOn) next.delete(key);
      else next.add(key);
      change(next);
    },
    [shown, mode, selected, change],
  );

  const selectOnly = useCallback(
    (index: number) => {
      const key = shown[index]?.id;
      if (key === undefined || mode === 'none') return;
      anchor.current = index;
      change(new Set([key]));
    },
    [shown, mode, change],
  );

  /** Adds all rows between the last one toggled and this one. */
  const extendTo = useCallback(
    (index: number, from: number) => {
      if (mode !== 'multiple') return;
      const start = anchor.current ?? from;
      anchor.current = start;
      const range = shown.slice(Math.min(start, index), Math.max(start, index) + 1);
      change(new Set([...selected, ...range.map((row) => row.id)]));
    },
    [shown, mode, selected, change],
  );

  const shownSelected = useMemo(
    () => (selected.size === 0 ? 0 : shown.reduce((count, row) => count + (selected.has(row.id) ? 1 : 0), 0)),
    [shown, selected],
  );
  const isAllSelected = shown.length > 0 && shownSelected === shown.length;
  const toggleAll = useCallback(() => {
    if (mode === 'multiple') change(isAllSelected ? NOTHING : new Set(shown.map((row) => row.id)));
  }, [mode, shown, isAllSelected, change]);
  const selectAll = useCallback(() => {
    if (mode === 'multiple') change(new Set(shown.map((row) => row.id)));
  }, [mode, shown, change]);

  return { selected, shownSelected, isAllSelected, toggle, selectOnly, extendTo, toggleAll, selectAll };
}
