import type { Page } from 'playwright-core';

/**
 * What lies under the toast that is shown and can be pressed, filled in or read as a row, by its words; of a dialog also each button that
 * is not the topmost thing at its own middle. Throws where no toast is shown.
 */
export const underTheToast = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const toast = document.querySelector('[role="alertdialog"][data-key], [role="alert"]')?.closest('[role="region"]');
    if (!(toast instanceof HTMLElement)) throw new Error('no toast is shown');
    const said = (each: Element): string => `${each.tagName.toLowerCase()}: ${(each.textContent ?? '').slice(0, 40)}`;
    const { left, top, width, height } = toast.getBoundingClientRect();
    const covered = new Set<string>();
    // Looked through for a moment that nobody sees.
    toast.style.visibility = 'hidden';
    for (let column = 0; column <= 24; column += 1)
      for (let line = 0; line <= 4; line += 1) {
        const [x, y] = [left + (width * column) / 24, top + (height * line) / 4];
        const under = document
          .elementFromPoint(x, y)
          ?.closest('button, a, input, textarea, [role="row"], [role="option"]');
        if (under) covered.add(said(under));
      }
    toast.style.visibility = '';
    for (const button of document.querySelectorAll('[role="dialog"] button')) {
      const place = button.getBoundingClientRect();
      const hit = document.elementFromPoint((place.left + place.right) / 2, (place.top + place.bottom) / 2);
      if (!button.contains(hit)) covered.add(said(button));
    }
    return [...covered];
  });
