/**
 * What jsdom lacks and a browser has. It lays nothing out, so every element is given one screenful of size: lists that
 * draw only what is in sight then draw some rows.
 */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

const SCREEN = { width: 1366, height: 768 };

class NeverResizing implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NeverResizing;

globalThis.CSS ??= {} as typeof CSS;
// Enough for the ids and keys of the interface: everything but letters, digits, hyphen and underscore is escaped.
CSS.escape ??= (value: string) => value.replace(/[^\p{L}\p{N}_-]/gu, (sign) => `\\${sign}`);

Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => SCREEN.width },
  offsetHeight: { configurable: true, get: () => SCREEN.height },
  clientHeight: { configurable: true, get: () => SCREEN.height },
});

Element.prototype.scrollTo = function scrollTo(this: Element, target?: ScrollToOptions | number, y?: number) {
  this.scrollTop = typeof target === 'object' ? (target.top ?? this.scrollTop) : (y ?? this.scrollTop);
  this.dispatchEvent(new Event('scroll'));
};
Element.prototype.scrollIntoView ??= () => {};

window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;

afterEach(cleanup);
