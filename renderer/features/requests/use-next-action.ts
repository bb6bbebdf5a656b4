import { useEffect, useRef, type RefObject } from 'react';

/**
 * For the ref of what can be done with a request: once what stood in its place has gone, a booking, a transfer or a slip,
 * the focus comes to the first thing that can be done next, and again where that goes because the request has moved on.
 * Whoever has gone elsewhere meanwhile stays there.
 */
export function useNextAction(isAway: boolean, standing: unknown): RefObject<HTMLDivElement | null> {
  const work = useRef<HTMLDivElement>(null);
  const hasComeBack = useRef(false);
  useEffect(() => {
    if (isAway) hasComeBack.current = true;
    else if (hasComeBack.current && isNowhere())
      work.current?.querySelector<HTMLElement>('button:not(:disabled, [aria-disabled="true"])')?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- looked at again whenever the request stands elsewhere
  }, [isAway, standing]);
  return work;
}

/** The screen as a whole is nowhere: it takes the focus where nothing else has it. */
const isNowhere = (): boolean => document.activeElement?.matches('body, main') ?? true;
