import { useEffect, useRef, type RefObject } from 'react';

/**
 * For the ref of a region: the focus comes to it where nothing has it, because what had it has gone, with a panel, a dialog
 * or a call that ended. The next key is then heard there, not at the top of the window.
 */
export function useLostFocus(): RefObject<HTMLElement | null> {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    let frame: number | undefined;
    const take = (): void => {
      frame = undefined;
      const { current } = region;
      const isReachable = current !== null && current.closest('[inert], [aria-hidden="true"]') === null;
      if (isReachable && document.activeElement === document.body) current.focus({ preventScroll: true });
    };
    // Asked in the next frame: opened by Enter on a link, React Aria gives a field its focus there, and a dialog gives it back
    // there to where it was opened; both only if nothing has taken it.
    const look = (): void => {
      if (document.activeElement === document.body) frame ??= requestAnimationFrame(take);
    };
    look();
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true });
    return () => {
      changes.disconnect();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, []);
  return region;
}
