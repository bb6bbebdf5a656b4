import { useEffect, useRef, type RefObject } from 'react';

interface ReturnFocus {
  /** Of the box whose rows may take the focus. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** To be called by what opens, before it does. */
  readonly leave: () => void;
}

/**
 * Where the focus goes when what was opened beside a list is closed or done: back to what opened it, and where that is gone with it, to the
 * first row that can be pressed. Whoever has gone elsewhere meanwhile stays there.
 */
export function useReturnFocus(isOpen: boolean): ReturnFocus {
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (wasOpen.current && !isOpen && isNowhere) returnTo(opener.current, box.current);
    wasOpen.current = isOpen;
  }, [isOpen]);
  return {
    box,
    leave: () => {
      opener.current = document.activeElement;
    },
  };
}

function returnTo(opener: Element | null, box: HTMLElement | null): void {
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  (isThere ? opener : box?.querySelector<HTMLElement>('li button'))?.focus();
}
