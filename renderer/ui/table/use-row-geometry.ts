import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DataTableSort } from './data-table-column.ts';

/** What the list shows: when it changes by the user's hand, the list begins again at its top. */
interface Shown {
  readonly needle: string;
  readonly sort: DataTableSort | null;
}

/** What a row of a design's height measured last: a list that opens need not be drawn twice to find out again. */
const lastMeasured = new Map<number, number>();

/**
 * The height of a row in pixels, read from the stylesheet (the tokens shrink on short screens and grow with the root size),
 * and the scroller, which comes to rest on whole rows only.
 */
export function useRowGeometry(designHeight: number, { needle, sort }: Shown) {
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const [rowSize, setRowSize] = useState(lastMeasured.get(designHeight) ?? designHeight);

  useLayoutEffect(() => {
    const element = ruler.current;
    if (!element) return;
    const measure = () => {
      const height = element.getBoundingClientRect().height || designHeight;
      lastMeasured.set(designHeight, height);
      setRowSize(height);
    };
    // Looked at once the window has laid itself out anyway: asked for here, it would have to do so at once. No row is drawn before that.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [designHeight]);

  const view = `${needle} ${sort?.column ?? ''} ${sort?.direction ?? ''}`;
  const lastView = useRef(view);
  useEffect(() => {
    if (lastView.current === view) return;
    lastView.current = view;
    scroller.current?.scrollTo({ top: 0 });
  }, [view]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    // Where the scrolling came to rest is asked once the rows that came into sight are laid out: asked sooner, they would be laid out for the question.
    const settle = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const whole = Math.round(element.scrollTop / rowSize) * rowSize;
        if (Math.abs(element.scrollTop - whole) > 1) element.scrollTo({ top: whole });
      });
    };
    element.addEventListener('scrollend', settle);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scrollend', settle);
    };
  }, [rowSize]);

  const headSize = useCallback(() => head.current?.offsetHeight ?? 0, []);
  /** How many whole rows are in sight. */
  const pageRows = () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headSize()) / rowSize));
  return { scroller, ruler, head, rowSize, headSize, pageRows };
}
