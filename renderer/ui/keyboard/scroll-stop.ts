const focusable = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * For the ref of a box that scrolls: while it hides something and holds nothing to stop at, it is a stop of the Tab key
 * itself, so that all of it can be reached by keyboard.
 */
export function scrollStop(box: HTMLElement | null): (() => void) | undefined {
  if (!box) return;
  const settle = (): void => {
    const hides = box.scrollHeight > box.clientHeight;
    if (hides && !box.querySelector(focusable)) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const resized = new ResizeObserver(settle);
  const filled = new MutationObserver(settle);
  resized.observe(box);
  filled.observe(box, { childList: true, subtree: true });
  return () => {
    resized.disconnect();
    filled.disconnect();
  };
}
