import type { Page } from 'playwright-core';

/**
 * What can be pressed, read or filled in and lies under the toast that is shown, by its words; in a dialog also any button that is not
 * the topmost thing at its own middle. Throws where no toast is shown.
 */
export const underTheToast = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const toast = document.querySelector('[role="alertdialog"][data-key], [role="alert"]')?.closest('[role="region"]');
    if (!toast) throw new Error('no toast is shown');
    const place = toast.getBoundingClientRect();
    const dialog = document.querySelector('[role="dialog"]');
    const inDialog = [...(dialog?.querySelectorAll('button') ?? [])];
    return [...document.querySelectorAll('button, a[href], input, textarea, footer, [role="row"], [role="option"]')]
      .filter((each) => !toast.contains(each))
      .filter((each) => {
        const { left, right, top, bottom, width } = each.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const hit = document.elementFromPoint(x, y);
        if (width === 0 || hit === null) return false;
        if (inDialog.some((button) => button === each) && !each.contains(hit)) return true;
        const isStrip = each.tagName === 'FOOTER' && each.contains(document.querySelector('[aria-keyshortcuts="F9"]'));
        const touches = left < place.right && right > place.left && top < place.bottom && bottom > place.top;
        return !isStrip && touches && (each.contains(hit) || toast.contains(hit));
      })
      .map((each) => `${each.tagName.toLowerCase()}: ${(each.textContent ?? '').slice(0, 40)}`);
  });
