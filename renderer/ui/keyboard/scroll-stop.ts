const focusable = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * For the ref of a box that scrolls: while it hides something and holds nothing to stop at, it is a stop of the Tab key
 * itself, so that all of it can be reached by keyboard.
 */
export function scrollStop(box: HTMLElement | null): (() => void) | undefined {
  if (!box) return;
  let hides = false;
  const settle = (): void => {
    if (hides && !box.querySelector(focusable)) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  // Sizes are read only where the window has just laid everything out: asked at any other time it would have to do so at once.
  const resized = new ResizeObserver(() => {
    hides = box.scrollHeight > box.clientHeight;
    settle();
  });
  const filled = new MutationObserver((changes) => {
    const own = changes.filter(({ target }) => target === box);
    for (const { addedNodes } of own) for (const node of addedNodes) if (node instanceof Element) resized.observe(node);
    // What is left may be smaller, though no part of it is: asked for anew, the box is looked at after the next layout.
    if (own.length > 0) {
      resized.unobserve(box);
      resized.observe(box);
    }
    settle();
  });
  for (const part of [box, ...box.children]) resized.observe(part);
  filled.observe(box, { childList: true, subtree: true });
  return () => {
    resized.disconnect();
    filled.disconnect();
  };
}
