import type { VirtualizerOptions } from '@tanstack/react-virtual';

type ObserveSize = VirtualizerOptions<HTMLDivElement, Element>['observeElementRect'];

/**
 * Tells a list how large its box is once the window has laid itself out anyway. Asked for in the pass that draws the list, as is usual, it would be laid out
 * at once, and the list drawn again in the same breath.
 */
export const observeSize: ObserveSize = ({ scrollElement }, tell) => {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(() =>
    tell({ width: scrollElement.offsetWidth, height: scrollElement.offsetHeight }),
  );
  observer.observe(scrollElement);
  return () => observer.disconnect();
};
