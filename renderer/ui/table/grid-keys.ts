import type { KeyboardEvent } from 'react';

interface GridKeysInput {
  readonly focus: { readonly activeIndex: number; readonly focusRow: (index: number) => void };
  readonly selection: {
    readonly toggle: (index: number) => void;
    readonly extendTo: (index: number, from: number) => void;
    readonly selectAll: () => void;
  };
  readonly open: (index: number) => void;
  readonly total: number;
  /** How many whole rows are in sight. */
  readonly pageRows: () => number;
  readonly focusHead: () => void;
}

/** The keys of a row: arrows, pages and ends move; Space selects; Shift extends; Ctrl+A selects all; Enter opens. */
export function gridKeys({ focus, selection, open, total, pageRows, focusHead }: GridKeysInput) {
  const { activeIndex, focusRow } = focus;
  const targets: Readonly<Record<string, () => number>> = {
    ArrowDown: () => activeIndex + 1,
    ArrowUp: () => activeIndex - 1,
    PageDown: () => activeIndex + pageRows(),
    PageUp: () => activeIndex - pageRows(),
    Home: () => 0,
    End: () => total - 1,
  };

  return (event: KeyboardEvent<HTMLElement>) => {
    // A button or a field inside a cell keeps its own keys.
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    if (event.altKey || event.metaKey) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  };

  function actionOf(event: KeyboardEvent): (() => void) | undefined {
    if (event.ctrlKey) return event.code === 'KeyA' ? selection.selectAll : undefined;
    if (event.key === 'Enter') return () => open(activeIndex);
    if (event.key === ' ' && !event.shiftKey) return () => selection.toggle(activeIndex);
    if (event.key === 'ArrowUp' && activeIndex === 0 && !event.shiftKey) return focusHead;
    const target = targets[event.key];
    if (!target) return undefined;
    return () => {
      const next = Math.max(0, Math.min(target(), total - 1));
      if (event.shiftKey) selection.extendTo(next, activeIndex);
      focusRow(next);
    };
  }
}
