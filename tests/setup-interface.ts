/**
 * What jsdom lacks and a browser has. It lays nothing out, so every element is given one screenful of size (a group of
 * rows, the height of a table's head): lists that draw only what is in sight then draw as many rows as a desk would.
 */
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

configure({ asyncUtilTimeout: PATIENCE_MS });

const SCREEN = { width: 1366, height: 768, tableHead: 40 };

/** Tells of each element once, as a browser does when it is first observed; nothing changes its size afterwards. */
class ResizesOnce implements ResizeObserver {
  private readonly tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.tell = tell;
  }
  observe() {
    this.tell([], this);
  }
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= ResizesOnce;

globalThis.CSS ??= {} as typeof CSS;
// Enough for the ids and keys of the interface: everything but letters, digits, hyphen and underscore is escaped.
CSS.escape ??= (value: string) => value.replace(/[^\p{L}\p{N}_-]/gu, (sign) => `\\${sign}`);

function heightOf(this: HTMLElement) {
  return this.matches('[role=rowgroup]') ? SCREEN.tableHead : SCREEN.height;
}
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => SCREEN.width },
  offsetHeight: { configurable: true, get: heightOf },
  clientWidth: { configurable: true, get: () => SCREEN.width },
  clientHeight: { configurable: true, get: heightOf },
});

Element.prototype.scrollTo = function scrollTo(this: Element, target?: ScrollToOptions | number, y?: number) {
  const top = (typeof target === 'object' ? target.top : y) ?? this.scrollTop;
  if (top === this.scrollTop) return;
  this.scrollTop = top;
  this.dispatchEvent(new Event('scroll'));
};
Element.prototype.scrollIntoView ??= () => {};
window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;

document.documentElement.lang = 'ar';
document.documentElement.dir = 'rtl';

afterEach(() => {
  cleanup();
  // React Aria keeps for some seconds what it said to those who hear the screen.
  for (const said of document.querySelectorAll('[data-live-announcer] > *')) said.replaceChildren();
});
