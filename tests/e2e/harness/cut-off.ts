import type { Page } from 'playwright-core';

/**
 * What cannot be read or reached to its end on the screen as it stands: texts that lie beyond a box that hides and does not scroll, texts that
 * end before their end without saying so by three dots, and boxes that only scroll sideways.
 */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Half a pixel is rounding; the dots of Arabic letters reach into the room between lines. */
    const SLACK = 2;
    const faults = new Set<string>();
    const words = (text: string | null): string => (text ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0] ?? ''}`;

    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const { overflowX } = getComputedStyle(element);
      const isField = element.matches('input, textarea');
      if (!isField && /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + SLACK)
        faults.add(`scrolls sideways: ${named(element)} ${words(element.textContent)}`);
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || words(text.nodeValue) === '' || !parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const place = range.getBoundingClientRect();
      if (place.width === 0) continue;
      let [isX, isY] = [true, true];
      for (let box: Element | null = parent; box && (isX || isY); box = box.parentElement) {
        const style = getComputedStyle(box);
        // Heard, not seen.
        if (style.clipPath !== 'none' || style.clip !== 'auto') break;
        if (style.display === 'contents' || style.display === 'inline') continue;
        const edge = box.getBoundingClientRect();
        const beyondX = place.left < edge.left - SLACK || place.right > edge.right + SLACK;
        const beyondY = place.top < edge.top - SLACK || place.bottom > edge.bottom + SLACK;
        const shortens = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        if (/hidden|clip/.test(style.overflowX)) {
          if (isX && beyondX && !shortens) faults.add(`cut sideways by ${named(box)}: ${words(text.nodeValue)}`);
          if (shortens) isX = false;
        }
        if (/hidden|clip/.test(style.overflowY) && isY && beyondY && !shortens)
          faults.add(`cut below by ${named(box)}: ${words(text.nodeValue)}`);
        // Lines after the last that is shown are told by its three dots.
        if (style.webkitLineClamp !== 'none') isY = false;
        if (/auto|scroll/.test(style.overflowX)) isX = false;
        if (/auto|scroll/.test(style.overflowY)) isY = false;
        if (style.position === 'fixed') break;
      }
    }
    return [...faults];
  });
